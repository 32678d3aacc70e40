package tq.code;

import java.util.ArrayList;
import java.util.List;

/** {@code func x(} and {@code func (r *T) x(} of Go. */
final class GoScopes {

    private GoScopes() {
    }

    static List<Scope> in(Tokens tokens) {
        List<Scope> found = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            // What stands at the margin is declared, all others are types and values.
            if (tokens.is(i, "func") && tokens.at(i).column() == 0) {
                boolean hasReceiver = tokens.is(i + 1, "(") && tokens.isWord(tokens.next(i + 1));
                int name = hasReceiver ? tokens.next(i + 1) : i + 1;
                if (tokens.isWord(name) && (tokens.is(name + 1, "(") || tokens.is(name + 1, "["))) {
                    found.add(new Scope(Scope.Kind.FUNCTION, tokens.text(name), hasReceiver ? receiver(tokens, i + 1) : "", name, end(tokens, name)));
                }
            }
        }
        return found;
    }

    /** Of {@code (s *Service[K])} it is {@code Service}. */
    private static String receiver(Tokens tokens, int open) {
        String type = "";
        for (int i = open + 1; i < tokens.partner(open) && !tokens.is(i, "["); i++) {
            type = tokens.isWord(i) ? tokens.text(i) : type;
        }
        return type;
    }

    /** A result may be a type with braces of its own: the body is what its line ends with. */
    private static int end(Tokens tokens, int name) {
        int i = name + 1;
        for (int steps = 0; steps < Tokens.REACH && i < tokens.size(); i = tokens.next(i), steps++) {
            boolean isType = tokens.is(i - 1, "interface") || tokens.is(i - 1, "struct");
            if (tokens.is(i, "{") && !isType) {
                return tokens.next(i);
            }
            if (tokens.at(i).first()) {
                break;
            }
        }
        return i;
    }
}
