package tq.format;

import java.util.List;
import tq.parse.Lexeme;
import tq.parse.Lexeme.Kind;
import tq.text.DisplayWidth;

/** How much goes on one line. */
final class Wrapping {

    private static final int WIDEST = 100;

    private final List<Lexeme> lexemes;

    Wrapping(List<Lexeme> lexemes) {
        this.lexemes = lexemes;
    }

    /**
     * How far tokens go on one line: to the end, or to where a line may be broken, which is behind a comma and before
     * {@code and}, {@code or} and a pipe; in the outermost brackets that allow it, and there as late as can be.
     */
    int end(int from, int to, int indent) {
        int best = to;
        int width = indent;
        boolean fits = true;
        for (int i = from; i < to; i++) {
            if (i > from && mayBreakBefore(i) && (best == to || lexemes.get(i).depth() <= lexemes.get(best).depth())) {
                best = i;
            }
            width = width(lexemes.get(i), i > from, width);
            fits &= width <= WIDEST;
            if (!fits && best < to) {
                return best;
            }
        }
        return to;
    }

    /** Whether tokens go on one line. */
    boolean fits(int from, int to) {
        int width = 0;
        for (int i = from; i < to && width <= WIDEST; i++) {
            width = width(lexemes.get(i), i > from, width);
        }
        return width <= WIDEST;
    }

    private boolean mayBreakBefore(int at) {
        Kind kind = lexemes.get(at).kind();
        return kind == Kind.CONNECTIVE || kind == Kind.PIPE || lexemes.get(at - 1).kind() == Kind.COMMA;
    }

    /** Columns of a line with one more token; of a string over several lines the last counts. */
    private static int width(Lexeme token, boolean follows, int before) {
        int line = token.text().lastIndexOf('\n') + 1;
        return (line > 0 ? 0 : before + (follows && token.spaced() ? 1 : 0)) + DisplayWidth.of(token.text().substring(line));
    }
}
