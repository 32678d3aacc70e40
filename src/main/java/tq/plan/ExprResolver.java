package tq.plan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tq.schema.Field;
import tq.schema.FieldRef;
import tq.schema.Noun;
import tq.schema.Schema;
import tq.schema.ValueType;
import tq.syntax.Expr.Comparison;
import tq.syntax.Expr;
import tq.syntax.Inner;
import tq.text.DiagnosticCode;
import tq.text.Suggestions;

/**
 * Expressions of one row type: names become places in the row, literals values with units, and what can't be
 * is reported. Gives {@link #NOTHING} where something was reported, so that one fault is told once.
 */
final class ExprResolver {

    /** Stands for what could not be resolved; fits everywhere. */
    static final PlanExpr NOTHING = new PlanExpr.Constant(null, ValueType.ANY);

    private final Scope scope;
    private final Faults faults;
    private final Names names;
    private final RowType rows;
    private final Operands operands;

    ExprResolver(Scope scope, RowType rows) {
        this.scope = scope;
        this.faults = scope.faults();
        this.names = scope.names();
        this.rows = rows;
        this.operands = new Operands(faults);
    }

    /** Something that is true or false. */
    PlanExpr condition(Expr expr) {
        if (expr instanceof Expr.Or or) {
            return new PlanExpr.Or(or.terms().stream().map(this::condition).toList());
        }
        if (expr instanceof Expr.And and) {
            return new PlanExpr.And(and.terms().stream().map(this::condition).toList());
        }
        if (expr instanceof Expr.Not not) {
            return new PlanExpr.Not(condition(not.term()));
        }
        if (expr instanceof Expr.Bracketed bracketed && isPlain(bracketed)) {
            return condition(bracketed.inner().expression().orElseThrow());
        }
        PlanExpr value = value(expr);
        if (value != NOTHING && value.type() != ValueType.BOOLEAN) {
            String text = faults.textOf(expr.range());
            String hint = expr instanceof Expr.Path ? value.type().open() ? "say `with " + text + "`, or `" + text + " = true`" : "say `with " + text + "`"
                    : "compare it with something";
            String is = value.type() == ValueType.ANY ? "can hold any value, so it is not a condition" : "is " + value.type().described() + ", not a condition";
            faults.add(DiagnosticCode.NOT_A_CONDITION, expr.range(), "`" + text + "` " + is, hint);
            return NOTHING;
        }
        return value;
    }

    private static boolean isPlain(Expr.Bracketed bracketed) {
        return bracketed.inner().expression().isPresent() && bracketed.inner().stages().isEmpty();
    }

    /** A value; a path is a field. */
    PlanExpr value(Expr expr) {
        if (expr instanceof Expr.Path path) {
            return field(path);
        }
        if (expr instanceof Expr.Literal literal) {
            return operands.literal(literal);
        }
        if (expr instanceof Expr.Compare compare) {
            return comparison(compare);
        }
        if (expr instanceof Expr.Is is) {
            return is(is);
        }
        if (expr instanceof Expr.In in) {
            return in(in);
        }
        if (expr instanceof Expr.Between between) {
            return between(between);
        }
        if (expr instanceof Expr.Variable variable) {
            return parameter(variable);
        }
        if (expr instanceof Expr.Arithmetic arithmetic) {
            return operands.arithmetic(arithmetic, value(arithmetic.left()), value(arithmetic.right()));
        }
        if (expr instanceof Expr.Negative negative) {
            return operands.negative(negative, value(negative.value()));
        }
        if (expr instanceof Expr.Call call) {
            return new CallResolver(faults, operands, this).resolve(call);
        }
        return rareValue(expr);
    }

    private PlanExpr rareValue(Expr expr) {
        if (expr instanceof Expr.Or || expr instanceof Expr.And || expr instanceof Expr.Not) {
            return condition(expr);
        }
        OtherElements others = new OtherElements(scope, rows);
        if (expr instanceof Expr.Quantified quantified) {
            return others.quantified(quantified);
        }
        if (expr instanceof Expr.CountOf count) {
            return others.count(count.many());
        }
        if (expr instanceof Expr.Structure structure) {
            return others.structure(structure);
        }
        if (expr instanceof Expr.Relation relation) {
            return others.stands(relation);
        }
        if (expr instanceof Expr.InRows in) {
            return new OtherRows(scope, rows).among(in, value(in.left()));
        }
        Expr.Bracketed bracketed = (Expr.Bracketed) expr;
        return isPlain(bracketed) ? value(bracketed.inner().expression().orElseThrow()) : new OtherRows(scope, rows).value(bracketed);
    }

    private PlanExpr field(Expr.Path path) {
        if (path.isWord() && path.head().equals("now") && !names.knows(rows, path)) {
            return new PlanExpr.Constant(Literals.canonical(Instant.now()), ValueType.TIME);
        }
        return names.resolve(rows, path).map(PlanExpr.class::cast).orElse(NOTHING);
    }

