package tq.syntax;

import java.util.List;
import java.util.Optional;
import tq.text.SourceRange;

/** Where the rows of a query come from. */
public sealed interface Source {

    SourceRange range();

    /** {@code count from @2 failed spans where name = search}; {@code noun} in the plural. */
    record Rows(boolean count, Optional<Word> from, List<Word> adjectives, Word noun, List<Clause> clauses, SourceRange range)
            implements Source {
        public Rows {
            adjectives = List.copyOf(adjectives);
            clauses = List.copyOf(clauses);
        }
    }

    /** {@code critical path where duration > 1s}. */
    record CriticalPath(Optional<Word> from, List<Clause> clauses, SourceRange range) implements Source {
        public CriticalPath {
            clauses = List.copyOf(clauses);
        }
    }

    /** {@code pairs a, b of spans where a before b}. */
    record Pairs(Word left, Word right, Rows rows, SourceRange range) implements Source {
    }

    /** {@code diff @1 @2 spans by name measuring sum(duration)}. */
    record Diff(Word left, Word right, Rows rows, List<Expr> by, List<Aggregate> measures, SourceRange range) implements Source {
        public Diff {
            by = List.copyOf(by);
            measures = List.copyOf(measures);
        }
    }

    /** {@code run slow-tools(min = 5s)}: a query of the library. */
    record Run(Word name, List<Assignment> arguments, SourceRange range) implements Source {
        public Run {
            arguments = List.copyOf(arguments);
        }
    }

    /** {@code broken where duration > 1s}: the rows of a {@code let}. */
    record Named(Word name, List<Clause> clauses, SourceRange range) implements Source {
        public Named {
            clauses = List.copyOf(clauses);
        }
    }

    /** {@code (spans | limit 3)}. */
    record Bracketed(Inner inner, SourceRange range) implements Source {
    }

    /** A source that could not be read and was reported. */
    record Broken(SourceRange range) implements Source {
    }
}
