package tq.plan;

import java.util.List;
import java.util.Locale;
import tq.schema.FieldRef;
import tq.schema.Noun;
import tq.schema.Schema;
import tq.schema.ValueType;
import tq.syntax.Clause;
import tq.syntax.Expr;

/** Clauses: conditions that rows must meet. */
final class ClauseResolver {

    private final Faults faults;
    private final Steps steps;

    ClauseResolver(Faults faults, Steps steps) {
        this.faults = faults;
        this.steps = steps;
    }

    void resolve(Clause clause, String label) {
        if (clause instanceof Clause.Where where) {
            steps.add(new PlanStage.Filter(steps.expressions().condition(where.condition()), label), steps.rows());
        } else if (clause instanceof Clause.With with) {
            with(with, label);
        } else {
            String what = clause instanceof Clause.WithSome some ? "looking for other elements (`" + label + "`)"
                    : "`" + ((Clause.Structural) clause).test().relation() + " (…)`";
            faults.notBuilt(clause.range(), what);
        }
    }

    private void with(Clause.With with, String label) {
        PlanExpr present = present(with.path());
        if (present != ExprResolver.NOTHING) {
            steps.add(new PlanStage.Filter(with.negated() ? new PlanExpr.Not(present) : present, label), steps.rows());
        }
    }

    private PlanExpr present(Expr.Path path) {
        if (steps.rows() instanceof RowType.Element element && path.isWord() && !steps.names().knows(steps.rows(), path)) {
            if (element.noun().element() == Noun.ASSESSMENTS && path.head().equals("span")) {
                PlanExpr id = steps.names().read(FieldRef.own(element.noun(), "span_id"), ValueType.STRING);
                return new PlanExpr.Not(new PlanExpr.Is(PlanExpr.Absence.EMPTY, id));
            }
            if (Schema.relation(element.noun(), path.head()).isPresent() || isNoun(path.head())) {
                faults.notBuilt(path.range(), "looking for other elements (`" + path.head() + "`)");
                return ExprResolver.NOTHING;
            }
        }
        PlanExpr value = steps.expressions().value(path);
        return value == ExprResolver.NOTHING || value.type() == ValueType.BOOLEAN ? value : new PlanExpr.Not(new PlanExpr.Is(PlanExpr.Absence.EMPTY, value));
    }

    private static boolean isNoun(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        for (Noun noun : Noun.values()) {
            if (noun.plural().equals(lower) || noun.singular().equals(lower)) {
                return true;
            }
        }
        return List.of("parent", "children", "ancestors", "descendants", "siblings").contains(lower);
    }
}
