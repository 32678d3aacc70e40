package tq.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One step over rows. {@code label} is the stage as the user would write it, for explanations. */
public sealed interface PlanStage {

    String label();

    /** Keeps the rows for which the condition is true. */
    record Filter(PlanExpr condition, String label) implements PlanStage {
    }

    /** A named value. */
    record Column(String name, PlanExpr value) {
    }

    /** New rows of these columns. */
    record Select(List<Column> columns, String label) implements PlanStage {
        public Select {
            columns = List.copyOf(columns);
        }

        /** The same with a column more, unless it has one of that name. */
        Select with(Column column) {
            if (columns.stream().anyMatch(other -> other.name().equals(column.name()))) {
                return this;
            }
            List<Column> more = new ArrayList<>(columns);
            more.add(column);
            return new Select(more, label);
        }
    }

    /** The same rows with columns more. */
    record Assign(List<Column> columns, String label) implements PlanStage {
        public Assign {
            columns = List.copyOf(columns);
        }
    }

    /** The same rows without these columns; what is dropped of whole elements is told by the row type. */
    record Drop(List<String> columns, String label) implements PlanStage {
        public Drop {
            columns = List.copyOf(columns);
        }
    }

    /** By what, and which way. */
    record Key(PlanExpr value, boolean descending) {
    }

    /** Orders rows; stable, absent values last in both directions. */
    record Sort(List<Key> keys, String label) implements PlanStage {
        public Sort {
            keys = List.copyOf(keys);
        }
    }

    /** The first rows of the order of a key, or of each group. Absent values never come in while others are left. */
    record Top(Key key, PlanExpr n, Optional<PlanExpr> per, String label) implements PlanStage {
    }

    /** The first or last rows, of all or of each group. */
    record Ends(boolean last, PlanExpr n, Optional<PlanExpr> per, String label) implements PlanStage {
    }

    /** Leaves the first rows out. */
    record Skip(PlanExpr n, String label) implements PlanStage {
    }

    /** Each row, or each combination of the columns, once; without columns the whole row, an element by its ids. */
    record Distinct(List<Column> columns, String label) implements PlanStage {
        public Distinct {
            columns = List.copyOf(columns);
        }
    }

    /**
     * One figure over rows.
     *
     * @param percentile for {@code percentile}: 95 of {@code p95}
     */
    record Figure(String name, String function, double percentile, Optional<PlanExpr> argument, Optional<PlanExpr> where) {
    }

    /** Figures over all rows, or over each group in first-seen order; {@code single}: the bare figure instead of a row. */
    record Group(List<Figure> figures, List<Column> by, boolean single, String label) implements PlanStage {
        public Group {
            figures = List.copyOf(figures);
            by = List.copyOf(by);
        }
    }

    /** Bare values. */
    record Values(PlanExpr value, String label) implements PlanStage {
    }

    /** Raw jq over each row as it would be printed. */
    record Jq(String program, String label) implements PlanStage {
    }
}
