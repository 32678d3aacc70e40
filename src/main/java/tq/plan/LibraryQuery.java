package tq.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tq.schema.ValueType;
import tq.syntax.Assignment;
import tq.syntax.Expr;
import tq.syntax.Pipeline;
import tq.syntax.Source;
import tq.syntax.Statement;
import tq.text.DiagnosticCode;
import tq.text.Suggestions;

/** A query of the library that another query runs as its source. */
final class LibraryQuery {

    private LibraryQuery() {
    }

    /** Finds it and binds its parameters; reports what is wrong with either. */
    static Optional<Module.Named> find(Scope scope, Source.Run run, ExprResolver expressions) {
        String name = run.name().text();
        Optional<Surroundings.Parsed> text = scope.surroundings().library(name);
        if (text.isEmpty()) {
            scope.faults().add(DiagnosticCode.UNKNOWN_QUERY, run.name().range(), "the library has no query `" + name + "`",
                    Suggestions.didYouMean(name, scope.surroundings().libraryNames()).orElse("tq queries lists them"));
            return Optional.empty();
        }
        List<Pipeline> asked = new ArrayList<>();
        Map<String, String> given = new HashMap<>();
        run.arguments().forEach(argument -> given(scope, argument, expressions).ifPresent(value -> given.put(argument.name().text(), value)));
        Faults faults = new Faults(text.get().source());
        Module module = new Definitions(faults, scope.surroundings(), given).read(text.get().source(), text.get().query(), false);
        text.get().query().statements().stream().filter(Statement.Ask.class::isInstance).forEach(ask -> asked.add(((Statement.Ask) ask).pipeline()));
        if (!faults.found().isEmpty()) {
            scope.faults().add(DiagnosticCode.BAD_PARAMETER, run.range(), faults.found().get(0).message(),
                    faults.found().get(0).hint().map(hint -> hint.replaceFirst("--param (\\S+)=…", "`$1 = …`")));
            return Optional.empty();
        }
        if (asked.size() != 1) {
            scope.faults().add(DiagnosticCode.STAGE_MISFIT, run.range(), "`" + name + "` asks " + asked.size() + " queries, so it is no source of rows", "run it by itself: tq run " + name);
            return Optional.empty();
        }
        return Optional.of(new Module.Named(module, asked.get(0)));
    }

    /** A value known before the run, as {@code --param} would give it. */
    private static Optional<String> given(Scope scope, Assignment argument, ExprResolver expressions) {
        Expr value = argument.value();
        if (value instanceof Expr.Path path && path.isDotted()) {
            return Optional.of(path.dotted());
        }
        PlanExpr known = expressions.value(value);
        if (known instanceof PlanExpr.Parameter parameter) {
            known = scope.module().parameters().get(parameter.name());
        }
        if (known instanceof PlanExpr.Constant constant && constant.value() != null) {
            return Optional.of(constant.type() == ValueType.DURATION ? constant.value() + "ns" : String.valueOf(constant.value()));
        }
        if (known != ExprResolver.NOTHING) {
            scope.faults().add(DiagnosticCode.BAD_PARAMETER, value.range(), "the value of a parameter is known before the query runs", "give a number, a duration, a word or a text");
        }
        return Optional.empty();
    }
}
