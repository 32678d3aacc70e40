package tq.plan;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tq.schema.FieldRef;
import tq.schema.Noun;

/**
 * A query with all names known, all types and units checked and all defaults written out.
 *
 * @param text the query, or the part of an assertion, as a user would write it
 * @param purpose what its rows are for
 * @param flow where the rows come from and what becomes of them
 * @param reads what is read of the elements of each kind, in order of first use
 * @param parameters the values of the parameters read, by name
 * @param watches what the query takes for granted of the data
 * @param remarks sentences about a reading that may not be the one that was meant
 */
public record Plan(String text, Purpose purpose, Flow flow, Map<Noun, List<FieldRef>> reads, Map<String, PlanExpr.Constant> parameters, List<Watch> watches,
        List<String> remarks) {

    /** What rows are for. */
    public enum Purpose {
        /** They are the answer. */
        ANSWER,
        /** They are drawn as a tree. */
        TREE,
        /** They are drawn on a line of time. */
        TIMELINE,
        /** There must be none: {@code assert no failed spans}. */
        NONE,
        /** There is one, {@code {"holds": false, "found": 12000}}, and {@code holds} must be true. */
        HOLDS
    }

    public Plan {
        Map<Noun, List<FieldRef>> copy = new EnumMap<>(Noun.class);
        reads.forEach((noun, fields) -> copy.put(noun, List.copyOf(fields)));
        reads = copy;
        parameters = new LinkedHashMap<>(parameters);
        watches = List.copyOf(watches);
        remarks = List.copyOf(remarks);
    }
}
