package tq.syntax;

import java.util.List;
import java.util.Optional;
import tq.text.SourceRange;

/**
 * What stands in brackets: exactly one of an expression and a source, and stages behind.
 * A lone noun or name is an expression here; the resolver reads it as rows where rows are wanted.
 */
public record Inner(Optional<Expr> expression, Optional<Source> source, List<Stage> stages, SourceRange range) {

    public Inner {
        if (expression.isPresent() == source.isPresent()) {
            throw new IllegalArgumentException("brackets hold an expression or a source");
        }
        stages = List.copyOf(stages);
    }
}
