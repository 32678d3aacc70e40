package tq.code;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The tokens of a file, and which bracket belongs to which. Beyond both ends there are tokens that are nothing. */
final class Tokens {

    /** How far an expression, a type or the head of a class is followed; longer ones are not understood. */
    static final int REACH = 300;

    private static final Token NOTHING = new Token(Token.Kind.MARK, "", 0, -1, true);
    private static final String OPEN = "([{";
    private static final String CLOSE = ")]}";

    private final Language language;
    private final List<Token> tokens;
    private final int[] partner;

    private Tokens(Language language, List<Token> tokens) {
        this.language = language;
        this.tokens = tokens;
        partner = new int[tokens.size()];
        Arrays.fill(partner, -1);
        match();
    }

    static Tokens of(String text, Language language) {
        return new Tokens(language, Lexer.tokens(text, language));
    }

    /** A closing bracket closes the nearest one of its kind; what was left open in between stays without a partner. */
    private void match() {
        List<Integer> open = new ArrayList<>();
        int[] count = new int[OPEN.length()];
        for (int i = 0; i < tokens.size(); i++) {
            int opens = bracket(OPEN, i);
            int closes = bracket(CLOSE, i);
            if (opens >= 0) {
                open.add(i);
                count[opens]++;
            } else if (closes >= 0 && count[closes] > 0) {
                int kind;
                int last;
                do {
                    last = open.remove(open.size() - 1);
                    kind = bracket(OPEN, last);
                    count[kind]--;
                } while (kind != closes);
                partner[last] = i;
                partner[i] = last;
            }
        }
    }

    private int bracket(String kinds, int i) {
        Token token = tokens.get(i);
        return token.kind() == Token.Kind.MARK && token.text().length() == 1 ? kinds.indexOf(token.text().charAt(0)) : -1;
    }

    Language language() {
        return language;
    }

    int size() {
        return tokens.size();
    }

    Token at(int i) {
        return i < 0 || i >= tokens.size() ? NOTHING : tokens.get(i);
    }

    String text(int i) {
        return at(i).text();
    }

    /** Whether a token is this word or mark. */
    boolean is(int i, String text) {
        return at(i).kind() != Token.Kind.STRING && at(i).text().equals(text);
    }

    boolean isWord(int i) {
        return at(i).kind() == Token.Kind.WORD;
    }

    boolean isString(int i) {
        return at(i).kind() == Token.Kind.STRING;
    }

    boolean isClosing(int i) {
        return i >= 0 && i < tokens.size() && bracket(CLOSE, i) >= 0;
    }

    /** The bracket that belongs to this one; -1 where there is none. */
    int partner(int i) {
        return i < 0 || i >= partner.length ? -1 : partner[i];
    }

    /** Behind a token, and behind all that is in brackets if it opens one. */
    int next(int i) {
        return partner(i) > i ? partner(i) + 1 : i + 1;
    }

    /** Behind {@code <T extends A<B>>} if it begins here, else here. */
    int afterTypes(int i) {
        if (!is(i, "<")) {
            return i;
        }
        int open = 0;
        for (int j = i; j < Math.min(size(), i + REACH); j++) {
            open += is(j, "<") ? 1 : is(j, ">") ? -1 : 0;
            if (open == 0) {
                return j + 1;
            }
        }
        return i;
    }

    /** The first of these from here on that is in no bracket; -1 where {@code ;} or the end of what is round it comes before. */
    int find(String text, int from) {
        for (int i = from, steps = 0; i < size() && steps < REACH; i = next(i), steps++) {
            if (is(i, text)) {
                return i;
            }
            if (is(i, ";") || isClosing(i)) {
                return -1;
            }
        }
        return -1;
    }

    /** Behind the expression that begins here: it ends with {@code ;}, {@code ,}, a bracket, or with its line. */
    int afterExpression(int from) {
        int i = from;
        for (int steps = 0; i < size() && steps < REACH; i = next(i), steps++) {
            boolean isOver = is(i, ";") || is(i, ",") || isClosing(i) || i > from && at(i).first() && !goesOn(i);
            if (isOver) {
                break;
            }
        }
        return i;
    }

    /** Whether a line that begins so belongs to the one before. */
    private boolean goesOn(int i) {
        return at(i).kind() == Token.Kind.MARK && ".?:&|+-*/=".contains(text(i)) || isOperator(i - 1);
    }

    private boolean isOperator(int i) {
        return at(i).kind() == Token.Kind.MARK && "=>.?:&|+-*/".contains(text(i));
    }
}
