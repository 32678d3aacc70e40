package tq.plan;

import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import tq.schema.FieldRef;
import tq.syntax.Expr;
import tq.syntax.SyntaxPrinter;

/**
 * A plan as text, one line a stage, each with what its rows are afterwards:
 *
 * <pre>
 * spans                      whole spans
 * where duration &gt; 2s        duration &gt; 2000000000
 * select name                {name: text}
 * reads                      duration, name
 * </pre>
 */
public final class PlanPrinter {

    private PlanPrinter() {
    }

    /** The plan, ending in a line break. */
    public static String print(Plan plan) {
        StringBuilder out = new StringBuilder();
        line(out, plan.noun().plural(), "whole " + plan.noun().plural());
        for (int i = 0; i < plan.stages().size(); i++) {
            PlanStage stage = plan.stages().get(i);
            RowType after = i + 1 < plan.stages().size() ? plan.before().get(i + 1) : plan.rows();
            line(out, stage.label(), stage instanceof PlanStage.Filter filter ? print(filter.condition()) : describe(after));
        }
        line(out, "reads", plan.fields().stream().map(FieldRef::key).collect(Collectors.joining(", ")));
        plan.parameters().forEach((name, value) -> line(out, "$" + name, value.value() + ", " + value.type().described()));
        return out.toString();
    }

    private static void line(StringBuilder out, String left, String right) {
        out.append(left).append(" ".repeat(Math.max(1, 40 - left.length()))).append(right).append('\n');
    }

    private static String describe(RowType rows) {
        if (rows instanceof RowType.Element element) {
            return "whole " + element.noun().plural() + (element.extras().isEmpty() ? "" : " with " + String.join(", ", element.extras().keySet()));
        }
        if (rows instanceof RowType.Record record) {
            StringJoiner columns = new StringJoiner(", ", "{", "}");
            record.columns().forEach((name, type) -> columns.add(name + ": " + type.described()));
            return columns.toString();
        }
        return rows instanceof RowType.Value value ? value.type().described() : "any values";
    }

    /** A condition or value with all names and units resolved. */
    static String print(PlanExpr expr) {
        if (expr instanceof PlanExpr.Get get) {
            return get.key() + get.steps().stream().map(step -> step instanceof Expr.Step.Name name ? "." + name.text()
                    : step instanceof Expr.Step.Index index ? "[" + index.position() + "]" : "[*]").collect(Collectors.joining());
        }
        if (expr instanceof PlanExpr.Constant constant) {
            return constant.value() instanceof String text ? SyntaxPrinter.quoted(text) : String.valueOf(constant.value());
        }
        if (expr instanceof PlanExpr.Parameter parameter) {
            return "$" + parameter.name();
        }
        if (expr instanceof PlanExpr.Or or) {
            return join(or.terms(), " or ");
        }
        if (expr instanceof PlanExpr.And and) {
            return join(and.terms(), " and ");
        }
        if (expr instanceof PlanExpr.Not not) {
            return "not " + print(not.term());
        }
        if (expr instanceof PlanExpr.Compare compare) {
            return print(compare.left()) + " " + compare.comparison().sign() + " " + print(compare.right());
        }
        if (expr instanceof PlanExpr.OneOf oneOf) {
            return print(oneOf.left()) + " in " + join(oneOf.choices(), ", ");
        }
        if (expr instanceof PlanExpr.Between between) {
            return print(between.left()) + " between " + print(between.low()) + " .. " + print(between.high());
        }
        if (expr instanceof PlanExpr.Is is) {
            return print(is.value()) + " is " + is.absence().name().toLowerCase(Locale.ROOT);
        }
        if (expr instanceof PlanExpr.Arithmetic arithmetic) {
            return "(" + print(arithmetic.left()) + " " + arithmetic.sign().sign() + " " + print(arithmetic.right()) + ")";
        }
        if (expr instanceof PlanExpr.Negative negative) {
            return "-" + print(negative.value());
        }
        PlanExpr.Call call = (PlanExpr.Call) expr;
        return call.function() + join(call.arguments(), ", ");
    }

    private static String join(List<PlanExpr> parts, String separator) {
        return parts.stream().map(PlanPrinter::print).collect(Collectors.joining(separator, "(", ")"));
    }
}
