package tq.render;

import tq.text.TerminalText;

/**
 * CSV as RFC 4180 has it, but with lines ending in LF: a header, quotes where needed, nested values as JSON, null and
 * missing as nothing (an empty string is {@code ""}).
 *
 * <p>A spreadsheet runs a cell that begins with {@code = + - @}, tab or CR as a formula, and the cells hold strangers'
 * text; such a cell gets a {@code '} before it unless it is a number (OWASP, "CSV Injection").
 */
final class CsvRenderer extends SeparatedRenderer {
    private final boolean raw;
    private final boolean terminal;

    CsvRenderer(Shape shape, RenderOptions options, Appendable sink) {
        super(',', shape, options, sink);
        this.raw = options.csvRaw();
        this.terminal = options.terminal();
    }

    @Override
    String textCell(String text) {
        if (text.isEmpty()) {
            return "\"\"";
        }
        String guarded = !raw && isFormula(text) ? "'" + text : text;
        return quoted(terminal ? TerminalText.oneLine(guarded) : guarded);
    }

    @Override
    String jsonCell(String json) {
        return quoted(json);
    }

    /** Readers skip an empty line, and the row must stay a row. */
    @Override
    String emptyLine() {
        return "\"\"";
    }

    private static String quoted(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean edge = c == ' ' && (i == 0 || i == text.length() - 1); // some readers trim
            if (c == ',' || c == '"' || c == '\n' || c == '\r' || edge) {
                return "\"" + text.replace("\"", "\"\"") + "\"";
            }
        }
        return text;
    }

    private static boolean isFormula(String text) {
        return "=+-@\t\r".indexOf(text.charAt(0)) >= 0 && !isNumeric(text);
    }

    /** True for a sign or none, digits with at most one point among them, and maybe an exponent: {@code -1.5e-3}. */
    private static boolean isNumeric(String text) {
        int at = text.charAt(0) == '-' || text.charAt(0) == '+' ? 1 : 0;
        int whole = digitsEnd(text, at);
        int end = whole < text.length() && text.charAt(whole) == '.' ? digitsEnd(text, whole + 1) : whole;
        boolean anyDigit = whole > at || end > whole + 1;
        if (anyDigit && end < text.length() && (text.charAt(end) | 0x20) == 'e') {
            int power = end + 1;
            power += power < text.length() && (text.charAt(power) == '-' || text.charAt(power) == '+') ? 1 : 0;
            end = digitsEnd(text, power);
            anyDigit = end > power;
        }
        return anyDigit && end == text.length();
    }

    private static int digitsEnd(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }
}
