package tq.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Classes of Java and their methods: a type, a name, parameters and a body. Constructors are left out. */
final class JavaScopes {

    private static final Set<String> TYPES = Set.of("class", "interface", "enum", "record");
    /** Words after which a name with parameters is a call, a constructor or a statement. */
    private static final Set<String> NO_TYPES = Set.of("new", "return", "else", "throw", "record", "assert", "case", "yield", "public", "private", "protected");
    private static final Set<String> NO_NAMES = Set.of("if", "for", "while", "switch", "catch", "synchronized", "try");

    private JavaScopes() {
    }

    static List<Scope> in(Tokens tokens) {
        List<Scope> found = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            if (TYPES.contains(tokens.text(i - 1)) && tokens.isWord(i - 1) && tokens.isWord(i) && !tokens.is(i - 2, ".")) {
                int body = tokens.find("{", i + 1);
                if (body >= 0) {
                    found.add(Scope.type(tokens, i, tokens.next(body)));
                }
            } else if (isMethod(tokens, i)) {
                int body = body(tokens, tokens.next(i + 1));
                if (body >= 0) {
                    found.add(Scope.function(tokens, i, tokens.next(body)));
                }
            }
        }
        return found;
    }

    private static boolean isMethod(Tokens tokens, int i) {
        boolean followsType = tokens.isWord(i - 1) ? !NO_TYPES.contains(tokens.text(i - 1)) : tokens.is(i - 1, ">") || tokens.is(i - 1, "]");
        return tokens.isWord(i) && tokens.is(i + 1, "(") && tokens.partner(i + 1) > 0 && followsType && !NO_NAMES.contains(tokens.text(i));
    }

    /** The brace after parameters and {@code throws A, B}; -1 where a method has none. */
    private static int body(Tokens tokens, int i) {
        if (tokens.is(i, "{")) {
            return i;
        }
        return tokens.is(i, "throws") ? tokens.find("{", i) : -1;
    }
}
