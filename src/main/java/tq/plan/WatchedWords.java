package tq.plan;

import java.util.List;
import tq.schema.FieldRef;
import tq.schema.Schema;
import tq.schema.ValueType;
import tq.syntax.Expr;

/** Words that a query compares types and statuses with, where only the data shows whether that makes sense. */
final class WatchedWords {

    private final Names names;

    WatchedWords(Names names) {
        this.names = names;
    }

    /** Notes the words of all conditions. */
    void watch(List<PlanStage> stages) {
        for (PlanStage stage : stages) {
            if (stage instanceof PlanStage.Filter filter) {
                watch(filter.condition());
            }
        }
    }

    private void watch(PlanExpr expr) {
        if (expr instanceof PlanExpr.And and) {
            and.terms().forEach(this::watch);
        } else if (expr instanceof PlanExpr.Or or) {
            or.terms().forEach(this::watch);
        } else if (expr instanceof PlanExpr.Compare compare && compare.comparison() == Expr.Comparison.EQ && compare.left() instanceof PlanExpr.Get get
                && compare.right() instanceof PlanExpr.Constant constant) {
            names.fieldOf(get).ifPresent(ref -> watch(ref, get, constant.value()));
        }
    }

    private void watch(FieldRef ref, PlanExpr.Get get, Object word) {
        if (get.type() == ValueType.TYPE && !Schema.SPAN_TYPES.contains(word)) {
            names.watches().add(new Watch(Watch.Kind.TYPE, ref, String.valueOf(word)));
        } else if (ref.key().equals("status") && "OK".equals(word)) {
            names.watches().add(new Watch(Watch.Kind.UNSET, ref, "OK"));
        }
    }
}
