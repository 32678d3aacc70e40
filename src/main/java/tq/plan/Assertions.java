package tq.plan;

import java.util.List;
import java.util.Optional;
import tq.syntax.Clause;
import tq.syntax.Expr;
import tq.syntax.Many;
import tq.syntax.Pipeline;
import tq.syntax.Source;
import tq.syntax.SyntaxPrinter;

/** What would break an assertion, where that is rows. */
final class Assertions {

    private Assertions() {
    }

    /** In {@code assert no spans where error and no traces (error)} the second part belongs to the condition, whatever was meant. */
    static Optional<String> remark(Pipeline none) {
        if (!(none.source() instanceof Source.Rows rows)) {
            return Optional.empty();
        }
        List<Clause> clauses = rows.clauses();
        if (!clauses.isEmpty() && clauses.get(clauses.size() - 1) instanceof Clause.Where where && where.condition() instanceof Expr.And and) {
            for (Expr term : and.terms().subList(1, and.terms().size())) {
                if (term instanceof Expr.Quantified quantified && !OtherElements.isKin(quantified.many().target().text())) {
                    return Optional.of("`" + SyntaxPrinter.print(term) + "` is read as a part of the `where` before it; for a second thing to hold write brackets: `assert no " + rows.noun().text() + " (…) and "
                            + quantified.quantifier() + " " + quantified.many().target().text() + " (…)`");
                }
            }
        }
        return Optional.empty();
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
        Source.Rows rows = (quantified.quantifier().equals("all") ? many.failing() : many).rows(false);
        return Optional.of(new Pipeline(rows, List.of(), many.range()));
    }
}
