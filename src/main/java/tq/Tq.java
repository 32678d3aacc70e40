package tq;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import tq.compile.JqProgram;
import tq.compile.Lowering;
import tq.parse.ParseResult;
import tq.parse.QueryParser;
import tq.plan.Defined;
import tq.plan.Gap;
import tq.plan.Plan;
import tq.plan.Resolver;
import tq.run.CompiledQuery;
import tq.run.RunException;
import tq.run.Tables;
import tq.syntax.Query;
import tq.text.Diagnostic;
import tq.text.QueryException;
import tq.text.SourceText;
import tq.trace.Trace;

/**
 * The road of a query, each step a method: text, syntax, plan, jq, and a query that runs.
 *
 * <pre>
 * Plan plan = Tq.plans(new SourceText("query", "failed spans | count by name"), Map.of(), Resolver.Output.ELEMENTS).get(0);
 * CompiledQuery.Run run = Tq.compile(plan).start(System.out::println);
 * run.add(trace);
 * run.end();
 * </pre>
 */
public final class Tq {

    private Tq() {
    }

    /** Text to syntax. */
    public static Query parse(SourceText source) throws QueryException {
        return QueryParser.parse(source).faultless(source);
    }

    /**
     * Text to plans, one for each query in it; all faults of the text at once where there are any.
     *
     * @param parameters values of parameters as text: {@code {min: "5s"}}
     * @param output what is to become of whole elements, such as the columns that are good to read
     */
    public static List<Plan> plans(SourceText source, Map<String, String> parameters, Resolver.Output output) throws QueryException {
        return plans(source, parameters, output, Defined.NOTHING);
    }

    /** The same after other texts, whose definitions hold. */
    public static List<Plan> plans(SourceText source, Map<String, String> parameters, Resolver.Output output, Defined before) throws QueryException {
        ParseResult parsed = QueryParser.parse(source);
        List<Diagnostic> faults = new ArrayList<>(parsed.diagnostics());
        Resolver.Resolved resolved = Resolver.resolve(source, parsed.query(), parameters, new FilesAndLibrary(source), output, before);
        faults.addAll(resolved.faults());
        if (!faults.isEmpty()) {
            throw new QueryException(source, faults);
        }
        return resolved.plans();
    }

    /** What is known of the place in a text where {@link Gap#MARK} stands for what is still to be written. */
    public static Optional<Gap> gap(SourceText source, Defined before) {
        return Resolver.gap(source, QueryParser.parse(source).query(), new FilesAndLibrary(source), before);
    }

    /** What holds after a text without faults. */
    public static Defined defined(SourceText source, Map<String, String> parameters, Defined before) {
        return before.and(source, QueryParser.parse(source).query(), parameters, new FilesAndLibrary(source));
    }

    /**
     * All that one query gives about some traces.
     *
     * @param query without a fault; it is the caller's own
     * @param traces by the numbers that name them
     */
    public static List<JsonNode> rows(String query, SortedMap<Integer, Trace> traces, Defined before) {
        List<JsonNode> rows = new ArrayList<>();
        try {
            compile(plans(new SourceText("query", query), Map.of(), Resolver.Output.ELEMENTS, before).get(0)).start(rows::add).over(traces);
        } catch (QueryException | RunException e) {
            throw new IllegalStateException(query, e);
        }
        return rows;
    }

    /** Plan to jq. */
    public static JqProgram lower(Plan plan) {
        return Lowering.lower(plan);
    }

    /** Plan to a query that runs. */
    public static CompiledQuery compile(Plan plan) throws RunException {
        return new CompiledQuery(plan, lower(plan));
    }

    /** Plans to queries that are run together, each trace on one thread. */
    public static List<CompiledQuery> compile(List<Plan> plans) throws RunException {
        Tables tables = new Tables(plans);
        List<CompiledQuery> queries = new ArrayList<>();
        for (Plan plan : plans) {
            queries.add(plans.size() == 1 ? compile(plan) : new CompiledQuery(plan, lower(plan), tables));
        }
        return queries;
    }
}
