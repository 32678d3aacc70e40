package tq.text;

import java.util.List;

/**
 * Writes faults as a user reads them:
 *
 * <pre>
 * error[TQ103]: spans have no field `durration`
 *   --> slow.tq:3:13
 *   |
 * 3 | spans where durration > 2s
 *   |             ^^^^^^^^^ did you mean `duration`?
 * </pre>
 *
 * Control characters of the query are shown as {@code \}{@code u001b}, never sent.
 */
public final class DiagnosticPrinter {

    /** A longer line is shown only around the fault. */
    private static final int WIDEST_LINE = 160;
    /** Messages quote the query, and a query may hold a word of a megabyte. */
    private static final int LONGEST_MESSAGE = 240;

    private DiagnosticPrinter() {
    }

    /** All faults of a query, a blank line between two. */
    public static String print(QueryException fault) {
        return print(fault.source(), fault.diagnostics());
    }

    /** All the faults given, a blank line between two; ends with a line break. */
    public static String print(SourceText source, List<Diagnostic> diagnostics) {
        StringBuilder out = new StringBuilder();
        for (Diagnostic diagnostic : diagnostics) {
            if (out.length() > 0) {
                out.append('\n');
            }
            print(source, diagnostic, out);
        }
        return out.toString();
    }

    private static void print(SourceText source, Diagnostic diagnostic, StringBuilder out) {
        int start = Math.min(diagnostic.range().start(), source.text().length());
        int line = source.lineOf(start);
        int column = source.columnOf(start);
        String number = Integer.toString(line);
        String margin = " ".repeat(number.length());
        out.append("error[").append(diagnostic.code().code()).append("]: ").append(visible(cut(diagnostic.message()))).append('\n');
        out.append(margin).append(" --> ").append(visible(source.name())).append(':').append(line).append(':').append(column).append('\n');
        out.append(margin).append(" |\n");
        appendLine(source, diagnostic, start, number, margin, out);
        diagnostic.hint().ifPresent(hint -> out.append(' ').append(visible(cut(hint))));
        out.append('\n');
    }

    private static void appendLine(SourceText source, Diagnostic diagnostic, int start, String number, String margin, StringBuilder out) {
        String text = source.lineAt(start);
        int at = Math.min(text.length(), start - (source.text().lastIndexOf('\n', start - 1) + 1));
        int length = Math.max(1, Math.min(diagnostic.range().end() - start, text.length() - at));
        int from = wholeCharacter(text, Math.max(0, at - WIDEST_LINE / 2));
        int to = wholeCharacter(text, Math.min(text.length(), from + WIDEST_LINE));
        String before = visible(text.substring(from, at));
        String fault = visible(text.substring(at, Math.min(to, at + length)));
        String after = visible(text.substring(Math.min(to, at + length), to));
        out.append(number).append(" | ").append(from > 0 ? "…" : "").append(before).append(fault).append(after)
                .append(to < text.length() ? "…" : "").append('\n');
        int indent = width(before) + (from > 0 ? 1 : 0);
        out.append(margin).append(" | ").append(" ".repeat(indent)).append("^".repeat(Math.max(1, width(fault))));
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_MESSAGE ? text : text.substring(0, wholeCharacter(text, LONGEST_MESSAGE)) + "…";
    }

    /** The offset, or the one before where it would cut a character in two. */
    private static int wholeCharacter(String text, int offset) {
        return offset > 0 && offset < text.length() && Character.isSurrogatePair(text.charAt(offset - 1), text.charAt(offset)) ? offset - 1 : offset;
    }

    /** The columns that a text takes on a terminal, so that carets stand below what they mean. */
    private static int width(String text) {
        return text.codePoints().map(c -> Character.getType(c) == Character.NON_SPACING_MARK ? 0 : isWide(c) ? 2 : 1).sum();
    }

    /** Scripts of East Asia and emoji, roughly; {@code tq.render.DisplayWidth} has the whole table. */
    private static boolean isWide(int c) {
        return c >= 0x1100 && c <= 0x115F || c >= 0x2E80 && c <= 0xA4CF && c != 0x303F || c >= 0xAC00 && c <= 0xD7A3 || c >= 0xF900 && c <= 0xFAFF
                || c >= 0xFE30 && c <= 0xFE6F || c >= 0xFF00 && c <= 0xFF60 || c >= 0xFFE0 && c <= 0xFFE6 || c >= 0x1F300 && c <= 0x1F64F
                || c >= 0x1F680 && c <= 0x1F6FF || c >= 0x1F900 && c <= 0x1FAFF || c >= 0x20000 && c <= 0x3FFFD;
    }

    private static String visible(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int type = Character.getType(c);
            if (c == '\t') {
                out.append(' ');
            } else if (type == Character.CONTROL || type == Character.FORMAT || type == Character.LINE_SEPARATOR
                    || type == Character.PARAGRAPH_SEPARATOR || loneSurrogate(text, i)) {
                out.append("\\u").append(Integer.toHexString(0x10000 | c).substring(1));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static boolean loneSurrogate(String text, int i) {
        char c = text.charAt(i);
        return Character.isHighSurrogate(c) && (i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1)))
                || Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
    }
}
