package tq.code;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The classes and functions of a file, and which of them each token stands in. */
final class Scopes {

    private static final int NONE = -1;

    private final Tokens tokens;
    private final List<Scope> all;
    /** Of each token the innermost scope around it. */
    private final int[] around;
    /** Of each scope the one that it stands in. */
    private final int[] parent;

    private Scopes(Tokens tokens, List<Scope> all) {
        this.tokens = tokens;
        this.all = all;
        around = new int[tokens.size()];
        parent = new int[all.size()];
        Arrays.fill(parent, NONE);
        Deque<Integer> open = new ArrayDeque<>();
        int next = 0;
        for (int i = 0; i < around.length; i++) {
            while (!open.isEmpty() && all.get(open.peek()).end() <= i) {
                open.pop();
            }
            if (next < all.size() && all.get(next).token() == i) {
                parent[next] = open.isEmpty() ? NONE : open.peek();
                open.push(next++);
            }
            around[i] = open.isEmpty() ? NONE : open.peek();
        }
    }

    static Scopes of(Tokens tokens) {
        return new Scopes(tokens, tokens.language().scopes(tokens));
    }

    List<Scope> all() {
        return all;
    }

    /** The class of a function; empty where it has none. */
    String owner(Scope scope) {
        int above = parent[around[scope.token()]];
        return !scope.owner().isEmpty() || above == NONE || all.get(above).isFunction() ? scope.owner() : all.get(above).name();
    }

    /** {@code Refunds.issue}, or {@code issue} of a function without a class. */
    String qualified(Scope scope) {
        String owner = owner(scope);
        return owner.isEmpty() ? scope.name() : owner + "." + scope.name();
    }

    int line(Scope scope) {
        return tokens.at(scope.token()).line();
    }

    /** The innermost class or function that a token stands in. */
    Optional<Scope> around(int token) {
        return around[token] == NONE ? Optional.empty() : Optional.of(all.get(around[token]));
    }

    /** The name of the function, if any, that a token stands in. */
    String functionAround(int token) {
        int scope = around[token];
        while (scope != NONE && !all.get(scope).isFunction()) {
            scope = parent[scope];
        }
        return scope == NONE ? "" : qualified(all.get(scope));
    }
}
