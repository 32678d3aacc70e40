package tq.compile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import tq.jq.Jq;
import tq.plan.Flow;
import tq.plan.PlanExpr;
import tq.plan.PlanStage;
import tq.plan.PlanStage.Column;
import tq.plan.RowType;
import tq.schema.FieldRef;
import tq.schema.Noun;

/** Single stages to jq: over a stream of rows, or over a list of them. */
final class Stages {

    private final ExprLowering exprs;

    Stages(ExprLowering exprs) {
        this.exprs = exprs;
    }

    /** A filter from one row to rows. */
    Jq stream(PlanStage stage, RowType before, boolean last) {
        if (stage instanceof PlanStage.Filter filter) {
            return Jq.call("select", exprs.lower(filter.condition()));
        }
        if (stage instanceof PlanStage.Jq jq) {
            return Jq.pipe(Printed.of(before, false), new Jq.Raw(jq.program()));
        }
        if (stage instanceof PlanStage.Expand expand) {
            Jq each = Jq.pipe(exprs.lower(expand.list()), Jq.call("elements"));
            return Jq.pipe(new Jq.Bind(Jq.IDENTITY, "row"), each, Jq.binary("+", new Jq.Variable("row"), new Jq.ObjectOf(Map.of(expand.name(), Jq.IDENTITY))));
        }
        return row(stage, last);
    }

    /** A stage that makes a row of each row. */
    private Jq row(PlanStage stage, boolean last) {
        if (stage instanceof PlanStage.Select select) {
            return object(select.columns(), last);
        }
        if (stage instanceof PlanStage.Assign assign) {
            return Jq.binary("+", Jq.IDENTITY, object(assign.columns(), false));
        }
        if (stage instanceof PlanStage.Name name) {
            return new Jq.ObjectOf(Map.of(name.name(), Jq.IDENTITY));
        }
        if (stage instanceof PlanStage.Drop drop) {
            List<Jq> keys = drop.columns().stream().<Jq>map(Jq.Field::new).toList();
            return keys.isEmpty() ? Jq.IDENTITY : keys.stream().reduce(Jq.IDENTITY, (all, key) -> Jq.pipe(all, Jq.call("del", key)));
        }
        PlanStage.Values values = (PlanStage.Values) stage;
        Jq value = exprs.lower(values.value());
        return last ? Printed.value(value, values.value().type()) : value;
    }

    private Jq object(List<Column> columns, boolean printed) {
        Map<String, Jq> fields = new LinkedHashMap<>();
        for (Column column : columns) {
            Jq value = exprs.lower(column.value());
            fields.put(column.name(), printed ? Printed.value(value, column.value().type()) : value);
        }
        return new Jq.ObjectOf(fields);
    }

    /** A filter from a list of rows to a list, for the stage of a flow at a place. */
    Jq list(Flow flow, int place, boolean last) {
        PlanStage stage = flow.stages().get(place);
        RowType before = flow.before().get(place);
        if (stage instanceof PlanStage.Sort sort) {
            return sorted(sort.keys());
        }
        if (stage instanceof PlanStage.Top top) {
            return perGroup(top.per().orElse(null), Jq.pipe(sorted(List.of(top.key())), first(top.n())));
        }
        if (stage instanceof PlanStage.Ends ends) {
            return perGroup(ends.per().orElse(null), ends.last() ? last(ends.n()) : first(ends.n()));
        }
        if (stage instanceof PlanStage.Skip skip) {
            return new Jq.Slice(OptionalLong.of(whole(skip.n())), OptionalLong.empty());
        }
        if (stage instanceof PlanStage.Distinct distinct) {
            return distinct(distinct, before);
        }
        if (stage instanceof PlanStage.Group group) {
            PlanStage next = place + 1 < flow.stages().size() ? flow.stages().get(place + 1) : group;
            return new Grouping(exprs).lower(group, next instanceof PlanStage.Filter filter ? List.of(filter.condition()) : List.of(), last);
        }
        if (stage instanceof PlanStage.Keys keys) {
            return keys(keys);
        }
        if (stage instanceof PlanStage.Tree tree) {
            return tree(tree, last);
        }
        Jq each = stream(stage, before, last);
        boolean many = stage instanceof PlanStage.Jq || stage instanceof PlanStage.Expand;
        return many ? new Jq.ArrayOf(List.of(Jq.pipe(new Jq.Each(), each))) : each instanceof Jq.Identity ? each : Jq.call("map", each);
    }

