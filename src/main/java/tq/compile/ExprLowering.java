package tq.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tq.jq.Jq;
import tq.plan.PlanExpr.Compare;
import tq.plan.PlanExpr;
import tq.schema.ValueType;
import tq.syntax.Expr.Comparison;
import tq.syntax.Expr.Step;
import tq.syntax.Expr;

/**
 * Expressions to jq. jq itself holds that null is less than 1 and that "a" is more than 1: so every comparison that
 * an absent value or one of another type could pass is guarded here.
 */
final class ExprLowering {

    static final Map<Comparison, String> SIGNS = Map.of(Comparison.EQ, "==", Comparison.LT, "<", Comparison.LE, "<=", Comparison.GT, ">", Comparison.GE, ">=");
    private static final Map<String, String> FUNCTIONS = Map.ofEntries(Map.entry("length", "size"), Map.entry("lower", "lower"), Map.entry("upper", "upper"),
            Map.entry("text", "as_text"), Map.entry("number", "as_number"), Map.entry("abs", "magnitude"), Map.entry("floor", "rounded_down"),
            Map.entry("ceil", "rounded_up"), Map.entry("keys", "keys_of"), Map.entry("numbers", "numbers_in"), Map.entry("json", "parsed"),
            Map.entry("frame", "frame_of"), Map.entry("secrets", "secrets_in"));
    private static final Map<String, Long> TIME_DIGITS = Map.of("day", 10L, "hour", 13L, "minute", 16L);

    private final Map<String, String> variables;
    private final Part part;
    private final boolean ofOne;

    /** Takes the jq variable of each parameter, and the program that sets are bound in. */
    ExprLowering(Map<String, String> variables, Part part) {
        this(variables, part, false);
    }

    private ExprLowering(Map<String, String> variables, Part part, boolean ofOne) {
        this.variables = variables;
        this.part = part;
        this.ofOne = ofOne;
    }

    /** The same for rows that are to become one of a pair, where {@code a.name} is still {@code .name}. */
    ExprLowering ofOne() {
        return new ExprLowering(variables, part, true);
    }

    Jq lower(PlanExpr expr) {
        if (expr instanceof PlanExpr.Get get) {
            return get(get);
        }
        if (expr instanceof PlanExpr.Constant constant) {
            return Jq.literal(constant.value());
        }
        if (expr instanceof PlanExpr.Parameter parameter) {
            return new Jq.Variable(variables.get(parameter.name()));
        }
        if (expr instanceof PlanExpr.Or or) {
            return Jq.join("or", or.terms().stream().map(this::lower).toList());
        }
        if (expr instanceof PlanExpr.And and) {
            return Jq.join("and", and.terms().stream().map(this::lower).toList());
        }
        if (expr instanceof PlanExpr.Not not) {
            return not(not);
        }
        if (expr instanceof Compare compare) {
            return compare(compare);
        }
        if (expr instanceof PlanExpr.OneOf oneOf) {
            return oneOf(oneOf);
        }
        if (expr instanceof PlanExpr.Between between) {
            return lower(new PlanExpr.And(List.of(new Compare(Comparison.GE, between.left(), between.low()), new Compare(Comparison.LE, between.left(), between.high()))));
        }
        if (expr instanceof PlanExpr.Is is) {
            return is(is);
        }
        if (expr instanceof PlanExpr.Arithmetic arithmetic) {
            return arithmetic(arithmetic);
        }
        if (expr instanceof PlanExpr.Negative negative) {
            return Jq.call("difference", Jq.literal(0L), lower(negative.value()));
        }
        return expr instanceof PlanExpr.Call call ? call(call) : others(expr);
    }

    /** Conditions that look at other elements. */
    private Jq others(PlanExpr expr) {
        if (expr instanceof PlanExpr.Related related) {
            return Part.count(related, part.counts(related));
        }
        if (expr instanceof PlanExpr.Timed timed) {
            return Jq.call("is_" + timed.relation(), new Jq.Variable(part.times(timed)), Jq.literal(timed.edge()));
        }
        if (expr instanceof PlanExpr.Stands stands) {
            return Jq.call("stands_" + stands.relation().split(" ", 2)[0], new Jq.Field(stands.left()), new Jq.Field(stands.right()));
        }
        if (expr instanceof PlanExpr.InRows in) {
            return Jq.pipe(lower(in.left()), Jq.call("is_among", new Jq.Variable(part.values(in))));
        }
        return new Jq.Variable(part.value((PlanExpr.ValueOf) expr));
    }

