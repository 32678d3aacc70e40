package tq.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tq.schema.Noun;

/**
 * Rows from where they come through all stages.
 *
 * @param stages the steps, first to last; the clauses of the source are the first of them
 * @param before what the rows were before each stage, in the same order
 * @param rows what the rows are at last
 */
public record Flow(Source source, List<PlanStage> stages, List<RowType> before, RowType rows) {

    public Flow {
        stages = List.copyOf(stages);
        before = List.copyOf(before);
    }

    /** The same with a stage more. */
    Flow with(PlanStage stage, RowType after) {
        List<PlanStage> more = new ArrayList<>(stages);
        more.add(stage);
        List<RowType> rowsBefore = new ArrayList<>(before);
        rowsBefore.add(rows);
        return new Flow(source, more, rowsBefore, after);
    }

    /** Where rows come from. */
    public sealed interface Source {

        /** All elements of a kind; a session is made of the traces that name it. */
        record Elements(Noun noun) implements Source {
        }

        /** The spans on the critical path of each trace, with the column {@code path_time}. */
        record CriticalPath() implements Source {
        }

        /**
         * Pairs of elements of one trace for which a condition holds, each two at most once.
         *
         * @param label the source as the user would write it
         * @param rows what both are taken from
         * @param condition what the two must fulfil, over {@link RowType.Pair}
         */
        record Pairs(String label, String left, String right, Flow rows, Optional<PlanExpr> condition) implements Source {
        }

        /**
         * What two sets of rows come to, side by side.
         *
         * @param label the source as the user would write it
         * @param left grouped rows of the first; the columns are those of {@code by}, then the figures
         * @param by the columns that rows are matched by
         * @param measures the figures, as columns of both sides
         */
        record Diff(String label, Flow left, Flow right, List<String> by, List<PlanStage.Column> measures) implements Source {
            public Diff {
                by = List.copyOf(by);
                measures = List.copyOf(measures);
            }
        }

        /** One row that is null, for a value about all that is loaded. */
        record Once() implements Source {
        }
    }
}
