package tq.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.POJONode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import net.thisptr.jackson.jq.JsonQuery;
import net.thisptr.jackson.jq.Output;
import net.thisptr.jackson.jq.Scope;
import net.thisptr.jackson.jq.Versions;
import net.thisptr.jackson.jq.exception.JsonQueryException;
import tq.compile.JqProgram;
import tq.compile.Prelude;
import tq.plan.Plan;
import tq.plan.Watch;
import tq.schema.Noun;
import tq.trace.Trace;
import tq.trace.rows.RowReader;

/**
 * A query ready to run: its map program over the rows of one trace, and its merge program over all that gave. Both are
 * the text that {@code explain} shows, run by jackson-jq with the prelude's functions native.
 */
public final class CompiledQuery {

    private static final Set<String> KEYWORDS = Set.of("and", "or", "if", "then", "else", "end", "null", "true", "false", "as", "elif");

    /** What all queries share. Made by the thread that first wants it, while others wait instead of making it again. */
    private static final class Engine {

        private static final Scope ROOT = Builtins.rootScope();

        static {
            Natives.addTo(ROOT);
        }
    }

    private final Map<Noun, RowReader> readers = new LinkedHashMap<>();
    private final Optional<Tables> shared;
    private final JsonQuery map;
    private final Optional<Narrowed> source;
    private final List<Narrowed> narrowed;
    private final Optional<JsonQuery> merge;
    private final Scope root;
    private final List<Watch> watches;
    private final long enough;

    /**
     * Takes a plan and its program.
     *
     * @throws RunException where jackson-jq can't read the program, which is a fault of tq unless the user wrote jq in it
     */
    public CompiledQuery(Plan plan, JqProgram program) throws RunException {
        this(plan, program, Optional.empty());
    }

    /** The same, reading rows together with other queries. */
    public CompiledQuery(Plan plan, JqProgram program, Tables shared) throws RunException {
        this(plan, program, Optional.of(shared));
    }

    private CompiledQuery(Plan plan, JqProgram program, Optional<Tables> shared) throws RunException {
        this.shared = shared.filter(tables -> plan.reads().entrySet().stream().allMatch(read -> tables.has(read.getKey(), read.getValue())));
        plan.reads().forEach((noun, fields) -> {
            if (noun != Noun.SESSIONS) {
                readers.put(noun, new RowReader(noun, fields));
            }
        });
        Map<String, JsonNode> parameters = new HashMap<>();
        program.parameters().forEach((name, value) -> parameters.put(name, Constants.node(value.value())));
        this.map = compile(program.narrowings().isEmpty() ? program.mapText() : program.narrowedMapText());
        List<Narrowed> all = program.narrowings().stream()
                .map(narrowing -> new Narrowed(narrowing.variable(), Noun.of(narrowing.table()), RowTest.of(narrowing.conditions(), parameters))).toList();
        this.source = all.stream().filter(table -> program.source().equals(Optional.of(table.variable()))).findFirst();
        this.narrowed = all.stream().filter(table -> !source.equals(Optional.of(table))).toList();
        Optional<String> mergeText = program.mergeText();
        this.merge = mergeText.isPresent() ? Optional.of(compile(mergeText.get())) : Optional.empty();
        this.watches = plan.watches();
        this.enough = program.enough().orElse(Long.MAX_VALUE);
        this.root = Scope.newChildScope(Engine.ROOT);
        parameters.forEach(root::setValue);
    }

    /** A table at one place of the map program, and which of its rows are worth a look there. */
    private record Narrowed(String variable, Noun table, Optional<RowTest> test) {

        ArrayNode of(ArrayNode rows) {
            if (test.isEmpty()) {
                return rows;
            }
            ArrayNode left = JsonNodeFactory.instance.arrayNode();
            for (JsonNode row : rows) {
                Stop.check();
                if (test.get().passes(row)) {
                    left.add(row);
                }
            }
            return left;
        }
    }

