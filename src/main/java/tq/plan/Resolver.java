package tq.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tq.schema.ValueType;
import tq.syntax.Expr;
import tq.syntax.Query;
import tq.syntax.Statement;
import tq.syntax.Word;
import tq.text.Diagnostic;
import tq.text.DiagnosticCode;
import tq.text.SourceRange;
import tq.text.SourceText;
import tq.text.Suggestions;

/** Syntax to plans: one for each query of a text, or the faults that keep it from one. */
public final class Resolver {

    private static final Map<String, ValueType> PARAMETER_TYPES = Map.of("string", ValueType.STRING, "number", ValueType.NUMBER,
            "duration", ValueType.DURATION, "time", ValueType.TIME, "boolean", ValueType.BOOLEAN);

    private final Faults faults;
    private final Map<String, String> given;
    private final Map<String, PlanExpr.Constant> parameters = new LinkedHashMap<>();

    private Resolver(SourceText source, Map<String, String> given) {
        this.faults = new Faults(source);
        this.given = given;
    }

    /**
     * The outcome.
     *
     * @param plans one for each query, in the order written; of no use where there are faults
     */
    public record Resolved(List<Plan> plans, List<Diagnostic> faults) {
        public Resolved {
            plans = List.copyOf(plans);
            faults = List.copyOf(faults);
        }
    }

    /**
     * Resolves a text.
     *
     * @param given values of parameters as text, by name: {@code {min: "5s"}}
     * @param columns whether whole elements at the end are to become the columns that are good to read, for tables
     */
    public static Resolved resolve(SourceText source, Query query, Map<String, String> given, boolean columns) {
        return new Resolver(source, given).resolve(query, columns);
    }

    private Resolved resolve(Query query, boolean columns) {
        List<Plan> plans = new ArrayList<>();
        for (Statement statement : query.statements()) {
            if (statement instanceof Statement.Param param) {
                declare(param);
            }
        }
        undeclared(query);
        Set<String> unbuilt = namesOf(query);
        for (Statement statement : query.statements()) {
            if (statement instanceof Statement.Ask ask) {
                plans.add(new PipelineResolver(faults, parameters, unbuilt).resolve(ask.pipeline(), columns));
            } else if (!(statement instanceof Statement.Param)) {
                String word = faults.textOf(statement.range()).split("\\s", 2)[0];
                faults.notBuilt(new SourceRange(statement.range().start(), statement.range().start() + word.length()), "`" + word + "`");
            }
        }
        return new Resolved(plans, faults.found());
    }

    /** Names that a text gives to queries and stages; what uses them is not to be told that there are none. */
    private static Set<String> namesOf(Query query) {
        Set<String> names = new HashSet<>();
        for (Statement statement : query.statements()) {
            if (statement instanceof Statement.Let let) {
                names.add(let.name().text());
            } else if (statement instanceof Statement.Def def) {
                names.add(def.name().text());
            }
        }
        return names;
    }

    private void declare(Statement.Param param) {
        ValueType type = param.type().flatMap(this::type).orElseGet(() -> param.value().map(this::typeOf).orElse(ValueType.STRING));
        String name = param.name().text();
        Optional<PlanExpr.Constant> value = given.containsKey(name) ? given(name, given.get(name), type, param.name().range())
                : param.value().flatMap(literal -> declared(literal, type));
        if (value.isEmpty() && !given.containsKey(name) && param.value().isEmpty()) {
            faults.add(DiagnosticCode.UNKNOWN_PARAMETER, param.name().range(), "the parameter `$" + name + "` has no value", "give it with --param " + name + "=VALUE");
        }
        parameters.put(name, value.orElse(new PlanExpr.Constant(0L, type)));
    }

    private Optional<ValueType> type(Word word) {
        ValueType type = PARAMETER_TYPES.get(word.text().toLowerCase(Locale.ROOT));
        if (type == null) {
            faults.add(DiagnosticCode.BAD_PARAMETER, word.range(), "there is no type `" + word.text() + "`",
                    Suggestions.didYouMean(word.text(), PARAMETER_TYPES.keySet()).orElse("types are string, number, duration, time, boolean"));
        }
        return Optional.ofNullable(type);
    }

    private ValueType typeOf(Expr value) {
        return switch (((Expr.Literal) value).kind()) {
            case NUMBER -> ValueType.NUMBER;
            case DURATION -> ValueType.DURATION;
            case TIME -> ValueType.TIME;
            case BOOLEAN -> ValueType.BOOLEAN;
            default -> ValueType.STRING;
        };
    }

    private Optional<PlanExpr.Constant> declared(Expr literal, ValueType type) {
        Expr.Literal value = (Expr.Literal) literal;
        Optional<PlanExpr.Constant> constant = constant(value.text(), type);
        if (constant.isEmpty()) {
            faults.add(DiagnosticCode.BAD_PARAMETER, value.range(), "`" + value.text() + "` is not " + type.described(), hintFor(type));
        }
        return constant;
    }

    private Optional<PlanExpr.Constant> given(String name, String text, ValueType type, SourceRange range) {
        Optional<PlanExpr.Constant> constant = constant(text, type);
        if (constant.isEmpty()) {
            faults.add(DiagnosticCode.BAD_PARAMETER, range, "--param " + name + "=" + text + " is not " + type.described(),
                    hintFor(type));
        }
        return constant;
    }

    private static String hintFor(ValueType type) {
        return switch (type) {
            case DURATION -> "durations have units, as in 2s or 1h30m";
            case TIME -> "such as 2026-01-31 or 2026-01-31T09:00Z";
            case BOOLEAN -> "it is true or false";
            default -> "give " + type.described();
        };
    }

    private static Optional<PlanExpr.Constant> constant(String text, ValueType type) {
        Optional<?> value = switch (type) {
            case NUMBER -> Literals.number(text);
            case DURATION -> text.equals("0") ? Optional.of(0L) : Literals.duration(text);
            case TIME -> Literals.time(text);
            case BOOLEAN -> text.equals("true") || text.equals("false") ? Optional.of(text.equals("true")) : Optional.empty();
            default -> Optional.of(text);
        };
        return value.map(v -> new PlanExpr.Constant(v, type));
    }

    /** A parameter given and not declared takes its type from its text; where any is declared, another is a mistake. */
    private void undeclared(Query query) {
        boolean declares = query.statements().stream().anyMatch(Statement.Param.class::isInstance);
        SourceRange start = query.statements().isEmpty() ? new SourceRange(0, 0) : query.statements().get(0).range();
        for (Map.Entry<String, String> entry : given.entrySet()) {
            if (parameters.containsKey(entry.getKey())) {
                continue;
            }
            if (declares) {
                faults.add(DiagnosticCode.BAD_PARAMETER, start, "the query has no parameter `$" + entry.getKey() + "`",
                        Suggestions.nearest(entry.getKey(), parameters.keySet()).map(near -> "did you mean --param " + near + "=…?")
                                .orElse("its parameters are " + String.join(", ", parameters.keySet())));
            } else {
                parameters.put(entry.getKey(), guess(entry.getValue()));
            }
        }
    }

    private static PlanExpr.Constant guess(String text) {
        for (ValueType type : List.of(ValueType.BOOLEAN, ValueType.DURATION, ValueType.TIME)) {
            Optional<PlanExpr.Constant> value = constant(text, type);
            if (value.isPresent() && !text.equals("0")) {
                return value.get();
            }
        }
        return constant(text, ValueType.NUMBER).filter(n -> !text.isEmpty()).orElseGet(() -> new PlanExpr.Constant(text, ValueType.STRING));
    }
}
