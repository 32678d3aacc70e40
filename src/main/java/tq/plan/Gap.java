package tq.plan;

import java.util.Optional;
import tq.syntax.Expr;

/**
 * A place in a query where something is still to be written, and what is known of it.
 *
 * @param rows of what the fields are that may be named there
 * @param beside what the missing value is held against: {@code type} in {@code spans where type = …}
 */
public record Gap(RowType rows, Optional<PlanExpr> beside) {

    /** Stands for what is missing; no one names a field so. */
    public static final String MARK = "\u1D13\u1D13";

    static boolean is(Expr expr) {
        return expr instanceof Expr.Path path && path.head().equals(MARK);
    }
}
