package tq.syntax;

import tq.text.SourceRange;

/** Narrows rows; also a stage. */
public sealed interface Clause extends Stage {

    /** {@code where duration > 2s}. */
    record Where(Expr condition, SourceRange range) implements Clause {
    }

    /** {@code with error}, {@code without outputs}: whether a field holds something. */
    record With(boolean negated, Expr.Path path, SourceRange range) implements Clause {
    }

    /** {@code with tool spans}, {@code without children (error)}: whether there are such elements. */
    record WithSome(boolean negated, Many many, SourceRange range) implements Clause {
    }

    /** {@code inside (type=AGENT)}, {@code not after first (spans with error)}. */
    record Structural(boolean negated, Expr.Structure test, SourceRange range) implements Clause {
    }
}