    private PlanExpr parameter(Expr.Variable variable) {
        Optional<Scope.Argument> argument = scope.argument(variable.name());
        if (argument.isPresent()) {
            return new ExprResolver(argument.get().scope(), rows).value(argument.get().value());
        }
        Map<String, PlanExpr.Constant> parameters = scope.module().parameters();
        PlanExpr.Constant value = parameters.get(variable.name());
        if (value == null) {
            faults.add(DiagnosticCode.UNKNOWN_PARAMETER, variable.range(), "there is no parameter `$" + variable.name() + "`",
                    Suggestions.nearest(variable.name(), parameters.keySet()).map(near -> "did you mean `$" + near + "`?")
                            .orElse("give it with --param " + variable.name() + "=VALUE (in double quotes the shell eats the $: use single quotes)"));
            return NOTHING;
        }
        return scope.module().isMain() ? new PlanExpr.Parameter(variable.name(), value.type()) : value;
    }

    private PlanExpr comparison(Expr.Compare compare) {
        PlanExpr left = value(compare.left());
        if (isNull(compare.right()) && neverNull(left, compare.left(), compare.comparison() == Comparison.EQ)) {
            return NOTHING;
        }
        if (isNull(compare.right()) && (compare.comparison() == Comparison.EQ || compare.comparison() == Comparison.NE)) {
            PlanExpr test = new PlanExpr.Is(PlanExpr.Absence.NULL, left);
            return compare.comparison() == Comparison.NE ? new PlanExpr.Not(test) : test;
        }
        PlanExpr right = right(left, compare.left(), compare.right(), compare.comparison());
        if (left == NOTHING || right == NOTHING || !operands.fit(compare, left, right)) {
            return NOTHING;
        }
        PlanExpr test = new PlanExpr.Compare(compare.comparison(), left, right);
        return compare.negated() ? new PlanExpr.Not(test) : test;
    }

    /** Reports a field that is true or false of every row and is asked whether it is null: that would never say what is meant. */
    private boolean neverNull(PlanExpr value, Expr expr, boolean absent) {
        boolean never = value.type() == ValueType.BOOLEAN && Names.fieldOf(value).map(ref -> ref.relation().isEmpty() || ref.relation().equals(Optional.of("trace"))).orElse(false);
        if (never) {
            String text = faults.textOf(expr.range());
            faults.add(DiagnosticCode.TYPE_CLASH, expr.range(), "`" + text + "` is true or false and never null", "say `" + (absent ? "not " : "") + text + "`");
        }
        return never;
    }

    private static boolean isNull(Expr expr) {
        return expr instanceof Expr.Literal literal && literal.kind() == Expr.LiteralKind.NULL;
    }

    /** The right side, read as the left side's type says: a bare word beside text is text, beside a number a field. */
    private PlanExpr right(PlanExpr left, Expr leftExpr, Expr right, Comparison comparison) {
        boolean text = left.type().textual() || left.type().open() || comparison.textual();
        if (Gap.is(right)) {
            faults.add(new Gap(rows, Optional.of(left)));
        }
        if (left == NOTHING) {
            return NOTHING;
        }
        Optional<Scope.Argument> argument = right instanceof Expr.Variable variable ? scope.argument(variable.name()) : Optional.empty();
        if (argument.isPresent()) {
            return new ExprResolver(argument.get().scope(), rows).right(left, leftExpr, argument.get().value(), comparison);
        }
        if (right instanceof Expr.Path path && text && !(left instanceof PlanExpr.Constant)) {
            boolean isField = path.field() || !path.isWord() && names.knows(rows, path);
            if (!isField && path.isDotted()) {
                return comparison.textual() ? new PlanExpr.Constant(path.dotted(), ValueType.STRING) : operands.word(path.dotted(), path.range(), left.type(), fieldOf(left));
            }
        }
        if (right instanceof Expr.Arithmetic && text && !left.type().open() && looksLikeText(right)) {
            String words = faults.textOf(right.range());
            faults.add(DiagnosticCode.QUOTES_NEEDED, right.range(), "text with such signs must be quoted", "write \"" + words + "\"");
            return NOTHING;
        }
        if (right instanceof Expr.Literal literal) {
            return operands.literal(literal, left.type(), fieldOf(left), comparison, faults.textOf(leftExpr.range()));
        }
        return value(right);
    }

    private boolean looksLikeText(Expr expr) {
        if (expr instanceof Expr.Arithmetic arithmetic) {
            return looksLikeText(arithmetic.left()) || looksLikeText(arithmetic.right());
        }
        return expr instanceof Expr.Path path && !names.knows(rows, path) || expr instanceof Expr.Literal literal && literal.kind() == Expr.LiteralKind.WORD;
    }

    private Optional<Field> fieldOf(PlanExpr expr) {
        return Names.fieldOf(expr).flatMap(ref -> Schema.field(ref.noun(), ref.field())).or(() -> valuesOf(expr));
    }

    /** After {@code select status} the column still knows the words that it may hold. */
    private static Optional<Field> valuesOf(PlanExpr expr) {
        if (expr instanceof PlanExpr.Get get && (get.type() == ValueType.ENUM || get.type() == ValueType.TYPE)) {
            for (Noun noun : Noun.values()) {
                Optional<Field> field = Schema.field(noun, get.key()).filter(found -> !found.values().isEmpty());
                if (field.isPresent()) {
                    return field;
                }
            }
        }
        return Optional.empty();
    }