    private Jq get(PlanExpr.Get get) {
        Jq own = get.key().isEmpty() ? Jq.IDENTITY : new Jq.Field(get.key());
        Jq value = get.of().isEmpty() || ofOne ? own : Jq.pipe(new Jq.Field(get.of()), own);
        List<Jq> path = new ArrayList<>();
        List<Jq> parts = new ArrayList<>(List.of(value));
        boolean many = false;
        for (Step step : get.steps()) {
            if (step instanceof Step.All) {
                parts.add(step(path, many));
                path.clear();
                many = true;
            } else {
                path.add(step instanceof Step.Name name ? Jq.literal(name.text()) : Jq.literal((long) ((Step.Index) step).position()));
            }
        }
        parts.add(step(path, many));
        return Jq.pipe(parts.toArray(new Jq[0]));
    }

    /** Into a value, or into each element of a list. */
    private static Jq step(List<Jq> path, boolean many) {
        Jq keys = new Jq.ArrayOf(path);
        return many ? Jq.call("of_each", keys) : path.isEmpty() ? Jq.IDENTITY : Jq.call("at", keys);
    }

    private Jq not(PlanExpr.Not not) {
        if (not.term() instanceof Compare compare && compare.comparison() == Comparison.EQ && isSimple(compare)) {
            return Jq.binary("!=", lower(compare.left()), lower(compare.right()));
        }
        if (not.term() instanceof PlanExpr.Is is && is.absence() == PlanExpr.Absence.NULL) {
            return Jq.binary("!=", lower(is.value()), Jq.literal(null));
        }
        return Jq.pipe(lower(not.term()), Jq.call("not"));
    }

    private Jq compare(Compare compare) {
        return switch (compare.comparison()) {
            case EQ -> equal(compare);
            case NE -> not(new PlanExpr.Not(new Compare(Comparison.EQ, compare.left(), compare.right())));
            case LT, LE, GT, GE -> ordered(compare);
            case MATCHES -> text("matches", compare);
            case NOT_MATCHES -> Jq.pipe(text("matches", compare), Jq.call("not"));
            case CONTAINS -> text("contains_text", compare);
            case STARTS_WITH -> text("starts_with", compare);
            case ENDS_WITH -> text("ends_with", compare);
        };
    }

    /** Both sides are taken from the row: {@code contains_text(.outputs; "shipping")}. */
    private Jq text(String function, Compare compare) {
        return Jq.call(function, lower(compare.left()), lower(compare.right()));
    }

    private static boolean isSimple(Compare compare) {
        boolean type = compare.left().type() == ValueType.TYPE && compare.right().type() == ValueType.TYPE && isFixed(compare.right());
        return !type && !isWordParameter(compare) && isFixed(compare.right()) && !isLarge(compare.right());
    }

    /** A parameter beside a field of known words may be written in another case. */
    private static boolean isWordParameter(Compare compare) {
        return compare.left().type() == ValueType.ENUM && compare.right() instanceof PlanExpr.Parameter;
    }

    private static boolean isFixed(PlanExpr expr) {
        return expr instanceof PlanExpr.Constant || expr instanceof PlanExpr.Parameter;
    }

    private static boolean isLarge(PlanExpr expr) {
        return expr instanceof PlanExpr.Constant constant && constant.value() instanceof Long whole && Math.abs(whole) >= 1L << 53;
    }

    private Jq equal(Compare compare) {
        Jq left = lower(compare.left());
        if (compare.left().type() == ValueType.TYPE && isFixed(compare.right()) && !isSimple(compare)) {
            return Jq.pipe(left, Jq.call("is_word", lower(compare.right())));
        }
        if (isLarge(compare.right())) {
            String digits = String.valueOf(((PlanExpr.Constant) compare.right()).value());
            return Jq.pipe(left, Jq.binary("and", Jq.binary("==", Jq.call("type"), Jq.literal("number")), Jq.binary("==", Jq.call("tostring"), Jq.literal(digits))));
        }
        Jq right = lower(compare.right());
        if (isWordParameter(compare)) {
            return Jq.call("same_word", left, right);
        }
        return isFixed(compare.right()) || isFixed(compare.left()) ? Jq.binary("==", left, right) : Jq.call("same", left, right);
    }

    private Jq ordered(Compare compare) {
        PlanExpr left = compare.left();
        PlanExpr right = compare.right();
        String sign = SIGNS.get(compare.comparison());
        if (left.type().open() || right.type().open() || isLarge(right)) {
            return open(compare, sign);
        }
        Jq plain = Jq.binary(sign, lower(left), lower(right));
        boolean less = compare.comparison() == Comparison.LT || compare.comparison() == Comparison.LE;
        PlanExpr trap = less ? left : right;
        return isFixed(trap) ? plain : Jq.binary("and", Jq.binary("!=", lower(trap), Jq.literal(null)), plain);
    }

