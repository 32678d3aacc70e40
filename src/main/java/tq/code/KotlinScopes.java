package tq.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** {@code class X}, {@code object X} and {@code fun x(} of Kotlin, also {@code fun Order.x(}. */
final class KotlinScopes {

    private static final Set<String> TYPES = Set.of("class", "interface", "object");
    /** A class may have no body; with one of these the next declaration has begun. */
    private static final Set<String> DECLARATIONS = Set.of("fun", "val", "var", "class", "interface", "object", "typealias");

    private KotlinScopes() {
    }

    static List<Scope> in(Tokens tokens) {
        List<Scope> found = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.isWord(i) && TYPES.contains(tokens.text(i)) && tokens.isWord(i + 1)) {
                int body = classBody(tokens, i + 2);
                if (body >= 0) {
                    found.add(Scope.type(tokens, i + 1, tokens.next(body)));
                }
            } else if (tokens.is(i, "fun")) {
                int name = name(tokens, tokens.afterTypes(i + 1));
                if (tokens.isWord(name) && tokens.is(name + 1, "(") && tokens.partner(name + 1) > 0) {
                    found.add(Scope.function(tokens, name, end(tokens, tokens.next(name + 1))));
                }
            }
        }
        return found;
    }

    /** Of {@code List<Order>.issue(} the last word. */
    private static int name(Tokens tokens, int from) {
        int i = from;
        for (int steps = 0; steps < Tokens.REACH; steps++) {
            int after = tokens.afterTypes(i + 1);
            after += tokens.is(after, "?") ? 1 : 0;
            if (!tokens.isWord(i) || !tokens.is(after, ".")) {
                break;
            }
            i = after + 1;
        }
        return i;
    }

    private static int classBody(Tokens tokens, int from) {
        for (int i = from, steps = 0; i < tokens.size() && steps < Tokens.REACH; i = tokens.next(i), steps++) {
            if (tokens.is(i, "{")) {
                return i;
            }
            if (tokens.isWord(i) && DECLARATIONS.contains(tokens.text(i)) || tokens.is(i, "@") || tokens.isClosing(i)) {
                return -1;
            }
        }
        return -1;
    }

    /** From behind the parameters: a type, then a body in braces or an expression after {@code =}. */
    private static int end(Tokens tokens, int from) {
        int i = from;
        for (int steps = 0; i < tokens.size() && steps < Tokens.REACH; i++, steps++) {
            if (tokens.is(i, "{")) {
                return tokens.next(i);
            }
            if (tokens.is(i, "=")) {
                return tokens.afterExpression(i + 1);
            }
            if (tokens.at(i).first() && !tokens.is(i, ":") && !tokens.is(i, "where")) {
                break;
            }
        }
        return i;
    }
}
