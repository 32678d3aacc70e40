package tq.plan;

import java.util.List;
import tq.schema.FieldRef;
import tq.schema.Noun;
import tq.schema.Schema;
import tq.schema.ValueType;
import tq.syntax.Expr;

/** Words that a query compares types and statuses with, where only the data shows whether that makes sense. */
final class WatchedWords {

    private WatchedWords() {
    }

    /** Notes the words of all conditions on elements. */
    static void watch(Names names, List<PlanStage> stages, List<RowType> before) {
        for (int i = 0; i < stages.size(); i++) {
            if (stages.get(i) instanceof PlanStage.Filter filter && before.get(i) instanceof RowType.Element element) {
                watch(names, element.noun().element(), filter.condition());
            }
        }
    }

    private static void watch(Names names, Noun rows, PlanExpr expr) {
        if (expr instanceof PlanExpr.And and) {
            and.terms().forEach(term -> watch(names, rows, term));
        } else if (expr instanceof PlanExpr.Or or) {
            or.terms().forEach(term -> watch(names, rows, term));
        } else if (expr instanceof PlanExpr.Compare compare && compare.comparison() == Expr.Comparison.EQ && compare.left() instanceof PlanExpr.Get get
                && compare.right() instanceof PlanExpr.Constant constant) {
            Names.fieldOf(get).ifPresent(ref -> watch(names, rows, ref, get, constant.value()));
        }
    }

    private static void watch(Names names, Noun rows, FieldRef ref, PlanExpr.Get get, Object word) {
        if (get.type() == ValueType.TYPE && !Schema.SPAN_TYPES.contains(word)) {
            names.watches().add(new Watch(Watch.Kind.TYPE, rows, ref, String.valueOf(word)));
        } else if (ref.key().equals("status") && "OK".equals(word)) {
            names.watches().add(new Watch(Watch.Kind.UNSET, rows, ref, "OK"));
        }
    }
}
