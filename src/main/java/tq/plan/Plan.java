package tq.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tq.schema.FieldRef;
import tq.schema.Noun;

/**
 * A query with all names known, all types and units checked and all defaults written out.
 *
 * @param source where the rows come from, as a user would write it: {@code failed spans}
 * @param noun what the rows are at first
 * @param fields what is read of the elements, in order of first use
 * @param stages the steps, first to last; the clauses of the source are the first of them
 * @param rows what the rows are at last
 * @param before what the rows were before each stage, in the same order
 * @param parameters the values of the parameters read, by name
 * @param watches what the query takes for granted of the data
 */
public record Plan(String source, Noun noun, List<FieldRef> fields, List<PlanStage> stages, List<RowType> before, RowType rows,
        Map<String, PlanExpr.Constant> parameters, List<Watch> watches) {

    public Plan {
        fields = List.copyOf(fields);
        stages = List.copyOf(stages);
        before = List.copyOf(before);
        parameters = new LinkedHashMap<>(parameters);
        watches = List.copyOf(watches);
    }
}
