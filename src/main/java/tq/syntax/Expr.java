package tq.syntax;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tq.text.SourceRange;

/** A condition or a value. */
public sealed interface Expr {

    SourceRange range();

    /** {@code a or b or c}. */
    record Or(List<Expr> terms, SourceRange range) implements Expr {
        public Or {
            terms = List.copyOf(terms);
        }
    }

    /** {@code a and b and c}. */
    record And(List<Expr> terms, SourceRange range) implements Expr {
        public And {
            terms = List.copyOf(terms);
        }
    }

    /** {@code not a}. */
    record Not(Expr term, SourceRange range) implements Expr {
    }

    /** How two values are held against each other; {@code sign} is how it is printed. */
    enum Comparison {
        EQ("="), NE("!="), LT("<"), LE("<="), GT(">"), GE(">="), MATCHES("~"), NOT_MATCHES("!~"),
        CONTAINS("contains"), STARTS_WITH("starts with"), ENDS_WITH("ends with");

        private final String sign;

        Comparison(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }

        /** Whether it is about the order of two values. */
        public boolean ordered() {
            return this == LT || this == LE || this == GT || this == GE;
        }

        /** Whether it looks into text. */
        public boolean textual() {
            return ordinal() >= MATCHES.ordinal();
        }
    }

    /** {@code duration > 2s}; {@code negated} only for {@code not contains} and its kin. */
    record Compare(Comparison comparison, boolean negated, Expr left, Expr right, SourceRange range) implements Expr {
    }

    /** {@code outputs is not empty}, {@code status is ERROR}. */
    record Is(boolean negated, Expr left, Expr right, SourceRange range) implements Expr {
    }

    /** {@code type in (LLM, TOOL)}. */
    record In(boolean negated, Expr left, List<Expr> choices, SourceRange range) implements Expr {
        public In {
            choices = List.copyOf(choices);
        }
    }

    /** {@code name in (from @2 tool spans | values name)}. */
    record InRows(boolean negated, Expr left, Inner rows, SourceRange range) implements Expr {
    }

    /** {@code duration between 1s .. 2s}, both ends in. */
    record Between(boolean negated, Expr left, Expr low, Expr high, SourceRange range) implements Expr {
    }

    /** {@code a sibling of b}, in pairs; {@code relation} is {@code inside}, {@code child of}, {@code before} … */
    record Relation(boolean negated, Expr left, String relation, Path right, SourceRange range) implements Expr {
    }

    /** {@code any children (error)}; {@code quantifier} is any, no or all. */
    record Quantified(String quantifier, Many many, SourceRange range) implements Expr {
    }

    /** {@code count failed children}. */
    record CountOf(Many many, SourceRange range) implements Expr {
    }

    /** {@code inside (type=AGENT)}, {@code after first (spans with error)}. */
    record Structure(String relation, Optional<String> edge, Inner set, SourceRange range) implements Expr {
    }

    /** The signs of arithmetic. */
    enum Sign {
        PLUS("+"), MINUS("-"), TIMES("*"), OVER("/"), MODULO("%");

        private final String sign;

        Sign(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }
    }

    /** {@code tokens.total / 1000}. */
    record Arithmetic(Sign sign, Expr left, Expr right, SourceRange range) implements Expr {
    }

    /** {@code -x}. */
    record Negative(Expr value, SourceRange range) implements Expr {
    }

    /** What kind of literal a text is. */
    enum LiteralKind { NUMBER, DURATION, TIME, STRING, WORD, BOOLEAN, NULL }

    /** A value as written; {@code text} is the content of a string, else the token. */
    record Literal(LiteralKind kind, String text, SourceRange range) implements Expr {
    }

    /** {@code $min}; the name without its sign. */
    record Variable(String name, SourceRange range) implements Expr {
    }

    /** A step of a path: a name (quoted or not), a position, or all elements ({@code [*]}). */
    sealed interface Step {

        /** {@code .name} or {@code ."two words"} or {@code ["two words"]}. */
        record Name(String text, boolean quoted) implements Step {
        }

        /** {@code [0]}; below 0 from the end. */
        record Index(int position) implements Step {
        }

        /** {@code [*]}. */
        record All() implements Step {
        }
    }

    /**
     * {@code tokens.input}, {@code .name}, {@code attributes."my key"[0]}.
     *
     * @param field written with a leading dot, so a field and never a value
     * @param steps at least one, the first a {@link Step.Name}
     */
    record Path(boolean field, List<Step> steps, SourceRange range) implements Expr {
        public Path {
            steps = List.copyOf(steps);
        }

        /** The first segment. */
        public String head() {
            return ((Step.Name) steps.get(0)).text();
        }

        /** Whether it is one bare word, which may also be a value. */
        public boolean isWord() {
            return steps.size() == 1 && !field;
        }

        /** Whether it is made of plain names only, so that its text may stand for a value ({@code gpt-4.1}). */
        public boolean isDotted() {
            return !field && steps.stream().allMatch(step -> step instanceof Step.Name name && !name.quoted());
        }

        /** The text of a dotted path, as it stands for a value: {@code gpt-4.1}. */
        public String dotted() {
            return steps.stream().map(step -> ((Step.Name) step).text()).collect(Collectors.joining("."));
        }
    }

    /** {@code round(cost, 2)}. */
    record Call(Word function, List<Expr> arguments, SourceRange range) implements Expr {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /** {@code (…)}: brackets round an expression or a pipeline. */
    record Bracketed(Inner inner, SourceRange range) implements Expr {
    }
}