    private PlanExpr is(Expr.Is is) {
        PlanExpr left = value(is.left());
        String word = is.right() instanceof Expr.Path path && path.isWord() ? path.head().toLowerCase(Locale.ROOT) : "";
        Optional<PlanExpr.Absence> absence = switch (word) {
            case "empty" -> Optional.of(PlanExpr.Absence.EMPTY);
            case "missing" -> Optional.of(PlanExpr.Absence.MISSING);
            default -> isNull(is.right()) ? Optional.of(PlanExpr.Absence.NULL) : Optional.empty();
        };
        if (absence.isPresent() && neverNull(left, is.left(), !is.negated())) {
            return NOTHING;
        }
        if (absence.isPresent()) {
            PlanExpr test = absence.get() == PlanExpr.Absence.MISSING ? missing(left) : new PlanExpr.Is(absence.get(), left);
            return is.negated() ? new PlanExpr.Not(test) : test;
        }
        return comparison(new Expr.Compare(is.negated() ? Comparison.NE : Comparison.EQ, false, is.left(), is.right(), is.range()));
    }

    /** For a field that can be there and null the element is asked for the key. */
    private PlanExpr missing(PlanExpr value) {
        Optional<FieldRef> ref = Names.fieldOf(value);
        boolean nullable = ref.flatMap(found -> Schema.field(found.noun(), found.field()))
                .map(field -> field.reach() == Field.Reach.NULLABLE || field.reach() == Field.Reach.KEYS).orElse(false);
        if (!nullable) {
            return new PlanExpr.Is(PlanExpr.Absence.MISSING, value);
        }
        FieldRef has = new FieldRef(FieldRef.HAS + ref.get().key(), ref.get().relation(), ref.get().noun(), FieldRef.HAS + ref.get().field(), ref.get().names());
        return new PlanExpr.Not(readAlso(value, has, ValueType.BOOLEAN));
    }

    /** Another field of the element that a value is a field of. */
    PlanExpr readAlso(PlanExpr value, FieldRef ref, ValueType type) {
        String of = ((PlanExpr.Get) value).of();
        Noun noun = rows instanceof RowType.Pair pair ? pair.noun() : ((RowType.Element) rows).noun();
        PlanExpr.Get read = names.read(noun, ref, type);
        return new PlanExpr.Get(read.key(), read.steps(), type, read.field(), of);
    }

    private PlanExpr in(Expr.In in) {
        if (in.choices().size() == 1 && in.choices().get(0) instanceof Expr.Path path && path.isDotted() && scope.module().query(path.dotted()).isPresent()) {
            Inner named = new Inner(Optional.of(path), Optional.empty(), List.of(), path.range());
            return new OtherRows(scope, rows).among(new Expr.InRows(in.negated(), in.left(), named, in.range()), value(in.left()));
        }
        PlanExpr left = value(in.left());
        List<PlanExpr> choices = new ArrayList<>();
        for (Expr choice : in.choices()) {
            Expr.Compare compare = new Expr.Compare(Comparison.EQ, false, in.left(), choice, choice.range());
            PlanExpr right = isNull(choice) ? new PlanExpr.Constant(null, left.type()) : right(left, in.left(), choice, Comparison.EQ);
            if (right == NOTHING || !operands.fit(compare, left, right)) {
                return NOTHING;
            }
            choices.add(right);
        }
        PlanExpr test = new PlanExpr.OneOf(left, choices);
        return left == NOTHING ? NOTHING : in.negated() ? new PlanExpr.Not(test) : test;
    }

    private PlanExpr between(Expr.Between between) {
        PlanExpr left = value(between.left());
        PlanExpr low = right(left, between.left(), between.low(), Comparison.GE);
        PlanExpr high = right(left, between.left(), between.high(), Comparison.LE);
        if (left == NOTHING || low == NOTHING || high == NOTHING
                || !operands.fit(new Expr.Compare(Comparison.GE, false, between.left(), between.low(), between.range()), left, low)
                || !operands.fit(new Expr.Compare(Comparison.LE, false, between.left(), between.high(), between.range()), left, high)) {
            return NOTHING;
        }
        PlanExpr test = new PlanExpr.Between(left, low, high);
        return between.negated() ? new PlanExpr.Not(test) : test;
    }

    /** A whole number from 0, for {@code limit} and its kin. */
    PlanExpr count(Expr expr) {
        PlanExpr n = value(expr);
        if (n instanceof PlanExpr.Parameter parameter) {
            n = scope.module().parameters().get(parameter.name());
        }
        if (n instanceof PlanExpr.Constant constant && constant.value() instanceof Long whole && whole >= 0 && whole < Integer.MAX_VALUE) {
            return n;
        }
        if (n != NOTHING) {
            faults.add(DiagnosticCode.TYPE_CLASH, expr.range(), "expected a whole number from 0, not `"
                    + (n instanceof PlanExpr.Constant constant ? String.valueOf(constant.value()) : faults.textOf(expr.range())) + "`");
        }
        return NOTHING;
    }
}
