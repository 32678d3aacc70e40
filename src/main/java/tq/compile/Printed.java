package tq.compile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tq.jq.Jq;
import tq.plan.PlanStage;
import tq.plan.RowType;
import tq.schema.FieldRef;
import tq.schema.Noun;
import tq.schema.ValueType;

/** What a row looks like outside: elements whole, durations as milliseconds. */
final class Printed {

    private Printed() {
    }

    /** Whether a last stage prints its own values, so that no second step is needed. */
    static boolean convertsItself(PlanStage stage) {
        return stage instanceof PlanStage.Select || stage instanceof PlanStage.Values || stage instanceof PlanStage.Group
                || stage instanceof PlanStage.Tree || stage instanceof PlanStage.Keys;
    }

    /** A row as printed; {@code done} where the last stage did it. */
    static Jq of(RowType rows, boolean done) {
        if (rows instanceof RowType.Element element) {
            return element(element);
        }
        if (rows instanceof RowType.Pair pair) {
            return pair(pair);
        }
        if (done || rows instanceof RowType.Unknown) {
            return Jq.IDENTITY;
        }
        if (rows instanceof RowType.Value value) {
            return value(Jq.IDENTITY, value.type());
        }
        Map<String, ValueType> columns = ((RowType.Record) rows).columns();
        if (!columns.containsValue(ValueType.DURATION)) {
            return Jq.IDENTITY;
        }
        Map<String, Jq> fields = new LinkedHashMap<>();
        columns.forEach((name, type) -> fields.put(name, value(new Jq.Field(name), type)));
        return new Jq.ObjectOf(fields);
    }

    private static Jq pair(RowType.Pair pair) {
        Map<String, Jq> fields = new LinkedHashMap<>();
        for (String name : List.of(pair.left(), pair.right())) {
            fields.put(name, Jq.pipe(new Jq.Field(name), whole(pair.noun())));
        }
        pair.extras().forEach((name, type) -> fields.put(name, value(new Jq.Field(name), type)));
        return new Jq.ObjectOf(fields);
    }

    private static Jq whole(Noun noun) {
        Jq element = new Jq.Field(FieldRef.ELEMENT);
        return noun == Noun.SESSIONS ? element : Jq.pipe(element, Jq.call("whole_" + noun.element().singular()));
    }

    private static Jq element(RowType.Element element) {
        Jq whole = whole(element.noun());
        if (!element.dropped().isEmpty()) {
            whole = Jq.pipe(whole, Jq.call("delpaths", new Jq.ArrayOf(element.dropped().stream().distinct().map(Printed::paths).toList())));
        }
        if (element.extras().isEmpty()) {
            return whole;
        }
        Map<String, Jq> fields = new LinkedHashMap<>();
        element.extras().forEach((name, type) -> fields.put(name, value(new Jq.Field(name), type)));
        return Jq.binary("+", whole, new Jq.ObjectOf(fields));
    }

    /** The paths that one of {@link tq.schema.StoredPaths} stands for. */
    private static Jq paths(List<String> place) {
        String last = place.get(place.size() - 1);
        if (place.size() == 2 && place.get(0).equals("attributes") && last.endsWith(".N")) {
            Jq isInList = Jq.call("test", Jq.literal("^" + last.substring(0, last.length() - 1).replace(".", "\\.") + "[0-9]"));
            Jq keys = Jq.pipe(new Jq.Field("attributes"), ifOf("object"), Jq.call("keys"), new Jq.Each(), Jq.call("select", isInList));
            return Jq.pipe(keys, new Jq.ArrayOf(List.of(Jq.literal("attributes"), Jq.IDENTITY)));
        }
        if (place.size() == 2 && place.get(0).equals("events")) {
            Jq isNamed = Jq.binary("==", new Jq.Field("name"), Jq.literal(last));
            return Jq.call("path", Jq.pipe(new Jq.Field("events"), ifOf("array"), new Jq.Each(), Jq.call("select", isNamed)));
        }
        return new Jq.ArrayOf(place.stream().<Jq>map(Jq::literal).toList());
    }

    private static Jq ifOf(String type) {
        return Jq.call("select", Jq.binary("==", Jq.call("type"), Jq.literal(type)));
    }

    /** A value as printed. */
    static Jq value(Jq value, ValueType type) {
        return type == ValueType.DURATION ? Jq.pipe(value, Jq.call("milliseconds")) : value;
    }
}
