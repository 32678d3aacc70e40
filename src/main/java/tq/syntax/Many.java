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

    public Many {
        adjectives = List.copyOf(adjectives);
    }
}
