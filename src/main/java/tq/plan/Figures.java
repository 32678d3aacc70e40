package tq.plan;

import java.util.List;
import java.util.Optional;
import tq.plan.PlanStage.Figure;
import tq.schema.FieldRef;
import tq.schema.Noun;
import tq.schema.ValueType;
import tq.syntax.Aggregate;
import tq.syntax.SyntaxPrinter;
import tq.syntax.Word;
import tq.text.DiagnosticCode;

/** Aggregates: which function, over what, called what. */
final class Figures {

    /** The function of a sum that counts the usage of one model call once; see the language reference, "Tokens and cost". */
    static final String SUM_ONCE = "sum_once";

    private final Faults faults;
    private final Steps steps;
    private final ExprResolver expressions;

    Figures(Steps steps) {
        this.faults = steps.faults();
        this.steps = steps;
        this.expressions = steps.expressions();
    }

    /** What the figure is. */
    static ValueType typeOf(Figure figure) {
        return switch (figure.function()) {
            case "count", "distinct_count" -> ValueType.NUMBER;
            case "list" -> ValueType.LIST;
            case "coverage" -> ValueType.PERCENT;
            default -> figure.argument().map(PlanExpr::type).orElse(ValueType.ANY);
        };
    }

    Optional<Figure> resolve(Aggregate aggregate) {
        String function = aggregate.function().text();
        if (function.equals("coverage")) {
            return coverage(aggregate);
        }
        if (aggregate.argument().isEmpty() && !function.equals("count")) {
            faults.add(DiagnosticCode.WRONG_ARGUMENTS, aggregate.range(), "`" + function + "` needs something to work on", "such as " + function + "(duration)");
            return Optional.empty();
        }
        Optional<PlanExpr> argument = aggregate.argument().map(expressions::value);
        Optional<PlanExpr> where = aggregate.where().map(expressions::condition);
        if (argument.isPresent() && argument.get() == ExprResolver.NOTHING || !numeric(function, aggregate, argument)) {
            return Optional.empty();
        }
        String name = aggregate.alias().map(Word::text).orElseGet(() -> name(aggregate));
        return Optional.of(new Figure(name, engine(function, argument), percentile(function), argument, where));
    }

    /** The share of their traces' time that the rows cover. */
    private Optional<Figure> coverage(Aggregate aggregate) {
        boolean timed = steps.rows() instanceof RowType.Element element && element.noun() == Noun.SPANS;
        if (!timed) {
            faults.add(DiagnosticCode.STAGE_MISFIT, aggregate.range(), "`coverage` is of spans, and here are " + PlanPrinter.describe(steps.rows()),
                    steps.rows() instanceof RowType.Element ? "go to their spans: `| spans | coverage`" : "ask before `select`");
            return Optional.empty();
        }
        if (aggregate.argument().isPresent()) {
            faults.add(DiagnosticCode.WRONG_ARGUMENTS, aggregate.range(), "`coverage` takes no argument: it is of the rows themselves", "narrow them: `coverage() where …`");
            return Optional.empty();
        }
        PlanExpr time = steps.names().read(Noun.SPANS, FieldRef.TIME, ValueType.LIST);
        return Optional.of(new Figure(aggregate.alias().map(Word::text).orElse("coverage"), "coverage", 0, Optional.of(time), aggregate.where().map(expressions::condition)));
    }

    private String engine(String function, Optional<PlanExpr> argument) {
        if (function.equals("median") || function.startsWith("p") && function.length() > 1 && Character.isDigit(function.charAt(1))) {
            return "percentile";
        }
        boolean usage = argument.isPresent() && (argument.get().type() == ValueType.TOKENS || argument.get().type() == ValueType.COST);
        return function.equals("sum") && usage && steps.carryUsage() ? SUM_ONCE : function;
    }

    private boolean numeric(String function, Aggregate aggregate, Optional<PlanExpr> argument) {
        boolean wantsNumbers = List.of("sum", "avg", "stddev").contains(function) || percentile(function) > 0;
        if (percentile(function) > 100) {
            faults.add(DiagnosticCode.WRONG_ARGUMENTS, aggregate.function().range(), "there is no percentile above 100");
            return false;
        }
        if (!wantsNumbers || argument.isEmpty() || argument.get().type().numeric() || argument.get().type() == ValueType.ANY) {
            return true;
        }
        faults.add(DiagnosticCode.TYPE_CLASH, aggregate.argument().get().range(), "`" + function + "` needs numbers, and `"
                + faults.textOf(aggregate.argument().get().range()) + "` is " + argument.get().type().described(),
                argument.get().type() == ValueType.OBJECT ? "name what is in it, such as tokens.total" : "count(…) counts values of any kind");
        return false;
    }

    private static double percentile(String function) {
        if (function.equals("median")) {
            return 50;
        }
        return function.length() > 1 && function.charAt(0) == 'p' && Character.isDigit(function.charAt(1)) ? Double.parseDouble(function.substring(1)) : 0;
    }

    /** {@code sum(tokens.input)} is {@code sum_tokens_input}. */
    private static String name(Aggregate aggregate) {
        StringBuilder name = new StringBuilder(aggregate.function().text().replace('.', '_'));
        String argument = aggregate.argument().map(SyntaxPrinter::print).orElse("");
        boolean gap = true;
        for (int i = 0; i < argument.length(); i++) {
            char c = argument.charAt(i);
            if (!Character.isLetterOrDigit(c) && c != '_') {
                gap = true;
                continue;
            }
            name.append(gap ? "_" : "").append(c);
            gap = false;
        }
        return name.toString();
    }
}
