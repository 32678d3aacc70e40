package tq.code;

/**
 * A class or a function of a file.
 *
 * @param owner the class of a function whose declaration names it, as in Go; empty where it stands inside its class, if any
 * @param token the one that is its name
 * @param end behind its last token
 */
record Scope(Kind kind, String name, String owner, int token, int end) {

    enum Kind {
        CLASS, FUNCTION
    }

    static Scope type(Tokens tokens, int name, int end) {
        return new Scope(Kind.CLASS, tokens.text(name), "", name, end);
    }

    static Scope function(Tokens tokens, int name, int end) {
        return new Scope(Kind.FUNCTION, tokens.text(name), "", name, end);
    }

    boolean isFunction() {
        return kind == Kind.FUNCTION;
    }
}
