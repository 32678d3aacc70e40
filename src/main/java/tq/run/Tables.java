package tq.run;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tq.plan.Plan;
import tq.schema.FieldRef;
import tq.schema.Noun;
import tq.trace.Trace;
import tq.trace.rows.RowReader;

/**
 * The rows of one trace after another for several queries that are asked together: what one of them has read of an element, be it decoded, parsed or
 * worked out, is there for all that run on the same thread.
 */
public final class Tables {

    private final Map<Noun, Map<String, FieldRef>> reads = new EnumMap<>(Noun.class);
    private final Map<Noun, RowReader> readers = new EnumMap<>(Noun.class);
    private final ThreadLocal<Rows> last = new ThreadLocal<>();

    /** For these queries. */
    public Tables(List<Plan> plans) {
        for (Plan plan : plans) {
            plan.reads().forEach((noun, fields) -> fields.forEach(field -> reads.computeIfAbsent(noun, any -> new LinkedHashMap<>()).putIfAbsent(field.key(), field)));
        }
        reads.forEach((noun, fields) -> {
            if (noun != Noun.SESSIONS) {
                readers.put(noun, new RowReader(noun, List.copyOf(fields.values())));
            }
        });
    }

    /** Whether all fields are read under their keys; two queries may give one key to two things. */
    boolean has(Noun noun, List<FieldRef> fields) {
        return fields.stream().allMatch(field -> field.equals(reads.getOrDefault(noun, Map.of()).get(field.key())));
    }

    /** One row for each element of the trace, with the fields of all queries. */
    ArrayNode rows(Noun noun, Trace trace, long number) {
        Rows rows = last.get();
        if (rows == null || rows.trace != trace) {
            release();
            rows = new Rows(trace);
            last.set(rows);
        }
        return rows.tables.computeIfAbsent(noun, any -> readers.get(noun).rows(trace, number));
    }

    /** The spans of the trace whose rows were asked for last. */
    Structure.Spans spans() {
        return last.get().spans();
    }

    /** Lets go of the last trace of this thread. */
    void release() {
        if (last.get() != null) {
            last.get().trace.spans().forEach(span -> span.attributes().release());
            last.remove();
        }
    }

    /** What was made of one trace so far. */
    private static final class Rows {

        private final Trace trace;
        private final Map<Noun, ArrayNode> tables = new EnumMap<>(Noun.class);
        private Structure.Spans spans;

        Rows(Trace trace) {
            this.trace = trace;
            trace.spans().forEach(span -> span.attributes().keep());
        }

        Structure.Spans spans() {
            if (spans == null) {
                spans = new Structure.Spans(tables.get(Noun.SPANS));
            }
            return spans;
        }
    }
}
