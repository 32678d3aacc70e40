package tq.compile;

import java.util.LinkedHashMap;
import java.util.Map;
import tq.jq.Jq;
import tq.plan.Flow;
import tq.plan.PlanStage.Column;
import tq.schema.ValueType;

/** {@code diff} to jq: the groups of both sides matched by their keys, those of the first side first. */
final class SideBySide {

    private final Flow.Source.Diff diff;

    SideBySide(Flow.Source.Diff diff) {
        this.diff = diff;
    }

    /** {@code side_by_side(LEFT; RIGHT; [.name]) | map({name, a, b, delta})}. */
    Jq lower(Jq left, Jq right) {
        Map<String, Jq> columns = new LinkedHashMap<>();
        for (String key : diff.by()) {
            columns.put(key, Jq.pipe(Jq.call("either_side"), new Jq.Field(key)));
        }
        for (Column measure : diff.measures()) {
            String prefix = diff.measures().size() == 1 ? "" : measure.name() + "_";
            Jq a = Jq.pipe(new Jq.Field("left"), new Jq.Field(measure.name()));
            Jq b = Jq.pipe(new Jq.Field("right"), new Jq.Field(measure.name()));
            columns.put(prefix + "a", a);
            columns.put(prefix + "b", b);
            columns.put(prefix + "delta", measure.value().type() == ValueType.TIME ? Jq.call("nanos_between", a, b) : Jq.call("change", a, b));
        }
        Jq key = new Jq.ArrayOf(diff.by().stream().<Jq>map(Jq.Field::new).toList());
        return Jq.pipe(Jq.call("side_by_side", left, right, key), Jq.call("map", new Jq.ObjectOf(columns)));
    }
}
