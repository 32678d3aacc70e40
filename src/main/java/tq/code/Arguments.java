package tq.code;

import java.util.Optional;
import java.util.Set;

/** The arguments of one call, from behind its bracket to the one that closes it. */
final class Arguments {

    private final Tokens tokens;
    private final int open;
    private final int close;

    /** {@code open} is the bracket; one that nothing closes has no arguments. */
    Arguments(Tokens tokens, int open) {
        this.tokens = tokens;
        this.open = open;
        close = Math.max(open, tokens.partner(open));
    }

    /** A name as it is given. */
    enum Given {
        /** As a string. */
        LITERAL,
        /** As something that is known only when the program runs. */
        COMPUTED,
        /** Not at all. */
        NOT
    }

    record Name(Given given, String text) {

        static final Name NOT = new Name(Given.NOT, "");
    }

    /** The name that a rule finds here. */
    Name name(NamingRule rule) {
        int position = 0;
        Name found = Name.NOT;
        for (int start = open + 1; start < close && found.given() == Given.NOT; position++) {
            int end = end(start, close);
            found = inArgument(start, end, rule, position);
            start = end + 1;
        }
        return found;
    }

    private Name inArgument(int start, int end, NamingRule rule, int position) {
        if (tokens.is(start, "{") && tokens.language() == Language.SCRIPT) {
            return inObject(start, tokens.partner(start), rule.keys());
        }
        if (tokens.isWord(start) && tokens.is(start + 1, "=")) {
            return rule.keys().contains(tokens.text(start)) ? value(start + 2, end) : Name.NOT;
        }
        boolean isName = position == rule.position() && (tokens.isString(start) || position != rule.function());
        return isName ? value(start, end) : Name.NOT;
    }

    /** {@code name: "x"} between braces. */
    private Name inObject(int open, int close, Set<String> keys) {
        int member = open + 1;
        while (member < close) {
            int end = end(member, close);
            if (keys.contains(tokens.text(member)) && (tokens.is(member + 1, ":") || end == member + 1)) {
                return value(member + 2, end);
            }
            member = end + 1;
        }
        return Name.NOT;
    }

    private Name value(int start, int end) {
        return tokens.isString(start) && end == start + 1 ? new Name(Given.LITERAL, tokens.text(start)) : new Name(Given.COMPUTED, "");
    }

    /** The last word of an argument that is a name and nothing more: {@code retrieve} of {@code self.retrieve}. */
    Optional<String> word(int position) {
        int start = open + 1;
        for (int i = 0; i < position && start < close; i++) {
            start = end(start, close) + 1;
        }
        int end = end(start, close);
        for (int i = start; i < end; i++) {
            if ((i - start) % 2 == 0 ? !tokens.isWord(i) : !tokens.is(i, ".")) {
                return Optional.empty();
            }
        }
        return start < end && tokens.isWord(end - 1) ? Optional.of(tokens.text(end - 1)) : Optional.empty();
    }

    /** The comma after what begins here, or the bracket that ends all. */
    private int end(int start, int close) {
        int i = start;
        while (i < close && !tokens.is(i, ",")) {
            i = tokens.next(i);
        }
        return Math.min(i, close);
    }
}
