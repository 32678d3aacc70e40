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
 * What a terminal would act on is shown instead, see {@link TerminalText}.
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
        int indent = DisplayWidth.of(before) + (from > 0 ? 1 : 0);
        out.append(margin).append(" | ").append(" ".repeat(indent)).append("^".repeat(Math.max(1, DisplayWidth.of(fault))));
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_MESSAGE ? text : text.substring(0, wholeCharacter(text, LONGEST_MESSAGE)) + "…";
    }

    /** The offset, or the one before where it would cut a character in two. */
    private static int wholeCharacter(String text, int offset) {
        return offset > 0 && offset < text.length() && Character.isSurrogatePair(text.charAt(offset - 1), text.charAt(offset)) ? offset - 1 : offset;
    }

    /** A tab takes one column; characters without any width are spelt out, since one of them may be the fault. */
    private static String visible(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.getType(c) == Character.FORMAT) {
                TerminalText.escape(c, out);
            } else {
                out.append(c == '\t' ? ' ' : c);
            }
        }
        return TerminalText.oneLine(out.toString());
    }
}
