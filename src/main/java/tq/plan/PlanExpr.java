package tq.plan;

import java.util.List;
import tq.schema.ValueType;
import tq.syntax.Expr.Comparison;
import tq.syntax.Expr.Sign;
import tq.syntax.Expr.Step;

/** An expression whose names and types are known. Absent values are null; no test on null is an error. */
public sealed interface PlanExpr {

    ValueType type();

    /**
     * A value of the row: its key, then steps into it. The key is empty where rows are bare values.
     */
    record Get(String key, List<Step> steps, ValueType type) implements PlanExpr {
        public Get {
            steps = List.copyOf(steps);
        }
    }

    /**
     * A value known before the run.
     *
     * @param value a String, Long, Double, Boolean, or null for {@code null}; durations in nanoseconds, times as in rows
     */
    record Constant(Object value, ValueType type) implements PlanExpr {
    }

    /** A value bound from outside. */
    record Parameter(String name, ValueType type) implements PlanExpr {
    }

    /** True where one term is. */
    record Or(List<PlanExpr> terms) implements PlanExpr {
        public Or {
            terms = List.copyOf(terms);
        }

        @Override
        public ValueType type() {
            return ValueType.BOOLEAN;
        }
    }

    /** True where all terms are. */
    record And(List<PlanExpr> terms) implements PlanExpr {
        public And {
            terms = List.copyOf(terms);
        }

        @Override
        public ValueType type() {
            return ValueType.BOOLEAN;
        }
    }

    /** True where the term is not. */
    record Not(PlanExpr term) implements PlanExpr {
        @Override
        public ValueType type() {
            return ValueType.BOOLEAN;
        }
    }

    /** Two values held against each other; false where one is absent or of another type, but for {@code !=} and {@code !~}. */
    record Compare(Comparison comparison, PlanExpr left, PlanExpr right) implements PlanExpr {
        @Override
        public ValueType type() {
            return ValueType.BOOLEAN;
        }
    }

    /** Whether the value is one of the choices. */
    record OneOf(PlanExpr left, List<PlanExpr> choices) implements PlanExpr {
        public OneOf {
            choices = List.copyOf(choices);
        }

        @Override
        public ValueType type() {
            return ValueType.BOOLEAN;
        }
    }

    /** Whether the value lies between two others, both ends in. */
    record Between(PlanExpr left, PlanExpr low, PlanExpr high) implements PlanExpr {
        @Override
        public ValueType type() {
            return ValueType.BOOLEAN;
        }
    }

    /** What {@code is} asks of a value. */
    enum Absence {
        /** The key is not there. */
        MISSING,
        /** Missing, or null. */
        NULL,
        /** Missing, null, {@code ""}, {@code {}} or {@code []}. */
        EMPTY
    }

    /** {@code outputs is empty}. */
    record Is(Absence absence, PlanExpr value) implements PlanExpr {
        @Override
        public ValueType type() {
            return ValueType.BOOLEAN;
        }
    }

    /** {@code a + b}; null where a side is absent or no number, or on division by zero. */
    record Arithmetic(Sign sign, PlanExpr left, PlanExpr right, ValueType type) implements PlanExpr {
    }

    /** {@code -a}. */
    record Negative(PlanExpr value) implements PlanExpr {
        @Override
        public ValueType type() {
            return value.type();
        }
    }

    /** A function of {@link tq.schema.Function}. */
    record Call(String function, List<PlanExpr> arguments, ValueType type) implements PlanExpr {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }
}
