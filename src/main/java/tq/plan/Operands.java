package tq.plan;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tq.schema.Field;
import tq.schema.Function;
import tq.schema.ValueType;
import tq.syntax.Expr.Comparison;
import tq.syntax.Expr.LiteralKind;
import tq.syntax.Expr;
import tq.text.DiagnosticCode;
import tq.text.Patterns;
import tq.text.SourceRange;
import tq.text.Suggestions;

/** The rules of types and units: what a literal is beside a value, what may be compared, what arithmetic gives. */
final class Operands {

    private final Faults faults;

    Operands(Faults faults) {
        this.faults = faults;
    }

    /** A literal that stands by itself. */
    PlanExpr literal(Expr.Literal literal) {
        return switch (literal.kind()) {
            case NUMBER -> number(literal);
            case DURATION -> Literals.duration(literal.text()).<PlanExpr>map(nanos -> new PlanExpr.Constant(nanos, ValueType.DURATION))
                    .orElseGet(() -> tooLarge(literal));
            case TIME -> time(literal.text(), literal.range());
            case STRING, WORD -> new PlanExpr.Constant(literal.text(), ValueType.STRING);
            case BOOLEAN -> new PlanExpr.Constant(literal.text().equals("true"), ValueType.BOOLEAN);
            case NULL -> new PlanExpr.Constant(null, ValueType.STRING);
        };
    }

    private PlanExpr number(Expr.Literal literal) {
        return Literals.number(literal.text()).<PlanExpr>map(value -> new PlanExpr.Constant(value, ValueType.NUMBER)).orElseGet(() -> tooLarge(literal));
    }

    private PlanExpr tooLarge(Expr.Literal literal) {
        faults.add(DiagnosticCode.NUMBER_TOO_LARGE, literal.range(), "`" + literal.text() + "` " + (literal.kind() == LiteralKind.DURATION ? "is no whole number of nanoseconds of 64 bits" : "does not fit in 64 bits"),
                literal.kind() == LiteralKind.DURATION ? "durations go from 1ns to 292 years" : "as text it is quoted: \"" + literal.text() + "\"");
        return ExprResolver.NOTHING;
    }

    private PlanExpr time(String text, SourceRange range) {
        Optional<String> time = Literals.time(text);
        if (time.isEmpty()) {
            faults.add(DiagnosticCode.NOT_A_TIME, range, "`" + text + "` is no time", "write 2026-01-31, 2026-01-31T09:00Z, or now - 2h");
            return ExprResolver.NOTHING;
        }
        return new PlanExpr.Constant(time.get(), ValueType.TIME);
    }

    /** A literal beside a value of the type on the left. */
    PlanExpr literal(Expr.Literal literal, ValueType left, Optional<Field> field, Comparison comparison, String leftText) {
        boolean equality = comparison == Comparison.EQ || comparison == Comparison.NE;
        if (comparison.textual()) {
            return literal.kind() == LiteralKind.BOOLEAN || literal.kind() == LiteralKind.NULL ? literal(literal)
                    : pattern(literal, comparison);
        }
        if (left.textual() && (literal.kind() == LiteralKind.STRING || literal.kind() == LiteralKind.WORD
                || equality && (literal.kind() == LiteralKind.NUMBER || literal.kind() == LiteralKind.DURATION || literal.kind() == LiteralKind.TIME))) {
            return word(literal.text(), literal.range(), left, field);
        }
        if (left == ValueType.DURATION && literal.kind() == LiteralKind.NUMBER) {
            return unitless(literal);
        }
        if (left == ValueType.DURATION && literal.kind() == LiteralKind.WORD) {
            faults.add(DiagnosticCode.UNIT_MISSING, literal.range(), "`" + literal.text() + "` is no duration", "units are ns us ms s m h d w, as in 2s or 1h30m");
            return ExprResolver.NOTHING;
        }
        if (left == ValueType.TIME && literal.kind() == LiteralKind.STRING) {
            return time(literal.text(), literal.range());
        }
        if (left == ValueType.TIME && literal.kind() == LiteralKind.NUMBER) {
            faults.add(DiagnosticCode.NOT_A_TIME, literal.range(), "`" + literal.text() + "` is no time", "write 2026-01-31, 2026-01-31T09:00Z, or now - 2h");
            return ExprResolver.NOTHING;
        }
        if (left.open() && literal.kind() == LiteralKind.DURATION && comparison.ordered()) {
            faults.add(DiagnosticCode.UNIT_MISSING, literal.range(), "`" + leftText + "` has no unit that is known", "compare it with a plain number");
            return ExprResolver.NOTHING;
        }
        if (left.open() && (literal.kind() == LiteralKind.DURATION || literal.kind() == LiteralKind.TIME)) {
            return new PlanExpr.Constant(literal.text(), ValueType.STRING);
        }
        return literal(literal);
    }