    private static JsonQuery compile(String body) throws RunException {
        String program = needsPrelude(body) ? Prelude.link(body, Natives.NAMES) + body : body;
        try {
            return JsonQuery.compile(program, Versions.JQ_1_7);
        } catch (JsonQueryException e) {
            throw new RunException("jackson-jq can't read the program (" + e.getMessage() + "):\n" + program, e);
        }
    }

    /** To read the prelude takes longer than to run a short query; most bodies call nothing that is only there. */
    private static boolean needsPrelude(String body) {
        for (String name : Prelude.names(body)) {
            if (!Natives.NAMES.contains(name) && !Builtins.has(name) && !KEYWORDS.contains(name)) {
                return true;
            }
        }
        return false;
    }

    /** Receives results one by one. */
    public interface Results {
        void add(JsonNode result);
    }

    /** What one trace gave: rows, and what was noted of it. */
    record Part(List<JsonNode> rows, Notes notes) {
    }

    /** One run over traces; a new one for each run. Not for several threads. */
    public final class Run {

        private final Results results;
        private final KeptParts partial = new KeptParts();
        private final Notes notes = new Notes(watches);
        private long traces;

        private Run(Results results) {
            this.results = results;
        }

        /**
         * Runs the map program on a trace; its rows are results, or kept for the merge.
         *
         * @return whether more traces can change the results: false once {@code limit} has its rows
         */
        public boolean add(Trace trace) throws RunException {
            return add(trace, ++traces);
        }

        /** Takes traces by their numbers, as many as can change the results, and ends. */
        public void over(SortedMap<Integer, Trace> all) throws RunException {
            for (Map.Entry<Integer, Trace> trace : all.entrySet()) {
                if (!add(trace.getValue(), trace.getKey())) {
                    break;
                }
            }
            end();
        }

        /**
         * The same with a trace's own number, by which {@code @2} names it, where not all are asked.
         */
        public boolean add(Trace trace, long number) throws RunException {
            CompiledQuery.this.map(trace, number, notes, merge.isPresent() ? settled(partial::add) : results);
            return partial.size() < enough;
        }

        /** The first half of {@link #add}, for any thread: what a trace gives. */
        Part map(Trace trace, long number) throws RunException {
            Part part = new Part(new ArrayList<>(), new Notes(watches));
            CompiledQuery.this.map(trace, number, part.notes(), settled(part.rows()::add));
            return part;
        }

        /** The second half, on the thread of the run. */
        boolean take(Part part) {
            notes.and(part.notes());
            part.rows().forEach(merge.isPresent() ? partial::add : results::add);
            return partial.size() < enough;
        }

        /** Lets go of what the thread keeps of the last trace. */
        void release() {
            shared.ifPresent(Tables::release);
        }

        /** What the query took for granted and the data did not hold: a sentence each. */
        public List<String> notes() {
            return notes.all();
        }

        /** Traces that the query names and that were not there: a sentence each, and its answer means little. */
        public List<String> unmet() {
            return notes.unmet();
        }

        /** Runs the merge program on what the traces gave. */
        public void end() throws RunException {
            release();
            merge(partial.all(), results);
        }
    }

    /**
     * Runs the map program on one trace. What it gives are results, or where {@link #merges} parts of a list to be merged,
     * which are JSON and may be kept, sent and put together in any grouping, as long as their order stays that of the traces.
     *
     * @param number the trace's own among all
     */
    public void map(Trace trace, long number, Results parts) throws RunException {
        map(trace, number, new Notes(List.of()), merge.isPresent() ? settled(parts) : parts);
    }

    /** For rows that are kept after their trace is gone. */
    private static Results settled(Results results) {
        return row -> results.add(RowReader.settled(row));
    }

