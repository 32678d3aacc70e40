package tq.format;

import java.util.ArrayList;
import java.util.List;
import tq.parse.Lexeme;
import tq.parse.Lexeme.Kind;

/** Puts signs on the right side of comments. */
final class Signs {

    private final List<Lexeme> placed = new ArrayList<>();
    /** The place behind the last token. */
    private int end;

    private Signs() {
    }

    /**
     * {@code ,} and {@code ;} directly behind what they end, {@code |} directly before the stage that it begins:
     * {@code spans | # why⏎ limit 1 # few⏎ ;} becomes {@code spans # why⏎ | limit 1; # few⏎}.
     */
    static List<Lexeme> placed(List<Lexeme> lexemes) {
        Signs signs = new Signs();
        signs.place(lexemes);
        return signs.placed;
    }

    /** Line breaks before a sign that is moved are handed on to what stood behind it, so that own lines stay own lines. */
    private void place(List<Lexeme> lexemes) {
        int breaks = 0;
        Lexeme pipe = null;
        for (Lexeme lexeme : lexemes) {
            int all = Math.max(breaks, lexeme.breaks());
            breaks = 0;
            if (lexeme.kind() == Kind.COMMENT) {
                placed.add(lexeme.withBreaks(all));
            } else if (lexeme.kind() == Kind.PIPE) {
                pipe = lexeme;
                breaks = all;
            } else if (lexeme.kind() == Kind.COMMA || lexeme.kind() == Kind.SEMICOLON) {
                placed.add(end++, lexeme.withBreaks(0));
                breaks = all;
            } else {
                if (pipe != null) {
                    placed.add(pipe.withBreaks(all));
                }
                placed.add(lexeme.withBreaks(pipe == null ? all : 0));
                pipe = null;
                end = placed.size();
            }
        }
    }
}
