package tq.code;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The names that one file gives to spans: in calls, in decorators, in the classes of tools. */
final class Namings {

    private final String file;
    private final Tokens tokens;
    private final Scopes scopes;
    /** Of the last word of each decorator the function or class below. */
    private final Map<Integer, Scope> decorated = new HashMap<>();
    private final List<Naming> found = new ArrayList<>();

    private Namings(String file, Tokens tokens, Scopes scopes) {
        this.file = file;
        this.tokens = tokens;
        this.scopes = scopes;
    }

    static List<Naming> in(String file, Tokens tokens, Scopes scopes) {
        Namings namings = new Namings(file, tokens, scopes);
        namings.findDecorated();
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.isWord(i)) {
                namings.word(i);
            }
        }
        return namings.found;
    }

    /** From the end: a decorator belongs to the next name that is declared, if no statement and no block lies between. */
    private void findDecorated() {
        int scope = scopes.all().size() - 1;
        Scope next = null;
        for (int i = tokens.size() - 1; i >= 0; i--) {
            if (tokens.is(i, ")") && tokens.partner(i) >= 0) {
                i = tokens.partner(i);
            } else if (tokens.is(i, ";") || tokens.is(i, "{") || tokens.is(i, "}")) {
                next = null;
            } else if (tokens.is(i, "@") && next != null && (tokens.language() != Language.PYTHON || tokens.at(i).first())) {
                decorated.put(lastWord(i + 1), next);
            }
            while (scope >= 0 && scopes.all().get(scope).token() >= i) {
                next = scopes.all().get(scope).token() == i ? scopes.all().get(scope) : next;
                scope--;
            }
        }
    }

    private int lastWord(int from) {
        int i = from;
        while (tokens.is(i + 1, ".") && tokens.isWord(i + 2)) {
            i += 2;
        }
        return i;
    }

    private void word(int i) {
        Scope target = decorated.get(i);
        if (target != null || tokens.is(i + 1, "(")) {
            NamingRule.of(tokens.text(i)).filter(rule -> !isLog(i)).ifPresent(rule -> {
                Arguments arguments = new Arguments(tokens, tokens.is(i + 1, "(") ? i + 1 : i);
                if (target != null) {
                    decorator(target, rule, arguments);
                } else if (!isDeclared(i)) {
                    call(i, rule, arguments);
                }
            });
        } else if (tokens.is(i, "name")) {
            toolClass(i);
        }
    }

    /** {@code logger.trace("x")} names no span. */
    private boolean isLog(int i) {
        return tokens.is(i - 1, ".") && tokens.is(i, "trace") && tokens.text(i - 2).toLowerCase(Locale.ROOT).contains("log");
    }

    private boolean isDeclared(int i) {
        return scopes.around(i).filter(scope -> scope.token() == i).isPresent();
    }

    private void decorator(Scope target, NamingRule rule, Arguments arguments) {
        Arguments.Name name = arguments.name(rule);
        CodePlace place = new CodePlace(file, scopes.line(target), scopes.qualified(target));
        if (name.given() == Arguments.Given.LITERAL) {
            found.add(new Naming(name.text(), place, target.name(), false));
        } else if (name.given() == Arguments.Given.NOT && rule.isNamedByFunction()) {
            found.add(new Naming(target.name(), place, target.name(), false));
        }
    }

    private void call(int i, NamingRule rule, Arguments arguments) {
        Arguments.Name name = arguments.name(rule);
        Optional<String> function = rule.function() == NamingRule.NONE ? Optional.empty() : arguments.word(rule.function());
        CodePlace place = new CodePlace(file, tokens.at(i).line(), scopes.functionAround(i));
        if (name.given() == Arguments.Given.LITERAL) {
            found.add(new Naming(name.text(), place, function.orElse(""), true));
        } else if (name.given() == Arguments.Given.NOT && rule.isNamedByFunction()) {
            function.or(() -> property(i)).ifPresent(own -> found.add(new Naming(own, place, function.orElse(""), true)));
        }
    }

    /** {@code getWeather} of {@code getWeather: tool({…})}. */
    private Optional<String> property(int callee) {
        int start = callee;
        while (tokens.is(start - 1, ".") && tokens.isWord(start - 2)) {
            start -= 2;
        }
        boolean isProperty = tokens.language() == Language.SCRIPT && tokens.is(start - 1, ":") && (tokens.isWord(start - 2) || tokens.isString(start - 2))
                && (tokens.is(start - 3, "{") || tokens.is(start - 3, ","));
        return isProperty ? Optional.of(tokens.text(start - 2)) : Optional.empty();
    }

    /** {@code name = "x"} or {@code name: str = "x"} in {@code class Refund(BaseTool)}. */
    private void toolClass(int i) {
        int equals = tokens.is(i + 1, ":") && tokens.isWord(i + 2) ? i + 3 : i + 1;
        boolean isGiven = tokens.is(equals, "=") && tokens.isString(equals + 1);
        if (isGiven) {
            scopes.around(i).filter(scope -> !scope.isFunction() && isTool(scope)).ifPresent(scope ->
                    found.add(new Naming(tokens.text(equals + 1), new CodePlace(file, tokens.at(i).line(), scope.name()), "", true)));
        }
    }

    /** Whether a class says that it is made of another whose name ends so. */
    private boolean isTool(Scope type) {
        boolean found = false;
        for (int i = type.token() + 1; i < type.token() + 20 && !tokens.is(i, "{") && !(tokens.is(i, ":") && tokens.language() == Language.PYTHON); i++) {
            found |= tokens.isWord(i) && tokens.text(i).endsWith("Tool");
        }
        return found;
    }
}