    private void map(Trace trace, long number, Notes notes, Results parts) throws RunException {
        Scope scope = Scope.newChildScope(root);
        Map<Noun, ArrayNode> rows = new EnumMap<>(Noun.class);
        readers.forEach((noun, reader) -> rows.put(noun, shared.isPresent() ? shared.get().rows(noun, trace, number) : reader.rows(trace, number)));
        notes.observe(trace, number, rows);
        if (source.isPresent() && !narrow(source.get(), rows, scope)) {
            return;
        }
        narrowed.forEach(table -> narrow(table, rows, scope));
        if (rows.containsKey(Noun.SPANS)) {
            Structure.Spans spans = shared.isPresent() ? shared.get().spans() : new Structure.Spans(rows.get(Noun.SPANS));
            scope.setValue(NativeStructure.SPANS, new POJONode(spans));
        }
        Map<Noun, ArrayNode> whole = new EnumMap<>(Noun.class);
        rows.forEach((noun, all) -> scope.setValue(noun.plural(), () -> whole.computeIfAbsent(noun, any -> own(noun, all))));
        apply(map, scope, NullNode.getInstance(), parts::add);
    }

    /** Binds a table without the rows that would be left out; whether there are others. */
    private boolean narrow(Narrowed table, Map<Noun, ArrayNode> rows, Scope scope) {
        ArrayNode left = table.of(rows.get(table.table()));
        scope.setValue(table.variable(), own(table.table(), left));
        return !left.isEmpty();
    }

    /** Rows with no more than the fields of this query. */
    private ArrayNode own(Noun table, ArrayNode rows) {
        return shared.isPresent() ? readers.get(table).views(rows) : rows;
    }

    /** Whether what traces give must be merged. */
    public boolean merges() {
        return merge.isPresent();
    }

    /** Runs the merge program, if there is one, on the list of all that the traces gave. */
    public void merge(ArrayNode parts, Results results) throws RunException {
        if (merge.isPresent()) {
            apply(merge.get(), Scope.newChildScope(root), parts, results::add);
        }
    }

    /** Begins a run. */
    public Run start(Results results) {
        return new Run(results);
    }

    private static void apply(JsonQuery query, Scope scope, JsonNode in, Output output) throws RunException {
        try {
            query.apply(scope, in, output);
        } catch (JsonQueryException e) {
            throw new RunException(e.getMessage() == null ? "the query failed" : e.getMessage(), e);
        } catch (ArithmeticException e) {
            throw new RunException(e.getMessage(), e);
        } catch (StackOverflowError e) {
            throw new RunException("the query goes too deep: its recursion has no end, or the data is nested too far");
        }
    }

    /** JavaCC's {@code Encountered "<EOF>" at line 1, column 2.} in a user's words. */
    private static String readable(String message) {
        return message.replace("Encountered \"<EOF>\"", "it breaks off").replaceFirst("Encountered \" \\S+ \"(.*?) ?\"\" at line", "unexpected `$1` at line");
    }

    /** The engine repeats the whole program in some messages. */
    private static String cut(String message) {
        return message.length() <= 200 ? message : message.substring(0, 200) + "…";
    }

    /** Loads what every run needs; only to save time later, so a failure is left for the run to meet. */
    public static void warmUp() {
        try {
            JsonQuery.compile(".[] | select(.a == 1) | {a}", Versions.JQ_1_7).apply(Engine.ROOT, JsonNodeFactory.instance.arrayNode(), result -> { });
        } catch (JsonQueryException | RuntimeException | LinkageError e) {
            // the run reports it
        }
    }

    /**
     * Checks jq that a user wrote.
     *
     * @return what is wrong with it, or empty
     */
    public static Optional<String> faultOf(String jq) {
        try {
            JsonQuery.compile(jq, Versions.JQ_1_7);
            return Optional.empty();
        } catch (JsonQueryException | RuntimeException e) {
            Throwable reason = e.getCause() == null ? e : e.getCause();
            return Optional.of(cut(readable(String.valueOf(reason.getMessage()).split("\n", 2)[0])));
        }
    }
}