    private PlanExpr unitless(Expr.Literal literal) {
        if (Double.parseDouble(literal.text()) == 0) {
            return new PlanExpr.Constant(0L, ValueType.DURATION);
        }
        faults.add(DiagnosticCode.UNIT_MISSING, literal.range(), "a duration needs a unit",
                "write `" + literal.text() + "s` or `" + literal.text() + "ms`");
        return ExprResolver.NOTHING;
    }

    private PlanExpr pattern(Expr.Literal literal, Comparison comparison) {
        String text = literal.text();
        if (comparison == Comparison.MATCHES || comparison == Comparison.NOT_MATCHES) {
            if (text.indexOf('\b') >= 0) {
                faults.add(DiagnosticCode.BAD_PATTERN, literal.range(), "`\\b` in a string is a backspace", "a word boundary is `\\\\b`");
                return ExprResolver.NOTHING;
            }
            try {
                Patterns.compile(text);
            } catch (RuntimeException e) {
                faults.add(DiagnosticCode.BAD_PATTERN, literal.range(), "this is no regular expression: " + e.getMessage(), "a sign meant as itself takes a backslash");
                return ExprResolver.NOTHING;
            }
        }
        return new PlanExpr.Constant(text, ValueType.STRING);
    }

    /** Text beside text; beside a field of known words it is checked and brought to their form. */
    PlanExpr word(String text, SourceRange range, ValueType left, Optional<Field> field) {
        if (left == ValueType.TYPE) {
            return new PlanExpr.Constant(text.toUpperCase(Locale.ROOT), ValueType.TYPE);
        }
        if (left != ValueType.ENUM || field.isEmpty()) {
            return new PlanExpr.Constant(text, ValueType.STRING);
        }
        List<String> values = field.get().values();
        String bare = withoutPrefix(text);
        for (String value : values) {
            if (value.equalsIgnoreCase(bare)) {
                return new PlanExpr.Constant(value, ValueType.ENUM);
            }
        }
        if (field.get().name().equals("finish_reason")) {
            return new PlanExpr.Constant(text, ValueType.ENUM);
        }
        faults.add(DiagnosticCode.UNKNOWN_VALUE, range, "`" + field.get().name() + "` is never `" + text + "`",
                Suggestions.didYouMean(bare, values).orElse("it is one of " + String.join(", ", values)));
        return ExprResolver.NOTHING;
    }

    private static String withoutPrefix(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        for (String prefix : List.of("STATUS_CODE_", "SPAN_KIND_", "STATE_", "SOURCE_TYPE_", "TRACE_STATUS_")) {
            if (upper.startsWith(prefix)) {
                return text.substring(prefix.length());
            }
        }
        return upper.equals("AI_JUDGE") ? "LLM_JUDGE" : text;
    }

    /** Whether two values may be held against each other; reports it where not. */
    boolean fit(Expr.Compare compare, PlanExpr left, PlanExpr right) {
        Comparison comparison = compare.comparison();
        ValueType a = left.type();
        ValueType b = right.type();
        if (left == ExprResolver.NOTHING || right == ExprResolver.NOTHING) {
            return true;
        }
        if (comparison.textual()) {
            return textual(compare, a, b);
        }
        if (b == ValueType.DURATION && left instanceof PlanExpr.Constant constant && constant.value() instanceof Number number) {
            return number.doubleValue() == 0 || a == ValueType.DURATION || unitMissing(compare.left());
        }
        if (left instanceof PlanExpr.Get && (a == ValueType.OBJECT || a == ValueType.LIST) && !b.open()) {
            return clash(compare, "`" + faults.textOf(compare.left().range()) + "` is " + a.described(), hintFor(compare, a));
        }
        boolean same = a.open() || b.open() || family(a) == family(b);
        if (!same) {
            return clash(compare, "`" + faults.textOf(compare.left().range()) + "` is " + a.described() + " and `" + faults.textOf(compare.right().range()) + "` "
                    + b.described(), mend(compare, a, b));
        }
        if (comparison.ordered() && (a == ValueType.BOOLEAN || a == ValueType.ENUM || a == ValueType.TYPE)) {
            return clash(compare.left().range(), "`" + faults.textOf(compare.left().range()) + "` has no order", "compare it with = or !=");
        }
        return true;
    }

