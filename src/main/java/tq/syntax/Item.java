package tq.syntax;

import java.util.Optional;
import tq.text.SourceRange;

/** A column: {@code duration as took}; without an alias it is named after its expression. */
public record Item(Expr value, Optional<Word> alias, SourceRange range) {
}
