package tq.text;

import java.util.Objects;

/**
 * A piece of query text and what to call it in messages.
 *
 * @param name where the text came from: a file name, or {@code query} for one typed on a command line
 * @param text the text itself; offsets into it are counted in UTF-16 units
 * @param canned whether it comes with tq, written for any traces: that these lack what it names says nothing
 */
public record SourceText(String name, String text, boolean canned) {

    public SourceText {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(text, "text");
    }

    /** A text that somebody wrote for the traces at hand. */
    public SourceText(String name, String text) {
        this(name, text, false);
    }

    /** The number of the line that holds the offset, counted from 1. */
    public int lineOf(int offset) {
        int line = 1;
        for (int i = 0; i < Math.min(offset, text.length()); i++) {
            if (text.charAt(i) == '\n') {
                line++;
            }
        }
        return line;
    }

    /** The column of the offset in its line, counted from 1 in characters (code points). */
    public int columnOf(int offset) {
        int end = Math.min(offset, text.length());
        return text.codePointCount(startOfLine(end), end) + 1;
    }

    /** The whole line that holds the offset, without its line break. */
    public String lineAt(int offset) {
        int start = startOfLine(Math.min(offset, text.length()));
        int end = text.indexOf('\n', start);
        String line = text.substring(start, end < 0 ? text.length() : end);
        return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    }

    /** The text of a range; ranges beyond the end are cut. */
    public String textOf(SourceRange range) {
        int end = Math.min(range.end(), text.length());
        return text.substring(Math.min(range.start(), end), end);
    }

    private int startOfLine(int offset) {
        return text.lastIndexOf('\n', offset - 1) + 1;
    }
}
