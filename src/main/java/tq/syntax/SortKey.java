package tq.syntax;

import tq.text.SourceRange;

/** {@code duration desc}. */
public record SortKey(Expr value, boolean descending, SourceRange range) {
}
