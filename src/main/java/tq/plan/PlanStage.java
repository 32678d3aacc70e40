package tq.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tq.schema.Noun;

/** One step over rows. {@code label} is the stage as the user would write it, for explanations. */
public sealed interface PlanStage {

    String label();

    /** The expressions that it evaluates for each row. */
    default List<PlanExpr> values() {
        return List.of();
    }

    /** Keeps the rows for which the condition is true. */
    record Filter(PlanExpr condition, String label) implements PlanStage {
        @Override
        public List<PlanExpr> values() {
            return List.of(condition);
        }
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

        @Override
        public List<PlanExpr> values() {
            return columns.stream().map(Column::value).toList();
        }
    }

    /** The same rows with columns more. */
    record Assign(List<Column> columns, String label) implements PlanStage {
        public Assign {
            columns = List.copyOf(columns);
        }

        @Override
        public List<PlanExpr> values() {
            return columns.stream().map(Column::value).toList();
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

        @Override
        public List<PlanExpr> values() {
            return keys.stream().map(Key::value).toList();
        }
    }

    /** The first rows of the order of a key, or of each group. Absent values never come in while others are left. */
    record Top(Key key, PlanExpr n, Optional<PlanExpr> per, String label) implements PlanStage {
        @Override
        public List<PlanExpr> values() {
            return Stream.concat(Stream.of(key.value()), per.stream()).toList();
        }
    }

    /** The first or last rows, of all or of each group. */
    record Ends(boolean last, PlanExpr n, Optional<PlanExpr> per, String label) implements PlanStage {
        @Override
        public List<PlanExpr> values() {
            return per.stream().toList();
        }
    }

    /** Leaves the first rows out. */
    record Skip(PlanExpr n, String label) implements PlanStage {
    }

    /** Each row, or each combination of the columns, once; without columns the whole row, an element by its ids. */
    record Distinct(List<Column> columns, String label) implements PlanStage {
        public Distinct {
            columns = List.copyOf(columns);
        }

        @Override
        public List<PlanExpr> values() {
            return columns.stream().map(Column::value).toList();
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

        @Override
        public List<PlanExpr> values() {
            return Stream.concat(by.stream().map(Column::value), figures.stream().flatMap(figure -> Stream.concat(figure.argument().stream(), figure.where().stream()))).toList();
        }
    }

    /** Bare values. */
    record Values(PlanExpr value, String label) implements PlanStage {
        @Override
        public List<PlanExpr> values() {
            return List.of(value);
        }
    }

    /** Each row once for every element of a list in it, with the element as a column. */
    record Expand(PlanExpr list, String name, String label) implements PlanStage {
        @Override
        public List<PlanExpr> values() {
            return List.of(list);
        }
    }

    /** From these rows to the elements of a noun that stand in a relation to one of them. */
    record Hop(Relation relation, Noun noun, String label) implements PlanStage {
    }

    /** Puts rows together with others, or takes those away: {@code union}, {@code except}, {@code intersect}. */
    record Combine(String operation, Flow other, String label) implements PlanStage {
    }

    /**
     * What keys the rows have, with counts and examples.
     *
     * @param by what the rows are told apart by
     * @param columns the objects whose keys are wanted, or plain values
     */
    record Keys(Optional<Column> by, List<Column> columns, String label) implements PlanStage {
        public Keys {
            columns = List.copyOf(columns);
        }

        @Override
        public List<PlanExpr> values() {
            return Stream.concat(by.stream(), columns.stream()).map(Column::value).toList();
        }
    }

    /** The spans as a tree: in its order, each with its depth among them and the columns. */
    record Tree(List<Column> columns, String label) implements PlanStage {
        public Tree {
            columns = List.copyOf(columns);
        }

        @Override
        public List<PlanExpr> values() {
            return columns.stream().map(Column::value).toList();
        }
    }

    /** Each row under a name, as an object with that one member. */
    record Name(String name, String label) implements PlanStage {
    }

    /** Raw jq over each row as it would be printed. */
    record Jq(String program, String label) implements PlanStage {
    }
}
