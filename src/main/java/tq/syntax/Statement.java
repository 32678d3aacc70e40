package tq.syntax;

import java.util.List;
import java.util.Optional;
import tq.text.SourceRange;

/** A query, or what prepares one. */
public sealed interface Statement {

    SourceRange range();

    /** A query to be answered. */
    record Ask(Pipeline pipeline, SourceRange range) implements Statement {
    }

    /** {@code let broken = failed spans}: a query with a name, usable as a source. */
    record Let(Word name, Pipeline pipeline, SourceRange range) implements Statement {
    }

    /** {@code param $min: duration = 2s}: a value given from outside; without a default it must be given. */
    record Param(Word name, Optional<Word> type, Optional<Expr> value, SourceRange range) implements Statement {
    }

    /** {@code def slowest($n) = sort duration desc | limit $n}: stages with a name. */
    record Def(Word name, List<Word> parameters, List<Stage> stages, SourceRange range) implements Statement {
        public Def {
            parameters = List.copyOf(parameters);
            stages = List.copyOf(stages);
        }
    }

    /** {@code import "common.tq" as c}. */
    record Import(String path, Optional<Word> name, SourceRange range) implements Statement {
    }

    /** {@code assert no failed spans else "a span failed"}: either rows that must not be, or a condition. */
    record Assert(Optional<Pipeline> none, Optional<Expr> condition, Optional<String> otherwise, SourceRange range)
            implements Statement {
    }
}