    /** Of values whose type only the data shows, both must be numbers or both text. */
    private Jq open(Compare compare, String sign) {
        if (compare.right() instanceof PlanExpr.Constant constant && !isLarge(constant)) {
            String type = constant.value() instanceof Number ? "number" : "string";
            Jq test = Jq.binary("and", Jq.binary("==", Jq.call("type"), Jq.literal(type)), Jq.binary(sign, Jq.IDENTITY, Jq.literal(constant.value())));
            return Jq.pipe(lower(compare.left()), test);
        }
        boolean swap = compare.comparison() == Comparison.GT || compare.comparison() == Comparison.GE;
        boolean strict = compare.comparison() == Comparison.LT || compare.comparison() == Comparison.GT;
        Jq a = lower(swap ? compare.right() : compare.left());
        Jq b = lower(swap ? compare.left() : compare.right());
        return Jq.call(strict ? "below" : "at_most", a, b);
    }

    private Jq oneOf(PlanExpr.OneOf oneOf) {
        if (oneOf.choices().stream().allMatch(ExprLowering::isFixed)) {
            boolean type = oneOf.left().type() == ValueType.TYPE;
            List<Jq> tests = oneOf.choices().stream().map(choice -> type && choice.type() == ValueType.TYPE ? Jq.call("is_word", lower(choice))
                    : lower(new Compare(Comparison.EQ, PlanExpr.Get.column("", List.of(), oneOf.left().type()), choice))).toList();
            return Jq.pipe(lower(oneOf.left()), Jq.join("or", tests));
        }
        return Jq.join("or", oneOf.choices().stream().map(choice -> lower(new Compare(Comparison.EQ, oneOf.left(), choice))).toList());
    }

    private Jq is(PlanExpr.Is is) {
        if (is.absence() == PlanExpr.Absence.EMPTY) {
            return Jq.pipe(lower(is.value()), Jq.call("is_empty"));
        }
        if (is.absence() == PlanExpr.Absence.MISSING && is.value() instanceof PlanExpr.Get get && !get.steps().isEmpty()) {
            Step last = get.steps().get(get.steps().size() - 1);
            if (!(last instanceof Step.All)) {
                PlanExpr.Get holder = new PlanExpr.Get(get.key(), get.steps().subList(0, get.steps().size() - 1), ValueType.ANY, get.field(), get.of());
                Jq key = last instanceof Step.Name name ? Jq.literal(name.text()) : Jq.literal((long) ((Step.Index) last).position());
                return Jq.pipe(lower(holder), Jq.call("lacks", key));
            }
        }
        return Jq.binary("==", lower(is.value()), Jq.literal(null));
    }

    private Jq arithmetic(PlanExpr.Arithmetic arithmetic) {
        Jq left = lower(arithmetic.left());
        Jq right = lower(arithmetic.right());
        if (arithmetic.left().type() == ValueType.TIME) {
            Jq shift = arithmetic.sign() == Expr.Sign.MINUS && arithmetic.type() == ValueType.TIME ? Jq.call("difference", Jq.literal(0L), right) : right;
            return arithmetic.type() == ValueType.TIME ? Jq.call("later", left, shift) : Jq.call("nanos_between", right, left);
        }
        String function = switch (arithmetic.sign()) {
            case PLUS -> "sum_of";
            case MINUS -> "difference";
            case TIMES -> "product";
            case OVER -> "quotient";
            case MODULO -> "remainder";
        };
        return Jq.call(function, left, right);
    }

    private Jq call(PlanExpr.Call call) {
        List<Jq> arguments = call.arguments().stream().map(this::lower).toList();
        String function = call.function();
        if (FUNCTIONS.containsKey(function)) {
            return Jq.pipe(arguments.get(0), Jq.call(FUNCTIONS.get(function)));
        }
        if (TIME_DIGITS.containsKey(function)) {
            return Jq.pipe(arguments.get(0), Jq.call("start_of", Jq.literal(TIME_DIGITS.get(function)), Jq.literal("0000-00-00T00:00:00.000000000Z")));
        }
        return switch (function) {
            case "if" -> new Jq.If(arguments.get(0), arguments.get(1), arguments.get(2));
            case "round" -> Jq.call("rounded", arguments.get(0), arguments.size() > 1 ? arguments.get(1) : Jq.literal(0L));
            case "substring" -> Jq.call("substring", arguments.get(0), arguments.get(1), arguments.size() > 2 ? arguments.get(2) : Jq.literal((long) Integer.MAX_VALUE));
            case "minus" -> Jq.call("lacking", arguments.get(0), arguments.get(1));
            case "overlap" -> Jq.call("overlap", arguments.get(0), arguments.get(1), arguments.size() > 2 ? arguments.get(2) : Jq.literal(null));
            case "misfits", "contradicted" -> Jq.call(function, arguments.get(0), arguments.get(1));
            case "coalesce" -> Jq.pipe(new Jq.ArrayOf(arguments), Jq.call("first_present"));
            case "min" -> Jq.pipe(new Jq.ArrayOf(arguments), Jq.call("smallest"));
            case "max" -> Jq.pipe(new Jq.ArrayOf(arguments), Jq.call("largest"));
            default -> throw new AssertionError(function);
        };
    }
}
