package tq.plan;

import java.util.ArrayList;
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
        if (plan.purpose() == Plan.Purpose.NONE || plan.purpose() == Plan.Purpose.HOLDS) {
            line(out, "assert " + plan.text(), plan.purpose() == Plan.Purpose.NONE ? "none of these may be there" : "holds must be true");
        }
        flow(out, plan.flow(), "");
        plan.reads().forEach((noun, fields) -> line(out, "reads of " + noun.plural(), fields.stream().map(FieldRef::key).collect(Collectors.joining(", "))));
        plan.parameters().forEach((name, value) -> line(out, "$" + name, value.value() + ", " + value.type().described()));
        return out.toString();
    }

    private static void flow(StringBuilder out, Flow flow, String indent) {
        RowType first = flow.stages().isEmpty() ? flow.rows() : flow.before().get(0);
        line(out, indent + source(flow.source()), describe(first));
        if (flow.source() instanceof Flow.Source.Diff diff) {
            flow(out, diff.left(), indent + "  ");
            flow(out, diff.right(), indent + "  ");
        }
        for (int i = 0; i < flow.stages().size(); i++) {
            PlanStage stage = flow.stages().get(i);
            RowType after = i + 1 < flow.stages().size() ? flow.before().get(i + 1) : flow.rows();
            line(out, indent + stage.label(), stage instanceof PlanStage.Filter filter ? print(filter.condition()) : describe(after));
            for (Flow other : others(stage)) {
                flow(out, other, indent + "  ");
            }
        }
    }

    private static String source(Flow.Source source) {
        return source instanceof Flow.Source.Elements elements ? elements.noun().plural() : source instanceof Flow.Source.CriticalPath ? "critical path"
                : source instanceof Flow.Source.Pairs pairs ? "pairs " + pairs.left() + ", " + pairs.right() + pairs.condition().map(condition -> " where " + print(condition)).orElse("")
                : source instanceof Flow.Source.Diff ? "diff" : "all that is loaded";
    }

    private static List<Flow> others(PlanStage stage) {
        List<Flow> flows = new ArrayList<>();
        stage.values().forEach(value -> collect(value, flows));
        if (stage instanceof PlanStage.Combine combine) {
            flows.add(combine.other());
        }
        return flows;
    }

    private static void collect(PlanExpr expr, List<Flow> flows) {
        expr.flow().ifPresent(flows::add);
        expr.parts().forEach(part -> collect(part, flows));
    }

    private static void line(StringBuilder out, String left, String right) {
        out.append(left).append(" ".repeat(Math.max(1, 40 - left.length()))).append(right).append('\n');
    }

    /** What rows are, in a user's words: {@code whole spans}, {@code {name: text}}. */
    static String describe(RowType rows) {
        if (rows instanceof RowType.Element element) {
            return "whole " + element.noun().plural() + (element.extras().isEmpty() ? "" : " with " + String.join(", ", element.extras().keySet()));
        }
        if (rows instanceof RowType.Record record) {
            StringJoiner columns = new StringJoiner(", ", "{", "}");
            record.columns().forEach((name, type) -> columns.add(name + ": " + type.described()));
            return columns.toString();
        }
        if (rows instanceof RowType.Pair pair) {
            return "pairs " + pair.left() + ", " + pair.right() + " of " + pair.noun().plural();
        }
        return rows instanceof RowType.Value value ? "bare values, each " + value.type().described() : rows instanceof RowType.Loaded ? "no rows" : "any values";
    }

    /** A condition or value with all names and units resolved. */
    static String print(PlanExpr expr) {
        if (expr instanceof PlanExpr.Get get) {
            return (get.of().isEmpty() ? "" : get.of() + ".") + get.key() + get.steps().stream().map(step -> step instanceof Expr.Step.Name name ? "." + name.text()
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
        if (expr instanceof PlanExpr.Related related) {
            return "count of the below among its " + related.relation().name().toLowerCase(Locale.ROOT);
        }
        if (expr instanceof PlanExpr.Timed timed) {
            return timed.relation() + (timed.edge().isEmpty() ? "" : " " + timed.edge()) + " of the below";
        }
        if (expr instanceof PlanExpr.Stands stands) {
            return stands.left() + " " + stands.relation() + " " + stands.right();
        }
        if (expr instanceof PlanExpr.InRows in) {
            return print(in.left()) + " in the below";
        }
        if (expr instanceof PlanExpr.ValueOf) {
            return "the value of the below";
        }
        PlanExpr.Call call = (PlanExpr.Call) expr;
        return call.function() + join(call.arguments(), ", ");
    }

    private static String join(List<PlanExpr> parts, String separator) {
        return parts.stream().map(PlanPrinter::print).collect(Collectors.joining(separator, "(", ")"));
    }
}
