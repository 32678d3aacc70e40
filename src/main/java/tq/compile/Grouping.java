package tq.compile;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tq.jq.Jq;
import tq.plan.PlanExpr;
import tq.plan.PlanStage;
import tq.plan.PlanStage.Column;
import tq.plan.PlanStage.Figure;
import tq.schema.FieldRef;
import tq.schema.ValueType;

/** Figures over a list of rows, as a whole or by groups. */
final class Grouping {

    private final ExprLowering exprs;

    Grouping(ExprLowering exprs) {
        this.exprs = exprs;
    }

    /**
     * A list of rows to a list of results.
     *
     * @param having conditions that the results must fulfil afterwards: groups that are too small are left out before the other figures are worked out
     */
    Jq lower(PlanStage.Group group, List<PlanExpr> having, boolean last) {
        List<Jq> parts = new ArrayList<>();
        Map<Figure, String> marks = new IdentityHashMap<>();
        for (Figure figure : group.figures()) {
            if (figure.function().equals("sum_once")) {
                String mark = "is counted" + (marks.isEmpty() ? "" : " " + (marks.size() + 1));
                marks.put(figure, mark);
                Jq recorded = Jq.pipe(new Jq.Field(FieldRef.USAGE), new Jq.At(figure.argument().orElseThrow().type() == ValueType.COST ? 5 : 4));
                parts.add(Jq.call("mark_counted", Jq.literal(mark), figure.where().map(where -> Jq.binary("and", recorded, exprs.lower(where))).orElse(recorded)));
            }
        }
        parts.add(grouped(group, having, marks, last));
        return Jq.pipe(parts.toArray(new Jq[0]));
    }

    private Jq grouped(PlanStage.Group group, List<PlanExpr> having, Map<Figure, String> marks, boolean last) {
        if (group.single()) {
            Figure figure = group.figures().get(0);
            return new Jq.ArrayOf(List.of(printed(figure(figure, marks), figure, last)));
        }
        Map<String, Jq> fields = new LinkedHashMap<>();
        for (Column column : group.by()) {
            Jq value = Jq.pipe(new Jq.At(0), exprs.lower(column.value()));
            fields.put(column.name(), last ? Printed.value(value, column.value().type()) : value);
        }
        for (Figure figure : group.figures()) {
            fields.put(figure.name(), printed(figure(figure, marks), figure, last));
        }
        if (group.by().isEmpty()) {
            return new Jq.ArrayOf(List.of(new Jq.ObjectOf(fields)));
        }
        List<Jq> keys = group.by().stream().map(column -> exprs.lower(column.value())).toList();
        Jq key = keys.size() == 1 ? keys.get(0) : new Jq.ArrayOf(keys);
        List<Jq> parts = new ArrayList<>(List.of(Jq.call("groups", key)));
        having.forEach(condition -> counted(condition, group, marks, parts));
        parts.add(new Jq.ObjectOf(fields));
        return new Jq.ArrayOf(List.of(Jq.pipe(parts.toArray(new Jq[0]))));
    }

    /** Of a condition what asks for no more than a number of rows. */
    private void counted(PlanExpr condition, PlanStage.Group group, Map<Figure, String> marks, List<Jq> parts) {
        if (condition instanceof PlanExpr.And and) {
            and.terms().forEach(term -> counted(term, group, marks, parts));
        } else if (condition instanceof PlanExpr.Compare compare && ExprLowering.SIGNS.containsKey(compare.comparison()) && compare.left() instanceof PlanExpr.Get get
                && get.steps().isEmpty() && isNumber(compare.right())) {
            group.figures().stream().filter(figure -> figure.name().equals(get.key()) && figure.function().equals("count"))
                    .forEach(figure -> parts.add(Jq.call("select", Jq.binary(ExprLowering.SIGNS.get(compare.comparison()), figure(figure, marks), exprs.lower(compare.right())))));
        }
    }

    private static boolean isNumber(PlanExpr expr) {
        return expr.type() == ValueType.NUMBER && (expr instanceof PlanExpr.Parameter || expr instanceof PlanExpr.Constant);
    }

    private static Jq printed(Jq value, Figure figure, boolean last) {
        boolean counts = figure.function().equals("count") || figure.function().equals("distinct_count") || figure.function().equals("list");
        ValueType type = counts ? ValueType.NUMBER : figure.argument().map(PlanExpr::type).orElse(ValueType.NUMBER);
        return last ? Printed.value(value, type) : value;
    }

    private Jq figure(Figure figure, Map<Figure, String> marks) {
        if (figure.function().equals("sum_once")) {
            return Jq.pipe(collected(new Jq.Field(marks.get(figure)), figure, "numbers"), Jq.call("total"));
        }
        Jq condition = figure.where().map(exprs::lower).orElse(null);
        return switch (figure.function()) {
            case "count" -> count(figure, condition);
            case "sum" -> Jq.pipe(collected(condition, figure, "numbers"), Jq.call("total"));
            case "avg" -> Jq.pipe(collected(condition, figure, "numbers"), Jq.call("average"));
            case "stddev" -> Jq.pipe(collected(condition, figure, "numbers"), Jq.call("deviation"));
            case "percentile" -> Jq.pipe(collected(condition, figure, "numbers"), Jq.call("percentile", Jq.literal(Math.round(figure.percentile() * 1000))));
            case "min" -> Jq.pipe(collected(condition, figure, "values"), Jq.call("smallest"));
            case "max" -> Jq.pipe(collected(condition, figure, "values"), Jq.call("largest"));
            case "distinct_count" -> Jq.pipe(new Jq.ArrayOf(List.of(Jq.pipe(collected(condition, figure, "values"), Jq.call("groups", Jq.IDENTITY)))), Jq.call("length"));
            case "first" -> Jq.pipe(collected(condition, figure, "values"), new Jq.At(0));
            case "last" -> Jq.pipe(collected(condition, figure, "values"), new Jq.At(-1));
            case "list" -> collected(condition, figure, "values");
            case "coverage" -> Jq.pipe(collected(condition, figure, "values"), Jq.call("coverage"));
            default -> throw new AssertionError(figure.function());
        };
    }

    private Jq count(Figure figure, Jq condition) {
        if (figure.argument().isEmpty()) {
            return condition == null ? Jq.call("length") : Jq.pipe(Jq.call("map", Jq.call("select", condition)), Jq.call("length"));
        }
        PlanExpr argument = figure.argument().get();
        Jq present = argument.type() == ValueType.BOOLEAN ? exprs.lower(argument) : Jq.binary("!=", exprs.lower(argument), Jq.literal(null));
        Jq both = condition == null ? present : Jq.binary("and", condition, present);
        return Jq.pipe(Jq.call("map", Jq.call("select", both)), Jq.call("length"));
    }

    /** The values of the argument, of rows that pass: {@code map(select(…) | .duration | numbers)}. */
    private Jq collected(Jq condition, Figure figure, String kind) {
        Jq value = exprs.lower(figure.argument().orElseThrow());
        if (figure.function().equals("list")) {
            value = Printed.value(value, figure.argument().get().type());
        }
        Jq each = Jq.pipe(value, Jq.call(kind));
        return Jq.call("map", condition == null ? each : Jq.pipe(Jq.call("select", condition), each));
    }
}
