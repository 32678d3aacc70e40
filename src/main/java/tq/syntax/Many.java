package tq.syntax;

import java.util.List;
import java.util.Optional;
import tq.text.SourceRange;

/**
 * Other elements, as quantifiers look for them: {@code failed children (duration > 1s)}.
 *
 * @param target a noun in the plural, or a kin such as {@code children}
 */
public record Many(List<Word> adjectives, Word target, Optional<Expr> condition, SourceRange range) {

    /** The words that lead from a span to others. */
    public static final List<String> KIN = List.of("parent", "children", "ancestors", "descendants", "siblings");

    public Many {
        adjectives = List.copyOf(adjectives);
    }

    /** Those that do not fulfil the condition, which must be there. */
    public Many failing() {
        return new Many(adjectives, target, condition.map(met -> new Expr.Not(met, met.range())), range);
    }

    /** The same as a source, of a kin the spans; {@code count} for their number. */
    public Source.Rows rows(boolean count) {
        Word noun = KIN.contains(target.text()) ? new Word("spans", target.range()) : target;
        List<Clause> where = condition.map(met -> List.<Clause>of(new Clause.Where(met, met.range()))).orElse(List.of());
        return new Source.Rows(count, Optional.empty(), adjectives, noun, where, range);
    }
}
