package tq.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import tq.Tq;
import tq.plan.Defined;
import tq.plan.Plan;
import tq.plan.Resolver;
import tq.plan.RowType;
import tq.render.Format;
import tq.render.Renderer;
import tq.run.CompiledQuery;
import tq.run.RunException;
import tq.run.Stop;
import tq.text.QueryException;
import tq.text.SourceText;
import tq.trace.Trace;

/** Asks queries of loaded traces, and remembers what they define and what was asked last. */
final class Asking {

    private Defined defined = Defined.NOTHING;

    /** What earlier queries have defined. */
    Defined defined() {
        return defined;
    }

    /**
     * Asks all queries of a text.
     *
     * @param given values of its parameters, as text
     * @param traces by their numbers
     * @param limit how many rows of each are written at most
     */
    Result ask(SourceText text, Map<String, String> given, SortedMap<Integer, Trace> traces, Presentation presentation, int limit) throws QueryException, RunException {
        List<Plan> plans = plans(text, given, presentation);
        List<Rows> all = new ArrayList<>();
        for (Plan plan : plans) {
            all.add(new Rows(plan, Tq.compile(plan), presentation, plans.size() == 1, limit));
        }
        Result result = new Result();
        for (Rows rows : all) {
            rows.run(traces);
            rows.tell(result);
        }
        Stop.check(); // what was left behind, since it did not hear in time, changes nothing any more
        defined = Tq.defined(text, given, defined);
        return result;
    }

    /** Of whole elements those columns are asked for that are to be shown, where the elements have them. */
    private List<Plan> plans(SourceText text, Map<String, String> given, Presentation presentation) throws QueryException {
        List<Plan> plans = Tq.plans(text, given, presentation.output(), defined);
        if (presentation.columns().isEmpty() || presentation.output() != Resolver.Output.COLUMNS || plans.size() != 1) {
            return plans;
        }
        boolean whole = Tq.plans(text, given, Resolver.Output.ELEMENTS, defined).get(0).flow().rows() instanceof RowType.Element;
        List<String> there = presentation.columns().stream().filter(column -> whole && selecting(text, given, column).isPresent()).toList();
        return there.isEmpty() ? plans : selecting(text, given, String.join(", ", there)).orElse(plans);
    }

    private Optional<List<Plan>> selecting(SourceText text, Map<String, String> given, String columns) {
        String selected = text.text().replaceFirst("[;\\s]+$", "") + "\n| select " + columns;
        try {
            return Optional.of(Tq.plans(new SourceText(text.name(), selected), given, Resolver.Output.ELEMENTS, defined));
        } catch (QueryException e) {
            return Optional.empty();
        }
    }

    /** The same, without a change of what is defined and what was asked last. */
    Result again(SourceText text, SortedMap<Integer, Trace> traces, Presentation presentation) throws QueryException, RunException {
        Defined before = defined;
        try {
            return ask(text, Map.of(), traces, presentation, Integer.MAX_VALUE);
        } finally {
            defined = before;
        }
    }

    /**
     * A sentence about rows.
     *
     * @param left whether it goes on where the rows end, and tells how many are not shown
     */
    record Note(boolean left, String text) {
    }

    /** What the queries of a text gave: text to show, notes, and figures. */
    static final class Result {

        private final StringBuilder text = new StringBuilder();
        private final List<Note> notes = new ArrayList<>();
        private boolean failed;
        private long rows;
        private boolean asserts;
        private boolean table;

        /** Whether someone who looks at it sees nothing but headings. */
        boolean isEmpty() {
            return rows == 0 && table && !asserts;
        }

        /** Rows as they are to be shown. */
        String text() {
            return text.toString();
        }

        /** What is to be known of them. */
        List<Note> notes() {
            return notes;
        }

        /** Whether an assertion does not hold, or a trace that was named is not there. */
        boolean failed() {
            return failed;
        }

        /** How many rows there were. */
        long rows() {
            return rows;
        }
    }

    /** The rows of one query on their way to be shown. */
    private static final class Rows {

        private final Plan plan;
        private final CompiledQuery.Run run;
        private final Presentation presentation;
        private final boolean alone;
        private final int limit;
        private final StringBuilder text = new StringBuilder();
        private final Renderer renderer;
        private long count;
        private JsonNode last = MissingNode.getInstance();

        Rows(Plan plan, CompiledQuery query, Presentation presentation, boolean alone, int limit) {
            this.plan = plan;
            this.presentation = presentation;
            this.alone = alone;
            this.limit = limit;
            this.renderer = presentation.renderer(plan, text);
            this.run = query.start(this::add);
        }

        private void add(JsonNode row) {
            last = row;
            if (count++ < limit) {
                try {
                    renderer.row(row);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }

        void run(SortedMap<Integer, Trace> traces) throws RunException {
            run.over(traces);
            try {
                renderer.end();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void tell(Result result) {
            boolean asserts = Presentation.asserts(plan);
            result.asserts |= asserts;
            result.table |= presentation.format() == Format.TABLE;
            boolean broken = asserts && Presentation.failed(plan, count, last);
            if (asserts) {
                result.text.append(broken ? presentation.failure(plan, count, last) : "holds: " + plan.text()).append('\n');
            }
            if (!asserts || broken && plan.purpose() == Plan.Purpose.NONE) {
                result.text.append(alone ? "" : (result.text.length() > 0 ? "\n" : "") + presentation.title(plan)).append(text);
            }
            if (count > limit) {
                result.notes.add(new Note(true, (count - limit) + " more rows (:limit off shows all)"));
            }
            result.failed |= broken || !run.unmet().isEmpty();
            result.rows += count;
            Stream.of(run.unmet(), plan.remarks(), run.notes()).flatMap(List::stream).forEach(note -> result.notes.add(new Note(false, note)));
        }
    }
}
