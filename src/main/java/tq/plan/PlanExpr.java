package tq.plan;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tq.schema.FieldRef;
import tq.schema.ValueType;
import tq.syntax.Expr.Comparison;
import tq.syntax.Expr.Sign;
import tq.syntax.Expr.Step;

/** An expression whose names and types are known. Absent values are null; no test on null is an error. */
public sealed interface PlanExpr {

    ValueType type();

    /** The expressions that it is made of. */
    default List<PlanExpr> parts() {
        return List.of();
    }

    /** The other rows that it looks at. */
    default Optional<Flow> flow() {
        return Optional.empty();
    }

    /**
     * A value of the row: its key, then steps into it. The key is empty where rows are bare values.
     *
     * @param field the element's field that it is, where rows are elements
     * @param of in rows of pairs, the name of the one of the two whose value it is; else empty
     */
    record Get(String key, List<Step> steps, ValueType type, Optional<FieldRef> field, String of) implements PlanExpr {
        public Get {
            steps = List.copyOf(steps);
        }

        /** A column, or with an empty key the bare value. */
        public static Get column(String key, List<Step> steps, ValueType type) {
            return new Get(key, steps, type, Optional.empty(), "");
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

        @Override
        public List<PlanExpr> parts() {
            return terms;
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

        @Override
        public List<PlanExpr> parts() {
            return terms;
        }
    }

    /** True where the term is not. */
    record Not(PlanExpr term) implements PlanExpr {
        @Override
        public ValueType type() {
            return ValueType.BOOLEAN;
        }

        @Override
        public List<PlanExpr> parts() {
            return List.of(term);
        }
    }

    /** Two values held against each other; false where one is absent or of another type, but for {@code !=} and {@code !~}. */
    record Compare(Comparison comparison, PlanExpr left, PlanExpr right) implements PlanExpr {
        @Override
        public ValueType type() {
            return ValueType.BOOLEAN;
        }

        @Override
        public List<PlanExpr> parts() {
            return List.of(left, right);
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

        @Override
        public List<PlanExpr> parts() {
            return Stream.concat(Stream.of(left), choices.stream()).toList();
        }
    }

    /** Whether the value lies between two others, both ends in. */
    record Between(PlanExpr left, PlanExpr low, PlanExpr high) implements PlanExpr {
        @Override
        public ValueType type() {
            return ValueType.BOOLEAN;
        }

        @Override
        public List<PlanExpr> parts() {
            return List.of(left, low, high);
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

        @Override
        public List<PlanExpr> parts() {
            return List.of(value);
        }
    }

    /** {@code a + b}; null where a side is absent or no number, or on division by zero. */
    record Arithmetic(Sign sign, PlanExpr left, PlanExpr right, ValueType type) implements PlanExpr {
        @Override
        public List<PlanExpr> parts() {
            return List.of(left, right);
        }
    }

    /** {@code -a}. */
    record Negative(PlanExpr value) implements PlanExpr {
        @Override
        public ValueType type() {
            return value.type();
        }

        @Override
        public List<PlanExpr> parts() {
            return List.of(value);
        }
    }

    /** How many elements of a set stand in a relation to the row: {@code count children (error)}. */
    record Related(Relation relation, Flow set) implements PlanExpr {
        @Override
        public ValueType type() {
            return ValueType.NUMBER;
        }

        @Override
        public Optional<Flow> flow() {
            return Optional.of(set);
        }
    }

    /**
     * Whether an element of a set stands in a relation of time to the row: {@code after first (spans with error)}.
     *
     * @param relation before, after, during or overlaps
     * @param edge first or last, or empty for any
     */
    record Timed(String relation, String edge, Flow set) implements PlanExpr {
        @Override
        public ValueType type() {
            return ValueType.BOOLEAN;
        }

        @Override
        public Optional<Flow> flow() {
            return Optional.of(set);
        }
    }

    /** In rows of pairs, how one of the two stands to the other: {@code a sibling of b}. */
    record Stands(String left, String relation, String right) implements PlanExpr {
        @Override
        public ValueType type() {
            return ValueType.BOOLEAN;
        }
    }

    /** Whether the value is among the bare values of other rows. */
    record InRows(PlanExpr left, Flow rows) implements PlanExpr {
        @Override
        public ValueType type() {
            return ValueType.BOOLEAN;
        }

        @Override
        public List<PlanExpr> parts() {
            return List.of(left);
        }

        @Override
        public Optional<Flow> flow() {
            return Optional.of(rows);
        }
    }

    /** The one value that other rows come to: {@code (spans | sum tokens.total)}. */
    record ValueOf(Flow rows, ValueType type) implements PlanExpr {
        @Override
        public Optional<Flow> flow() {
            return Optional.of(rows);
        }
    }

    /** A function of {@link tq.schema.Function}. */
    record Call(String function, List<PlanExpr> arguments, ValueType type) implements PlanExpr {
        public Call {
            arguments = List.copyOf(arguments);
        }

        @Override
        public List<PlanExpr> parts() {
            return arguments;
        }
    }
}
