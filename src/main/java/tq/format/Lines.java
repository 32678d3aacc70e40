package tq.format;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import tq.parse.Lexeme;
import tq.parse.Lexeme.Kind;

/**
 * Where lines begin, but for those that only their width makes: with a statement, behind a comment, with a comment that stood
 * alone, and with each stage of a statement that was not written on one line or does not fit there. A bracket that closes
 * what a comment opens, {@code ( # why}, begins a line too.
 */
final class Lines {

    private final List<Lexeme> lexemes;
    private final Wrapping wrapping;
    private final BitSet begins = new BitSet();
    private final BitSet leadsToStage = new BitSet();
    private final int tokensEnd;

    Lines(List<Lexeme> lexemes, Wrapping wrapping) {
        this.lexemes = lexemes;
        this.wrapping = wrapping;
        int end = lexemes.size();
        while (isComment(end - 1)) {
            end--;
        }
        this.tokensEnd = end;
        begins.set(0);
        for (int from = nextToken(0); from < tokensEnd; from = nextToken(endOfStatement(from))) {
            begins.set(from);
            stages(from, endOfStatement(from));
        }
        comments();
        for (int i = tokensEnd - 1; i >= 0; i--) {
            leadsToStage.set(i, isComment(i) ? leadsToStage.get(i + 1) : isStage(i));
        }
    }

    /** Where the line ends that begins there. */
    int end(int from) {
        int next = begins.nextSetBit(from + 1);
        return next < 0 ? lexemes.size() : next;
    }

    /** Behind the last token of all; what follows are comments. */
    int tokensEnd() {
        return tokensEnd;
    }

    boolean isComment(int at) {
        return lexemes.get(at).kind() == Kind.COMMENT;
    }

    /** Whether it is a pipe that stands in no bracket, or comments stand between it and one. */
    boolean leadsToStage(int at) {
        return leadsToStage.get(at);
    }

    private boolean isStage(int at) {
        return lexemes.get(at).kind() == Kind.PIPE && lexemes.get(at).depth() == 0;
    }

    private int nextToken(int from) {
        int next = from;
        while (next < tokensEnd && isComment(next)) {
            next++;
        }
        return next;
    }

    private int endOfStatement(int from) {
        int end = from + 1;
        while (end < tokensEnd && lexemes.get(end - 1).kind() != Kind.SEMICOLON) {
            end++;
        }
        return end;
    }

    private void stages(int from, int to) {
        boolean oneLine = lexemes.subList(from + 1, to).stream().allMatch(lexeme -> lexeme.breaks() == 0 && lexeme.kind() != Kind.COMMENT);
        if (oneLine && wrapping.fits(from, to)) {
            return;
        }
        for (int i = from; i < to; i++) {
            if (isStage(i)) {
                begins.set(i);
            }
        }
    }

    private void comments() {
        Deque<Boolean> opened = new ArrayDeque<>();
        for (int i = 0; i < lexemes.size(); i++) {
            Kind kind = lexemes.get(i).kind();
            if (i > 0 && (isComment(i - 1) || kind == Kind.COMMENT && lexemes.get(i).breaks() > 0)) {
                begins.set(i);
            }
            if (kind == Kind.OPENING) {
                opened.push(isComment(i + 1));
            } else if (kind == Kind.CLOSING && opened.pop()) {
                begins.set(i);
            }
        }
    }
}
