package tq.syntax;

/** {@code slow = duration > 2s}. */
public record Assignment(Word name, Expr value) {
}
