package tq.plan;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tq.schema.FieldRef;
import tq.schema.Noun;
import tq.schema.Schema;
import tq.schema.ValueType;
import tq.syntax.Clause;
import tq.syntax.Expr;
import tq.syntax.Many;
import tq.syntax.SyntaxPrinter;
import tq.syntax.Word;

/** Clauses: conditions that rows must meet. */
final class ClauseResolver {

    private final Steps steps;

    ClauseResolver(Steps steps) {
        this.steps = steps;
    }

    void resolve(Clause clause, String label) {
        steps.filter(condition(clause), label);
    }

    /** The clauses of a source or a hop, one after another. */
    void resolve(List<Clause> all) {
        all.forEach(clause -> resolve(clause, SyntaxPrinter.print(clause)));
    }

    /** What the clause asks of a row. */
    PlanExpr condition(Clause clause) {
        if (clause instanceof Clause.Where where) {
            return steps.expressions().condition(where.condition());
        }
        if (clause instanceof Clause.With with) {
            return negated(with.negated(), present(with.path()));
        }
        OtherElements others = new OtherElements(steps.scope(), steps.rows());
        if (clause instanceof Clause.WithSome some) {
            return negated(some.negated(), OtherElements.some(others.count(some.many())));
        }
        Clause.Structural structural = (Clause.Structural) clause;
        return negated(structural.negated(), others.structure(structural.test()));
    }

    private static PlanExpr negated(boolean negated, PlanExpr condition) {
        return negated && condition != ExprResolver.NOTHING ? new PlanExpr.Not(condition) : condition;
    }

    /** Whether a field holds something, or whether there are elements of that kin or noun. */
    private PlanExpr present(Expr.Path path) {
        if (steps.rows() instanceof RowType.Element element && path.isWord() && !steps.names().knows(steps.rows(), path)) {
            String word = path.head().toLowerCase(Locale.ROOT);
            Optional<Noun> noun = Noun.named(word);
            if (Schema.relation(element.noun(), word).filter(target -> target == Noun.SPANS).isPresent() && element.noun() != Noun.SPANS && element.noun() != Noun.TRACES) {
                PlanExpr id = steps.names().read(element.noun(), new FieldRef(word + ".id", Optional.of(word), Noun.SPANS, "id", List.of()), ValueType.STRING);
                return new PlanExpr.Not(new PlanExpr.Is(PlanExpr.Absence.EMPTY, id));
            }
            if (OtherElements.isKin(word) || noun.isPresent()) {
                Word target = new Word(noun.map(Noun::plural).orElse(word), path.range());
                return OtherElements.some(new OtherElements(steps.scope(), steps.rows()).count(new Many(List.of(), target, Optional.empty(), path.range())));
            }
        }
        PlanExpr value = steps.expressions().value(path);
        return value == ExprResolver.NOTHING || value.type() == ValueType.BOOLEAN ? value : new PlanExpr.Not(new PlanExpr.Is(PlanExpr.Absence.EMPTY, value));
    }
}
