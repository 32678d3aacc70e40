package tq.run;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.EnumMap;
import java.util.HashMap;
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
 * worked out, is there for all. Not for several threads.
 */
public final class Tables {

    private final Map<Noun, Map<String, FieldRef>> reads = new EnumMap<>(Noun.class);
    private final Map<Noun, RowReader> readers = new EnumMap<>(Noun.class);
    private final Map<Noun, ArrayNode> rows = new HashMap<>();
    private Trace last;
    private Structure.Spans spans;

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
        if (trace != last) {
            release();
            trace.spans().forEach(span -> span.attributes().keep());
            last = trace;
        }
        return rows.computeIfAbsent(noun, any -> readers.get(noun).rows(trace, number));
    }

    /** The spans of the trace whose rows were asked for last. */
    Structure.Spans spans() {
        if (spans == null) {
            spans = new Structure.Spans(rows.get(Noun.SPANS));
        }
        return spans;
    }

    /** Lets go of the last trace. */
    void release() {
        if (last != null) {
            last.spans().forEach(span -> span.attributes().release());
        }
        rows.clear();
        spans = null;
        last = null;
    }
}