    private boolean unitMissing(Expr number) {
        String digits = faults.textOf(number.range());
        faults.add(DiagnosticCode.UNIT_MISSING, number.range(), "a duration needs a unit", "write `" + digits + "s` or `" + digits + "ms`");
        return false;
    }

    private boolean textual(Expr.Compare compare, ValueType a, ValueType b) {
        if (!a.textual() && !a.open()) {
            return clash(compare.left().range(), "`" + faults.textOf(compare.left().range()) + "` is " + a.described() + ", and `" + compare.comparison().sign() + "` looks into text",
                    "compare it with = or <");
        }
        if (!b.textual() && b != ValueType.ANY) {
            return clash(compare, "`" + compare.comparison().sign() + "` takes text, and `" + faults.textOf(compare.right().range()) + "` is " + b.described(),
                    "quote it: \"" + faults.textOf(compare.right().range()) + "\"");
        }
        return true;
    }

    private boolean clash(Expr.Compare compare, String message, String hint) {
        return clash(compare.right().range(), message, hint);
    }

    private boolean clash(SourceRange range, String message, String hint) {
        faults.add(DiagnosticCode.TYPE_CLASH, range, message, hint);
        return false;
    }

    private String hintFor(Expr.Compare compare, ValueType type) {
        String left = faults.textOf(compare.left().range());
        return left.equals("tokens") ? "say tokens.total, tokens.input or tokens.output" : type == ValueType.LIST ? "say with " + left + ", or length(" + left + ")" : "name what is in it: " + left + ".KEY";
    }

    private String mend(Expr.Compare compare, ValueType a, ValueType b) {
        String right = faults.textOf(compare.right().range());
        if (compare.right() instanceof Expr.Variable) {
            return "declare it: param " + right + ": " + (a == ValueType.DURATION ? "duration" : a == ValueType.TIME ? "time" : a == ValueType.BOOLEAN ? "boolean" : a.numeric() ? "number" : "string");
        }
        if (compare.right() instanceof Expr.Literal literal && literal.kind() == LiteralKind.STRING
                && (a == ValueType.DURATION ? Literals.duration(literal.text()).isPresent() : a.numeric() && Literals.number(literal.text()).isPresent())) {
            return "leave the quotes out: " + literal.text();
        }
        if (a == ValueType.BOOLEAN) {
            return "say `" + faults.textOf(compare.left().range()) + "` or `not " + faults.textOf(compare.left().range()) + "`";
        }
        if (a.textual()) {
            return "text is quoted: \"" + right + "\"";
        }
        return a == ValueType.DURATION ? "durations have units, as in 2s" : "both sides must be of one kind; " + b.described() + " is not " + a.described();
    }

    private static int family(ValueType type) {
        return type.textual() ? 0 : type == ValueType.DURATION ? 1 : type.numeric() ? 2 : type == ValueType.TIME ? 3 : type == ValueType.BOOLEAN ? 4 : 5;
    }

    /** What arithmetic gives. */
    PlanExpr arithmetic(Expr.Arithmetic arithmetic, PlanExpr left, PlanExpr right) {
        if (left == ExprResolver.NOTHING || right == ExprResolver.NOTHING) {
            return ExprResolver.NOTHING;
        }
        Optional<ValueType> type = type(arithmetic.sign(), left.type(), right.type());
        if (type.isEmpty()) {
            faults.add(DiagnosticCode.TYPE_CLASH, arithmetic.range(), "`" + arithmetic.sign().sign() + "` does not go with " + left.type().described() + " and " + right.type().described(),
                    left.type() == ValueType.DURATION && arithmetic.right() instanceof Expr.Literal literal && literal.kind() == LiteralKind.NUMBER ? Optional.of("a duration needs a unit: `" + literal.text() + "s` or `" + literal.text() + "ms`")
                            : right.type() == ValueType.DURATION && arithmetic.sign() == Expr.Sign.OVER ? Optional.of("a rate takes a unit: `… / (" + faults.textOf(arithmetic.right().range()) + " / 1s)` is per second")
                            : Optional.empty());
            return ExprResolver.NOTHING;
        }
        if (left instanceof PlanExpr.Constant a && right instanceof PlanExpr.Constant b && a.type() == ValueType.TIME && b.type() == ValueType.DURATION) {
            long nanos = (Long) b.value();
            Instant shifted = Instant.parse((String) a.value()).plusNanos(arithmetic.sign() == Expr.Sign.PLUS ? nanos : -nanos);
            return new PlanExpr.Constant(Literals.canonical(shifted), ValueType.TIME);
        }
        return new PlanExpr.Arithmetic(arithmetic.sign(), left, right, type.get());
    }

