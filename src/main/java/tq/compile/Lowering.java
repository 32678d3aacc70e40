package tq.compile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import tq.jq.Jq;
import tq.jq.JqPrinter;
import tq.plan.Plan;
import tq.plan.PlanExpr;
import tq.plan.PlanStage;
import tq.plan.PlanStage.Column;
import tq.plan.RowType;

/**
 * Plan to jq. In the map part a stage is a filter on the stream of one trace's rows; from the first stage that needs
 * all rows on, a stage takes the list of rows and gives a list.
 */
public final class Lowering {

    private final Plan plan;
    private final ExprLowering exprs;
    private final Map<String, String> variables = new LinkedHashMap<>();
    private final List<Section> map = new ArrayList<>();
    private final List<Section> merge = new ArrayList<>();
    private boolean merging;

    private Lowering(Plan plan) {
        this.plan = plan;
        for (String name : plan.parameters().keySet()) {
            variables.put(name, JqPrinter.isName(name) && !PortableProgram.VARIABLES.contains(name) ? name : "parameter_" + (variables.size() + 1));
        }
        this.exprs = new ExprLowering(variables);
    }

    /** The body of a plan. */
    public static JqProgram lower(Plan plan) {
        return new Lowering(plan).lower();
    }

    private JqProgram lower() {
        map.add(new Section(plan.noun().plural(), new Jq.Pipe(List.of(new Jq.Variable(plan.noun().element().plural()), new Jq.Each()))));
        for (int i = 0; i < plan.stages().size(); i++) {
            PlanStage stage = plan.stages().get(i);
            merging = merging || needsAll(stage);
            boolean last = i == plan.stages().size() - 1;
            add(stage.label(), merging ? list(stage, plan.before().get(i), last) : stream(stage, plan.before().get(i), last));
        }
        output();
        Map<String, PlanExpr.Constant> bound = new LinkedHashMap<>();
        plan.parameters().forEach((name, value) -> bound.put(variables.get(name), value));
        return new JqProgram(map, merge, enough(), bound);
    }

    private static boolean needsAll(PlanStage stage) {
        return !(stage instanceof PlanStage.Filter || stage instanceof PlanStage.Select || stage instanceof PlanStage.Assign || stage instanceof PlanStage.Drop
                || stage instanceof PlanStage.Values || stage instanceof PlanStage.Jq);
    }

    /** The first stage that needs a list may need only its beginning. */
    private OptionalLong enough() {
        for (PlanStage stage : plan.stages()) {
            if (needsAll(stage)) {
                return stage instanceof PlanStage.Ends ends && !ends.last() && ends.per().isEmpty() ? OptionalLong.of(whole(ends.n())) : OptionalLong.empty();
            }
        }
        return OptionalLong.empty();
    }

    private void add(String label, Jq jq) {
        if (!(jq instanceof Jq.Identity)) {
            (merging ? merge : map).add(new Section(label, jq));
        }
    }

    /** How results are printed: whole elements in full, durations in milliseconds; and a list row by row. */
    private void output() {
        Jq print = Printed.of(plan.rows(), !plan.stages().isEmpty() && Printed.convertsItself(plan.stages().get(plan.stages().size() - 1)));
        if (merging) {
            add("", Jq.pipe(new Jq.Each(), print));
        } else {
            add("", print);
        }
    }

    private Jq stream(PlanStage stage, RowType before, boolean last) {
        if (stage instanceof PlanStage.Filter filter) {
            return Jq.call("select", exprs.lower(filter.condition()));
        }
        if (stage instanceof PlanStage.Jq jq) {
            return Jq.pipe(Printed.of(before, false), new Jq.Raw(jq.program()));
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

    private Jq list(PlanStage stage, RowType before, boolean last) {
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
            return new Grouping(exprs).lower(group, last);
        }
        Jq each = stream(stage, before, last);
        return stage instanceof PlanStage.Jq ? new Jq.ArrayOf(List.of(Jq.pipe(new Jq.Each(), each))) : each instanceof Jq.Identity ? each : Jq.call("map", each);
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

    private static long whole(PlanExpr n) {
        return (Long) ((PlanExpr.Constant) n).value();
    }

    private Jq distinct(PlanStage.Distinct distinct, RowType before) {
        Jq firsts = new Jq.ArrayOf(List.of(Jq.pipe(Jq.call("groups", identity(before, distinct.columns().isEmpty())), new Jq.At(0))));
        return distinct.columns().isEmpty() ? firsts : Jq.pipe(Jq.call("map", object(distinct.columns(), false)), firsts);
    }

    /** What makes two rows one: an element's ids, else the whole row. */
    private static Jq identity(RowType before, boolean whole) {
        if (!whole || !(before instanceof RowType.Element element)) {
            return Jq.IDENTITY;
        }
        return switch (element.noun().element()) {
            case TRACES -> new Jq.Field("id");
            case EVENTS -> new Jq.ArrayOf(List.of(new Jq.Field("trace.id"), new Jq.Field("span.id"), new Jq.Field("time"), new Jq.Field("name")));
            default -> new Jq.ArrayOf(List.of(new Jq.Field("trace.id"), new Jq.Field("id")));
        };
    }
}
