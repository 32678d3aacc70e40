package tq.diagnose;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import tq.Tq;
import tq.run.CompiledQuery;
import tq.run.RunException;
import tq.run.Together;
import tq.trace.CodeOf;
import tq.trace.Span;
import tq.trace.Trace;

/**
 * All checks over the same traces, read once. Rows of one check about one span, or about one trace as a whole, are one finding.
 *
 * <pre>
 * Diagnosis diagnosis = new Diagnosis(Checks.of(QueryLibrary.all()));
 * diagnosis.add(trace);
 * List&lt;Finding&gt; findings = diagnosis.end();
 * </pre>
 */
public final class Diagnosis {

    /** Columns of a row that say where, and are no evidence. */
    private static final List<String> PLACES = List.of("trace", "span", "path");
    /** Where traces were read is known of so many; of more only while each is at hand. */
    private static final int MOST_ORIGINS = 100_000;

    private final List<Asked> asked = new ArrayList<>();
    private final Together together;
    private final Map<String, Trace.Origin> origins = new HashMap<>();
    private final Map<Place, List<String>> code = new HashMap<>();
    private Optional<Trace> current = Optional.empty();

    /** One check on its way. */
    private final class Asked {

        private final Check check;
        private final CompiledQuery.Run run;
        private final Map<Place, List<ObjectNode>> rows = new LinkedHashMap<>();

        Asked(Check check, CompiledQuery query) {
            this.check = check;
            this.run = query.start(this::result);
        }

        private void result(JsonNode row) {
            ObjectNode evidence = row.isObject() ? ((ObjectNode) row).deepCopy() : JsonNodeFactory.instance.objectNode().set("value", row);
            Place place = new Place(evidence.path("trace").asText(""), evidence.path("span").asText(""), evidence.path("path").asText(""));
            rows.computeIfAbsent(place, any -> new ArrayList<>()).add(evidence.without(PLACES));
            current.filter(trace -> trace.code() != CodeOf.NOTHING).flatMap(trace -> trace.span(place.span()))
                    .ifPresent(span -> code.computeIfAbsent(place, any -> places(span)));
        }
    }

    private static List<String> places(Span span) {
        List<String> thrown = span.trace().code().thrown(span);
        return thrown.isEmpty() ? span.trace().code().function(span) : thrown;
    }

    /** What a row is about; parts are empty where it names none. */
    private record Place(String trace, String span, String path) {
    }

    /**
     * Takes the checks in the order in which their findings shall stand among those that are as bad.
     *
     * @throws RunException where the engine can't read a query, which is a fault of tq unless somebody wrote jq in it
     */
    public Diagnosis(List<Check> checks) throws RunException {
        this(checks, 1, trace -> { });
    }

    /**
     * The same over several threads.
     *
     * @param taken hears of each trace, in their order
     */
    public Diagnosis(List<Check> checks, int jobs, Consumer<Trace> taken) throws RunException {
        List<CompiledQuery> queries = Tq.compile(checks.stream().map(Check::plan).toList());
        for (int i = 0; i < checks.size(); i++) {
            asked.add(new Asked(checks.get(i), queries.get(i)));
        }
        together = new Together(asked.stream().map(each -> each.run).toList(), jobs, trace -> {
            begin(trace);
            taken.accept(trace);
        });
    }

    private void begin(Trace trace) {
        current = Optional.of(trace);
        if (origins.size() < MOST_ORIGINS) {
            origins.putIfAbsent(trace.id(), trace.origin());
        }
    }

    /** Puts a trace to every check. */
    public void add(Trace trace) throws RunException {
        together.add(trace);
    }

    /** The checks on their way, for whoever feeds them in another way. */
    public Together together() {
        return together;
    }

    /** What was found, the worst first, then in the order of the checks, then of the traces. */
    public List<Finding> end() throws RunException {
        together.idle();
        together.close();
        current = Optional.empty();
        List<Finding> findings = new ArrayList<>();
        for (Asked each : asked) {
            each.run.end();
            each.rows.forEach((place, rows) -> findings.add(new Finding(each.check, place.trace(), place.span(), place.path(), rows, Optional.ofNullable(origins.get(place.trace())),
                    code.getOrDefault(place, List.of()))));
        }
        findings.sort(Comparator.comparing(finding -> finding.check().severity()));
        return findings;
    }

    /** How many traces were looked at. */
    public long traces() {
        return together.traces();
    }
}