    private Jq keys(PlanStage.Keys keys) {
        Map<String, Jq> holders = new LinkedHashMap<>();
        keys.columns().forEach(column -> holders.put(column.name(), Printed.value(exprs.lower(column.value()), column.value().type())));
        Jq by = keys.by().map(column -> exprs.lower(column.value())).orElse(Jq.literal(null));
        Map<String, Jq> columns = new LinkedHashMap<>();
        keys.by().ifPresent(column -> columns.put(column.name(), Printed.value(new Jq.Field("by"), column.value().type())));
        for (String name : List.of("field", "count", "holds", "example")) {
            columns.put(name, new Jq.Field(name));
        }
        return Jq.pipe(Jq.call("map", new Jq.ArrayOf(List.of(by, new Jq.ObjectOf(holders)))), Jq.call("keys_in_use"), Jq.call("map", new Jq.ObjectOf(columns)));
    }

    private Jq tree(PlanStage.Tree tree, boolean last) {
        Map<String, Jq> columns = new LinkedHashMap<>();
        columns.put("depth", new Jq.Field("depth in tree"));
        tree.columns().forEach(column -> columns.put(column.name(), last ? Printed.value(exprs.lower(column.value()), column.value().type()) : exprs.lower(column.value())));
        return Jq.pipe(Jq.call("tree_rows"), Jq.call("map", new Jq.ObjectOf(columns)));
    }

    /** Stable; absent values last either way, which for a falling order is the front of the rising one, read backwards. */
    private Jq sorted(List<PlanStage.Key> keys) {
        boolean rising = keys.stream().noneMatch(PlanStage.Key::descending);
        boolean falling = keys.stream().allMatch(PlanStage.Key::descending);
        if (rising || falling) {
            return sorted(keys, falling);
        }
        Jq all = Jq.IDENTITY;
        for (int i = keys.size() - 1; i >= 0; i--) {
            all = Jq.pipe(all, sorted(List.of(keys.get(i)), keys.get(i).descending()));
        }
        return all;
    }

    private Jq sorted(List<PlanStage.Key> keys, boolean falling) {
        List<Jq> by = new ArrayList<>();
        for (PlanStage.Key key : keys) {
            Jq value = exprs.lower(key.value());
            by.add(Jq.binary(falling ? "!=" : "==", value, Jq.literal(null)));
            by.add(value);
        }
        Jq sort = Jq.call("sort_by", new Jq.ArrayOf(by));
        return falling ? Jq.pipe(Jq.call("reverse"), sort, Jq.call("reverse")) : sort;
    }

    private Jq perGroup(PlanExpr per, Jq stage) {
        return per == null ? stage : new Jq.ArrayOf(List.of(Jq.pipe(Jq.call("groups", exprs.lower(per)), stage, new Jq.Each())));
    }

    private static Jq first(PlanExpr n) {
        return new Jq.Slice(OptionalLong.empty(), OptionalLong.of(whole(n)));
    }

    private static Jq last(PlanExpr n) {
        return whole(n) == 0 ? new Jq.ArrayOf(List.of()) : new Jq.Slice(OptionalLong.of(-whole(n)), OptionalLong.empty());
    }

    /** The number of a limit. */
    static long whole(PlanExpr n) {
        return (Long) ((PlanExpr.Constant) n).value();
    }

    private Jq distinct(PlanStage.Distinct distinct, RowType before) {
        Jq key = distinct.columns().isEmpty() ? identity(before) : Jq.IDENTITY;
        Jq firsts = new Jq.ArrayOf(List.of(Jq.pipe(Jq.call("groups", key), new Jq.At(0))));
        return distinct.columns().isEmpty() ? firsts : Jq.pipe(Jq.call("map", object(distinct.columns(), false)), firsts);
    }

    /** What makes two rows one: an element's ids and the columns beside it, else the whole row. */
    static Jq identity(RowType rows) {
        if (rows instanceof RowType.Pair pair) {
            List<Jq> keys = new ArrayList<>();
            for (String name : List.of(pair.left(), pair.right())) {
                keys.add(Jq.pipe(new Jq.Field(name), new Jq.ArrayOf(ids(pair.noun().element()))));
            }
            pair.extras().keySet().forEach(name -> keys.add(new Jq.Field(name)));
            return new Jq.ArrayOf(keys);
        }
        if (!(rows instanceof RowType.Element element)) {
            return Jq.IDENTITY;
        }
        List<Jq> keys = new ArrayList<>(ids(element.noun().element()));
        element.extras().keySet().stream().filter(name -> !name.equals(FieldRef.PATH_TIME)).forEach(name -> keys.add(new Jq.Field(name)));
        return keys.size() == 1 ? keys.get(0) : new Jq.ArrayOf(keys);
    }

    private static List<Jq> ids(Noun noun) {
        List<String> names = switch (noun) {
            case TRACES, SESSIONS -> List.of("id");
            case EVENTS -> List.of("trace.id", "span.id", "time", "name");
            case MESSAGES -> List.of("trace.id", "span.id", "direction", "index");
            case DOCUMENTS -> List.of("trace.id", "span.id", "rank");
            case LINKS -> List.of("trace.id", "span.id", "trace_id", "span_id");
            default -> List.of("trace.id", "id");
        };
        return names.stream().<Jq>map(Jq.Field::new).toList();
    }
}
