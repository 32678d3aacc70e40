package tq.code;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/** {@code def x(} and {@code class X:} of Python; a body is what is indented further. */
final class PythonScopes {

    private final Tokens tokens;
    private final List<Scope> found = new ArrayList<>();
    private final Deque<Head> open = new ArrayDeque<>();

    /** Of a scope whose end is not known yet: its name's token, and how far its line is indented. */
    private record Head(int name, int column) {
    }

    private PythonScopes(Tokens tokens) {
        this.tokens = tokens;
    }

    static List<Scope> in(Tokens tokens) {
        PythonScopes scopes = new PythonScopes(tokens);
        scopes.read();
        scopes.found.sort(Comparator.comparingInt(Scope::token));
        return scopes.found;
    }

    private void read() {
        int column = 0;
        for (int i = 0; i < tokens.size(); i = tokens.next(i)) {
            if (tokens.at(i).first()) {
                column = tokens.at(i).column();
                close(column, i);
            }
            if (isHead(i)) {
                open.push(new Head(i + 1, column));
            }
        }
        close(-1, tokens.size());
    }

    private boolean isHead(int i) {
        boolean isFunction = tokens.is(i, "def") && (tokens.is(i + 2, "(") || tokens.is(i + 2, "["));
        boolean isClass = tokens.is(i, "class") && (tokens.is(i + 2, "(") || tokens.is(i + 2, "[") || tokens.is(i + 2, ":"));
        return tokens.isWord(i + 1) && (isFunction || isClass);
    }

    private void close(int column, int end) {
        while (!open.isEmpty() && open.peek().column() >= column) {
            int name = open.pop().name();
            found.add(tokens.is(name - 1, "class") ? Scope.type(tokens, name, end) : Scope.function(tokens, name, end));
        }
    }
}
