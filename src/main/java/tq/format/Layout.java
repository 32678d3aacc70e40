package tq.format;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import tq.parse.Lexeme;
import tq.parse.Lexeme.Kind;

/** Writes lines: statements and their stages from the first column, what goes on with one of them indented. */
final class Layout {

    private static final int INDENT = 4;
    private static final int DEEPEST_INDENT = 40;

    private final List<Lexeme> lexemes;
    private final Wrapping wrapping;
    private final Lines lines;
    private final String lineBreak;
    private final StringBuilder out = new StringBuilder();
    /** Of each open bracket, how far the line is indented on which it stands. */
    private final Deque<Integer> open = new ArrayDeque<>();
    private boolean inHeader = true;
    private boolean inStatement;

    Layout(List<Lexeme> lexemes, String lineBreak) {
        this.lexemes = lexemes;
        this.wrapping = new Wrapping(lexemes);
        this.lines = new Lines(lexemes, wrapping);
        this.lineBreak = lineBreak;
    }

    String text() {
        for (int from = 0; from < lexemes.size(); from = lines.end(from)) {
            line(from, lines.end(from));
        }
        return out.toString();
    }

    /** Writes tokens, a comment, or both. */
    private void line(int from, int to) {
        boolean between = !inStatement || from >= lines.tokensEnd();
        if (from > 0 && between && lexemes.get(from).breaks() > 1) {
            out.append(lineBreak);
        }
        int tokens = lines.isComment(to - 1) ? to - 1 : to;
        inHeader &= from == tokens && lexemes.get(from).breaks() <= 1;
        int indent = between || lines.leadsToStage(from) ? 0 : indent(lexemes.get(from).kind());
        if (from < tokens) {
            tokens(from, tokens, indent);
            inStatement = lexemes.get(tokens - 1).kind() != Kind.SEMICOLON;
        }
        if (tokens < to) {
            out.append(from < tokens ? " " : " ".repeat(indent)).append(comment(tokens));
        }
        out.append(lineBreak);
    }

    /** Writes tokens, on several lines where they do not fit on one. */
    private void tokens(int from, int to, int firstIndent) {
        int indent = firstIndent;
        for (int at = from; at < to;) {
            int end = wrapping.end(at, to, indent);
            out.append(at > from ? lineBreak : "").append(" ".repeat(indent));
            for (int i = at; i < end; i++) {
                token(lexemes.get(i), i > at, indent);
            }
            at = end;
            indent = at < to ? indent(lexemes.get(at).kind()) : indent;
        }
    }

    private void token(Lexeme token, boolean follows, int indent) {
        out.append(follows && token.spaced() ? " " : "").append(token.text());
        if (token.kind() == Kind.OPENING) {
            open.push(indent);
        } else if (token.kind() == Kind.CLOSING) {
            open.pop();
        }
    }

    /** Of a line that goes on with a stage: from the line with the bracket that it stands in, else from the stage. */
    private int indent(Kind first) {
        int outer = open.isEmpty() ? 0 : open.peek();
        return first != Kind.CLOSING ? Math.min(DEEPEST_INDENT, outer + INDENT) : outer;
    }

    /** Without spaces at its end, but in the header, which is left as it is. */
    private String comment(int at) {
        String text = lexemes.get(at).text();
        return inHeader ? text : text.stripTrailing();
    }
}
