package tq.plan;

import java.util.List;
import java.util.Optional;
import tq.syntax.Expr;
import tq.syntax.Inner;
import tq.syntax.Pipeline;
import tq.syntax.Source;
import tq.text.DiagnosticCode;

/** Values that come from other rows than the one at hand: a query in brackets, and what stands after {@code in}. */
final class OtherRows {

    private final Scope scope;
    private final Faults faults;
    private final RowType rows;

    OtherRows(Scope scope, RowType rows) {
        this.scope = scope;
        this.faults = scope.faults();
        this.rows = rows;
    }

    /** {@code (spans | sum tokens.total)} in an assertion; {@code (count spans with error)} anywhere. */
    PlanExpr value(Expr.Bracketed bracketed) {
        Inner inner = bracketed.inner();
        if (inner.source().isPresent() && inner.source().get() instanceof Source.Rows counted && counted.count() && inner.stages().isEmpty()) {
            return new OtherElements(scope, rows).count(counted);
        }
        Optional<Pipeline> pipeline = PipelineResolver.pipeline(scope, inner, false);
        if (!(rows instanceof RowType.Loaded) || pipeline.isEmpty()) {
            faults.add(DiagnosticCode.STAGE_MISFIT, bracketed.range(), "a query within a condition is no value of a row", "ask about the row: `any children (…)`, `count spans (…) > 2`; or hold it against other rows: `in (… | values name)`");
            return ExprResolver.NOTHING;
        }
        Flow flow = new PipelineResolver(scope).flow(pipeline.get());
        if (flow.rows() instanceof RowType.Value value && value.single()) {
            return new PlanExpr.ValueOf(flow, value.type());
        }
        if (!(flow.rows() instanceof RowType.Unknown)) {
            faults.add(DiagnosticCode.STAGE_MISFIT, bracketed.range(), "these are " + PlanPrinter.describe(flow.rows()) + ", not one value", "end in one: `| count`, `| sum tokens.total`, `| max duration`");
        }
        return ExprResolver.NOTHING;
    }

    /** {@code name in (tool spans | values name)}; {@code left} is what stands before {@code in}. */
    PlanExpr among(Expr.InRows in, PlanExpr left) {
        Optional<Pipeline> pipeline = PipelineResolver.pipeline(scope, in.rows(), false);
        if (pipeline.isEmpty()) {
            faults.add(DiagnosticCode.UNKNOWN_SOURCE, in.rows().range(), "`in` needs values in its brackets, or rows that end in `values`", "such as in (LLM, TOOL), or in (from @2 tool spans | values name)");
            return ExprResolver.NOTHING;
        }
        Flow flow = new PipelineResolver(scope).flow(pipeline.get());
        if (flow.rows() instanceof RowType.Record record && record.columns().size() == 1) {
            PlanExpr only = PlanExpr.Get.column(record.columns().keySet().iterator().next(), List.of(), record.columns().values().iterator().next());
            flow = flow.with(new PlanStage.Values(only, ""), new RowType.Value(only.type(), false));
        }
        if (!(flow.rows() instanceof RowType.Value || flow.rows() instanceof RowType.Unknown)) {
            faults.add(DiagnosticCode.STAGE_MISFIT, in.rows().range(), "`in` needs values, and these are " + PlanPrinter.describe(flow.rows()), "end in `| values name`, or whichever field is meant");
            return ExprResolver.NOTHING;
        }
        PlanExpr test = new PlanExpr.InRows(left, flow);
        return left == ExprResolver.NOTHING ? left : in.negated() ? new PlanExpr.Not(test) : test;
    }
}
