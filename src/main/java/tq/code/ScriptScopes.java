package tq.code;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Classes and functions of TypeScript and JavaScript: {@code function x(}, {@code const x = async () =>}, {@code const x =
 * trace(…)}, methods {@code x()} of classes and objects, and {@code x: async () =>} in objects.
 */
final class ScriptScopes {

    private static final Set<String> CONSTANTS = Set.of("const", "let", "var", ".");
    private static final Set<String> MODIFIERS = Set.of("async", "get", "set", "*");
    /** What comes after these in the body of a class is no declaration. */
    private static final Set<String> NO_MEMBERS = Set.of(".", "@", "=", "new");
    private static final Set<String> STATEMENTS = Set.of("if", "for", "while", "switch", "catch", "with", "function", "return");
    /** After these marks a brace in a type is a type, not the body of the function. */
    private static final Set<String> IN_TYPES = Set.of(":", "|", "&", "<", ",", "=>");

    private final Tokens tokens;
    private final List<Scope> found = new ArrayList<>();
    private final Set<Integer> classBodies = new HashSet<>();

    private ScriptScopes(Tokens tokens) {
        this.tokens = tokens;
    }

    static List<Scope> in(Tokens tokens) {
        ScriptScopes scopes = new ScriptScopes(tokens);
        // What is open is closed in the reverse order: partners never cross.
        List<Integer> open = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.partner(i) > i) {
                open.add(i);
            } else if (tokens.partner(i) >= 0) {
                open.remove(open.size() - 1);
            } else if (tokens.isWord(i)) {
                scopes.word(i, open.isEmpty() ? -1 : open.get(open.size() - 1));
            }
        }
        scopes.found.sort(Comparator.comparingInt(Scope::token));
        return scopes.found;
    }

    /** {@code around} is the innermost bracket that is open there; -1 outside of all. */
    private void word(int i, int around) {
        boolean isMember = classBodies.contains(around);
        boolean mayBeProperty = !isMember && tokens.is(around, "{") && (tokens.is(first(i) - 1, "{") || tokens.is(first(i) - 1, ","));
        if (tokens.is(i, "function")) {
            int name = tokens.is(i + 1, "*") ? i + 2 : i + 1;
            add(name, tokens.isWord(name) ? afterFunction(i) : -1);
        } else if (tokens.is(i, "class")) {
            type(i);
        } else if (tokens.is(i + 1, "(") || tokens.is(i + 1, "<")) {
            method(i, isMember, mayBeProperty);
        } else if (isMember || CONSTANTS.contains(tokens.text(i - 1))) {
            field(i);
        } else if (mayBeProperty && tokens.is(i + 1, ":")) {
            property(i);
        }
    }

    /** The first of the words and marks before a name that belong to it, as {@code async} and {@code *}. */
    private int first(int name) {
        int start = name;
        while (MODIFIERS.contains(tokens.text(start - 1)) && name - start < MODIFIERS.size()) {
            start--;
        }
        return start;
    }

    /** {@code class X} and {@code X = class}; one without any name has members all the same. */
    private void type(int i) {
        boolean isNamed = tokens.isWord(i + 1) && !tokens.is(i + 1, "extends");
        int body = tokens.find("{", tokens.afterTypes(isNamed ? i + 2 : i + 1));
        if (body >= 0) {
            classBodies.add(body);
            int name = isNamed ? i + 1 : tokens.is(i - 1, "=") && tokens.isWord(i - 2) ? i - 2 : -1;
            if (name >= 0) {
                found.add(Scope.type(tokens, name, tokens.next(body)));
            }
        }
    }

    private void add(int name, int end) {
        if (end >= 0) {
            found.add(Scope.function(tokens, name, end));
        }
    }

    private void method(int i, boolean isMember, boolean mayBeProperty) {
        if ((mayBeProperty || isMember && !NO_MEMBERS.contains(tokens.text(i - 1))) && !STATEMENTS.contains(tokens.text(i))) {
            add(i, afterParameters(tokens.afterTypes(i + 1)));
        }
    }

    /** {@code x = async () =>}, with a type in between or without. */
    private void field(int i) {
        int equals = tokens.is(i + 1, "=") ? i + 1 : tokens.is(i + 1, ":") ? tokens.find("=", i + 2) : -1;
        add(i, equals < 0 ? -1 : afterValue(equals + 1));
    }

    /** {@code x: async () =>}; without {@code async} and a body it may as well be the type of a function. */
    private void property(int i) {
        int end = afterValue(i + 2);
        boolean hasBody = tokens.is(end - 1, "}") && tokens.is(tokens.partner(end - 1) - 1, "=>");
        add(i, hasBody || tokens.is(i + 2, "async") || tokens.is(i + 2, "function") ? end : -1);
    }

    /** Behind a function, or behind a function that is handed to tracing; -1 where there is none. */
    private int afterValue(int from) {
        int i = tokens.is(from, "async") ? from + 1 : from;
        if (tokens.is(i, "function")) {
            return afterFunction(i);
        }
        if (tokens.isWord(i) && tokens.is(i + 1, "=>")) {
            return afterArrow(i + 1);
        }
        int open = tokens.afterTypes(i);
        if (tokens.is(open, "(") && tokens.partner(open) > 0) {
            int close = tokens.partner(open);
            return tokens.is(close + 1, "=>") ? afterArrow(close + 1) : tokens.is(close + 1, ":") ? afterArrow(tokens.find("=>", close + 2)) : -1;
        }
        return afterTraced(i);
    }

    private int afterTraced(int from) {
        int callee = from;
        while (tokens.isWord(callee) && tokens.is(callee + 1, ".")) {
            callee += 2;
        }
        boolean isTraced = tokens.isWord(callee) && tokens.is(callee + 1, "(") && tokens.partner(callee + 1) > 0 && NamingRule.makesFunctions(tokens.text(callee));
        return isTraced ? tokens.next(callee + 1) : -1;
    }

    private int afterArrow(int arrow) {
        return arrow < 0 ? -1 : tokens.is(arrow + 1, "{") ? tokens.next(arrow + 1) : tokens.afterExpression(arrow + 1);
    }

    /** From {@code function}. */
    private int afterFunction(int i) {
        int open = tokens.is(i + 1, "*") ? i + 2 : i + 1;
        open += tokens.isWord(open) ? 1 : 0;
        return afterParameters(tokens.afterTypes(open));
    }

    /** From the bracket before the parameters to behind the body; -1 where either is missing. */
    private int afterParameters(int open) {
        int close = tokens.is(open, "(") ? tokens.partner(open) : -1;
        if (close < 0) {
            return -1;
        }
        if (tokens.is(close + 1, "{")) {
            return tokens.next(close + 1);
        }
        return tokens.is(close + 1, ":") ? afterTypeAndBody(close + 2) : -1;
    }

    private int afterTypeAndBody(int from) {
        for (int i = from, steps = 0; i < tokens.size() && steps < Tokens.REACH; i = tokens.next(i), steps++) {
            if (tokens.is(i, "{") && !IN_TYPES.contains(tokens.text(i - 1))) {
                return tokens.next(i);
            }
            if (tokens.is(i, ";") || tokens.is(i, "=") || tokens.isClosing(i) || tokens.is(i, "(") && tokens.isWord(i - 1)) {
                return -1;
            }
        }
        return -1;
    }
}
