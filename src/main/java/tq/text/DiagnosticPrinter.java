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
        out.append("error[").append(diagnostic.code().code()).append("]: ").append(visible(diagnostic.message())).append('\n');
        out.append(margin).append(" --> ").append(visible(source.name())).append(':').append(line).append(':').append(column).append('\n');
        out.append(margin).append(" |\n");
        appendLine(source, diagnostic, start, number, margin, out);
        diagnostic.hint().ifPresent(hint -> out.append(' ').append(visible(hint)));
        out.append('\n');
    }

    private static void appendLine(SourceText source, Diagnostic diagnostic, int start, String number, String margin, StringBuilder out) {
        String text = source.lineAt(start);
        int at = Math.min(text.length(), start - (source.text().lastIndexOf('\n', start - 1) + 1));
        int length = Math.max(1, Math.min(diagnostic.range().end() - start, text.length() - at));
        int from = Math.max(0, at - WIDEST_LINE / 2);
        int to = Math.min(text.length(), from + WIDEST_LINE);
        String before = visible(text.substring(from, at));
        String fault = visible(text.substring(at, Math.min(to, at + length)));
        String after = visible(text.substring(Math.min(to, at + length), to));
        out.append(number).append(" | ").append(from > 0 ? "…" : "").append(before).append(fault).append(after)
                .append(to < text.length() ? "…" : "").append('\n');
        int indent = before.codePointCount(0, before.length()) + (from > 0 ? 1 : 0);
        out.append(margin).append(" | ").append(" ".repeat(indent)).append("^".repeat(Math.max(1, fault.codePointCount(0, fault.length()))));
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
