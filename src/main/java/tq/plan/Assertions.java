package tq.plan;

import java.util.List;
import java.util.Optional;
import tq.syntax.Clause;
import tq.syntax.Expr;
import tq.syntax.Many;
import tq.syntax.Pipeline;
import tq.syntax.Source;

/** What would break an assertion, where that is rows. */
final class Assertions {

    private Assertions() {
    }

    /** Of {@code no failed spans} the failed spans, of {@code all spans (duration < 5s)} those that last longer; else empty. */
    static Optional<Pipeline> broken(Expr term) {
        if (!(term instanceof Expr.Quantified quantified) || quantified.quantifier().equals("any") || OtherElements.isKin(quantified.many().target().text())) {
            return Optional.empty();
        }
        Many many = quantified.many();
        if (quantified.quantifier().equals("all") && many.condition().isEmpty()) {
            return Optional.empty();
        }
        boolean all = quantified.quantifier().equals("all");
        List<Clause> where = many.condition().map(condition -> List.<Clause>of(new Clause.Where(all ? new Expr.Not(condition, condition.range()) : condition, condition.range()))).orElse(List.of());
        return Optional.of(new Pipeline(new Source.Rows(false, Optional.empty(), many.adjectives(), many.target(), where, many.range()), List.of(), many.range()));
    }
}
