package tq.syntax;

import java.util.List;
import java.util.Optional;
import tq.text.SourceRange;

/** One step of a query, in the order written. */
public sealed interface Stage permits Clause, Stage.Select, Stage.Assign, Stage.Drop, Stage.Sort, Stage.Top, Stage.First, Stage.Limit,
        Stage.Skip, Stage.Distinct, Stage.Count, Stage.Stats, Stage.Values, Stage.Expand, Stage.Hop, Stage.SetOperation, Stage.Fields,
        Stage.Tree, Stage.Timeline, Stage.As, Stage.Jq, Stage.Call, Stage.Broken {

    SourceRange range();

    /** {@code select name, duration as took}. */
    record Select(List<Item> items, SourceRange range) implements Stage {
        public Select {
            items = List.copyOf(items);
        }
    }

    /** {@code set slow = duration > 2s}: each row with a column more. */
    record Assign(List<Assignment> assignments, SourceRange range) implements Stage {
        public Assign {
            assignments = List.copyOf(assignments);
        }
    }

    /** {@code drop attributes, events}. */
    record Drop(List<Expr.Path> paths, SourceRange range) implements Stage {
        public Drop {
            paths = List.copyOf(paths);
        }
    }

    /** {@code sort start, duration desc}. */
    record Sort(List<SortKey> keys, SourceRange range) implements Stage {
        public Sort {
            keys = List.copyOf(keys);
        }
    }

    /** {@code top 5 by duration per name}, {@code bottom 3 by cost}. */
    record Top(boolean bottom, Expr n, Expr by, Optional<Expr> per, SourceRange range) implements Stage {
    }

    /** {@code first}, {@code last 3 per trace.id}. */
    record First(boolean last, Optional<Expr> n, Optional<Expr> per, SourceRange range) implements Stage {
    }

    /** {@code limit 10}. */
    record Limit(Expr n, SourceRange range) implements Stage {
    }

    /** {@code skip 10}. */
    record Skip(Expr n, SourceRange range) implements Stage {
    }

    /** {@code distinct}, {@code distinct name, type}; empty keys: the whole rows. */
    record Distinct(List<Item> keys, SourceRange range) implements Stage {
        public Distinct {
            keys = List.copyOf(keys);
        }
    }

    /** {@code count}, {@code coverage}, {@code sum tokens.total}: one bare figure without {@code by}, else a row a group. */
    record Count(Aggregate aggregate, List<Item> by, SourceRange range) implements Stage {
        public Count {
            by = List.copyOf(by);
        }
    }

    /** {@code stats count, p95(duration) by name}: always rows. */
    record Stats(List<Aggregate> aggregates, List<Item> by, SourceRange range) implements Stage {
        public Stats {
            aggregates = List.copyOf(aggregates);
            by = List.copyOf(by);
        }
    }

    /** {@code values name}: bare values. */
    record Values(Expr value, SourceRange range) implements Stage {
    }

    /** {@code expand outputs as doc}. */
    record Expand(Expr.Path path, Optional<Word> alias, SourceRange range) implements Stage {
    }

    /** {@code failed children where duration > 1s}: from these rows to those. */
    record Hop(List<Word> adjectives, Word target, List<Clause> clauses, SourceRange range) implements Stage {
        public Hop {
            adjectives = List.copyOf(adjectives);
            clauses = List.copyOf(clauses);
        }
    }

    /** {@code union (…)}, {@code except (…)}, {@code intersect (…)}. */
    record SetOperation(String operation, Inner inner, SourceRange range) implements Stage {
    }

    /** {@code fields by type}. */
    record Fields(Optional<Expr> by, SourceRange range) implements Stage {
    }

    /** {@code tree name, type}. */
    record Tree(List<Item> items, SourceRange range) implements Stage {
        public Tree {
            items = List.copyOf(items);
        }
    }

    /** {@code timeline}. */
    record Timeline(SourceRange range) implements Stage {
    }

    /** {@code as x}: a name for the rows. */
    record As(Word name, SourceRange range) implements Stage {
    }

    /** {@code jq ".name"}. */
    record Jq(String program, SourceRange programRange, SourceRange range) implements Stage {
    }

    /** {@code slowest(3)}: stages defined by {@code def}, or a misspelt stage. */
    record Call(Word name, List<Expr> arguments, SourceRange range) implements Stage {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /** A stage that could not be read and was reported; {@code keyword} is its first word, in lower case. */
    record Broken(String keyword, SourceRange range) implements Stage {
    }
}
