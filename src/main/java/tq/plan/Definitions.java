package tq.plan;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tq.schema.ValueType;
import tq.syntax.Expr;
import tq.syntax.Query;
import tq.syntax.Statement;
import tq.syntax.Word;
import tq.text.DiagnosticCode;
import tq.text.SourceRange;
import tq.text.SourceText;
import tq.text.Suggestions;

/** Reads what a text defines: parameters with their values, {@code let}, {@code def} and {@code import}. */
final class Definitions {

    private static final Map<String, ValueType> PARAMETER_TYPES = Map.of("string", ValueType.STRING, "number", ValueType.NUMBER,
            "duration", ValueType.DURATION, "time", ValueType.TIME, "boolean", ValueType.BOOLEAN);

    /** How deep files may import one another; more is a circle. */
    private static final int MOST_IMPORTS = 20;

    private final Faults faults;
    private final Surroundings surroundings;
    private final Map<String, String> given;
    private final int depth;

    /** {@code given}: values of parameters as text. */
    Definitions(Faults faults, Surroundings surroundings, Map<String, String> given) {
        this(faults, surroundings, given, 0);
    }

    private Definitions(Faults faults, Surroundings surroundings, Map<String, String> given, int depth) {
        this.faults = faults;
        this.surroundings = surroundings;
        this.given = given;
        this.depth = depth;
    }

    Module read(SourceText source, Query query, boolean main) {
        return read(source, query, main, Defined.NOTHING);
    }

    Module read(SourceText source, Query query, boolean main, Defined before) {
        Module module = new Module(source, main, before.module());
        for (Statement statement : query.statements()) {
            if (statement instanceof Statement.Param param) {
                declare(module, param);
            }
        }
        undeclared(module, query);
        for (Statement statement : query.statements()) {
            if (statement instanceof Statement.Let let) {
                define(module, let);
            } else if (statement instanceof Statement.Def def) {
                if (isNew(module, def.name())) {
                    module.define(def);
                }
            } else if (statement instanceof Statement.Import load) {
                load(module, load);
            }
        }
        return module;
    }

    private boolean isNew(Module module, Word name) {
        boolean known = module.defines(name.text());
        if (known) {
            faults.add(DiagnosticCode.NAME_TWICE, name.range(), "`" + name.text() + "` is defined already", "give it another name");
        }
        return !known;
    }

    /** A query that has faults is told of here, once, and not where it is used. */
    private void define(Module module, Statement.Let let) {
        if (!isNew(module, let.name())) {
            return;
        }
        int before = faults.found().size();
        new PipelineResolver(new Scope(module, faults, new Names(faults), surroundings, Map.of(), 0)).flow(let.pipeline());
        if (faults.found().size() > before) {
            module.breaks(let.name().text());
        } else {
            module.define(let);
        }
    }

    private void load(Module module, Statement.Import load) {
        Surroundings.Found found = surroundings.imported(module.source(), load.path());
        if (found.text().isEmpty()) {
            faults.add(DiagnosticCode.BAD_IMPORT, load.range(), "`" + load.path() + "` can't be imported: " + found.problem());
            return;
        }
        if (depth >= MOST_IMPORTS) {
            faults.add(DiagnosticCode.BAD_IMPORT, load.range(), "`" + load.path() + "` can't be imported: files import one another in a circle");
            return;
        }
        Surroundings.Parsed text = found.text().get();
        Faults theirs = new Faults(text.source());
        text.faults().forEach(theirs.found()::add);
        Module other = new Definitions(theirs, surroundings, Map.of(), depth + 1).read(text.source(), text.query(), false);
        if (theirs.found().isEmpty()) {
            module.include(other, load.name().map(Word::text));
        } else {
            faults.add(DiagnosticCode.BAD_IMPORT, load.range(), "`" + load.path() + "` has a fault in line " + text.source().lineOf(theirs.found().get(0).range().start()) + ": " + theirs.found().get(0).message(),
                    theirs.found().get(0).hint());
        }
    }

    private void declare(Module module, Statement.Param param) {
        ValueType type = param.type().flatMap(this::type).orElseGet(() -> param.value().map(Definitions::typeOf).orElse(ValueType.STRING));
        String name = param.name().text();
        Optional<PlanExpr.Constant> value = given.containsKey(name) ? given(name, given.get(name), type, param.name().range())
                : param.value().flatMap(literal -> declared(literal, type));
        if (value.isEmpty() && !given.containsKey(name) && param.value().isEmpty()) {
            faults.add(DiagnosticCode.UNKNOWN_PARAMETER, param.name().range(), "the parameter `$" + name + "` has no value", "give it with --param " + name + "=VALUE");
        }
        module.parameters().put(name, value.orElse(new PlanExpr.Constant(0L, type)));
    }

    private Optional<ValueType> type(Word word) {
        ValueType type = PARAMETER_TYPES.get(word.text().toLowerCase(Locale.ROOT));
        if (type == null) {
            faults.add(DiagnosticCode.BAD_PARAMETER, word.range(), "there is no type `" + word.text() + "`",
                    Suggestions.didYouMean(word.text(), PARAMETER_TYPES.keySet()).orElse("types are string, number, duration, time, boolean"));
        }
        return Optional.ofNullable(type);
    }

    private static ValueType typeOf(Expr value) {
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
            faults.add(DiagnosticCode.BAD_PARAMETER, range, "--param " + name + "=" + text + " is not " + type.described(), hintFor(type));
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
    private void undeclared(Module module, Query query) {
        boolean declares = query.statements().stream().anyMatch(Statement.Param.class::isInstance);
        SourceRange start = query.statements().isEmpty() ? new SourceRange(0, 0) : query.statements().get(0).range();
        Map<String, PlanExpr.Constant> parameters = module.parameters();
        for (Map.Entry<String, String> entry : given.entrySet()) {
            if (parameters.containsKey(entry.getKey())) {
                continue;
            }
            if (declares || !module.isMain()) {
                faults.add(DiagnosticCode.BAD_PARAMETER, start, "the query has no parameter `$" + entry.getKey() + "`",
                        Suggestions.nearest(entry.getKey(), parameters.keySet()).map(near -> "did you mean --param " + near + "=…?")
                                .orElse(parameters.isEmpty() ? "it takes none" : "its parameters are " + String.join(", ", parameters.keySet())));
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