    private static Optional<ValueType> type(Expr.Sign sign, ValueType a, ValueType b) {
        boolean additive = sign == Expr.Sign.PLUS || sign == Expr.Sign.MINUS;
        if (a == ValueType.TIME || b == ValueType.TIME) {
            return a == b ? Optional.of(ValueType.DURATION).filter(d -> sign == Expr.Sign.MINUS)
                    : a == ValueType.TIME && b == ValueType.DURATION && additive ? Optional.of(ValueType.TIME) : Optional.empty();
        }
        if (a == ValueType.DURATION || b == ValueType.DURATION) {
            return durations(sign, a, b, additive);
        }
        if (sign == Expr.Sign.PLUS && (a.textual() || b.textual())) {
            return (a.textual() || a == ValueType.ANY) && (b.textual() || b == ValueType.ANY) ? Optional.of(ValueType.STRING) : Optional.empty();
        }
        if (!(a.numeric() || a == ValueType.ANY) || !(b.numeric() || b == ValueType.ANY)) {
            return Optional.empty();
        }
        if (a == ValueType.ANY && b == ValueType.ANY && sign == Expr.Sign.PLUS) {
            return Optional.of(ValueType.ANY);
        }
        boolean share = sign == Expr.Sign.OVER && (b == ValueType.TOKENS || b == ValueType.COST);
        return Optional.of(share ? ValueType.NUMBER : a == ValueType.COST || b == ValueType.COST ? ValueType.COST
                : a == ValueType.TOKENS || b == ValueType.TOKENS ? ValueType.TOKENS : ValueType.NUMBER);
    }

    private static Optional<ValueType> durations(Expr.Sign sign, ValueType a, ValueType b, boolean additive) {
        if (a == b) {
            return Optional.of(additive || sign == Expr.Sign.MODULO ? ValueType.DURATION : ValueType.NUMBER).filter(t -> sign != Expr.Sign.TIMES);
        }
        boolean scaled = sign == Expr.Sign.TIMES && (a.numeric() && b.numeric()) || sign == Expr.Sign.OVER && a == ValueType.DURATION && b.numeric();
        return scaled ? Optional.of(ValueType.DURATION) : Optional.empty();
    }

    /** The negative of a number or duration. */
    PlanExpr negative(Expr.Negative negative, PlanExpr value) {
        if (value == ExprResolver.NOTHING || value.type().numeric() || value.type() == ValueType.ANY) {
            return value == ExprResolver.NOTHING ? value : new PlanExpr.Negative(value);
        }
        faults.add(DiagnosticCode.TYPE_CLASH, negative.range(), "`-` does not go with " + value.type().described());
        return ExprResolver.NOTHING;
    }

    /** A call with its arguments checked. */
    PlanExpr call(Expr.Call call, Function function, List<PlanExpr> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            Optional<String> clash = clash(function.name(), i, arguments.get(i).type());
            if (clash.isPresent()) {
                faults.add(DiagnosticCode.TYPE_CLASH, call.arguments().get(i).range(), "`" + function.name() + "` takes " + clash.get() + ", not " + arguments.get(i).type().described(), function.doc());
                return ExprResolver.NOTHING;
            }
        }
        ValueType type = function.result() != ValueType.ANY ? function.result() : common(function.name(), arguments);
        return new PlanExpr.Call(function.name(), arguments, type);
    }

    private static ValueType common(String function, List<PlanExpr> arguments) {
        List<PlanExpr> values = function.equals("if") ? arguments.subList(1, 3) : function.equals("round") ? arguments.subList(0, 1) : arguments;
        ValueType first = values.get(0).type();
        return values.stream().allMatch(value -> value.type() == first) ? first
                : values.stream().allMatch(value -> value.type().textual()) ? ValueType.STRING : ValueType.ANY;
    }

    private static Optional<String> clash(String function, int argument, ValueType type) {
        if (type == ValueType.ANY) {
            return Optional.empty();
        }
        return switch (function) {
            case "lower", "upper", "json", "frame" -> Optional.of("text").filter(t -> !type.textual());
            case "substring" -> argument == 0 ? Optional.of("text").filter(t -> !type.textual()) : Optional.of("a number").filter(t -> !type.numeric());
            case "abs", "round", "floor", "ceil" -> Optional.of("a number").filter(t -> !type.numeric());
            case "day", "hour", "minute" -> Optional.of("a time").filter(t -> type != ValueType.TIME);
            case "length" -> Optional.of("text, a list or an object").filter(t -> !type.textual() && !type.open());
            case "minus" -> Optional.of("a list").filter(t -> !type.open());
            case "keys" -> Optional.of("an object").filter(t -> !type.open());
            default -> Optional.empty();
        };
    }
}
