package tq.render;

import tq.text.TerminalText;

/**
 * Text of the data as it may stand between tags or in a quoted attribute of HTML: markup in it is escaped, and what would change the
 * order of other text or is no character of HTML (controls, bidirectional overrides, lone surrogates) is shown and not sent, as by
 * {@link TerminalText}.
 */
public final class HtmlText {

    private HtmlText() {
    }

    /** On one line: for names, cells and attributes. */
    public static String oneLine(String text) {
        return escaped(TerminalText.oneLine(text));
    }

    /** With its lines and tabs, for an element that keeps them. */
    public static String lines(String text) {
        return escaped(TerminalText.lines(text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n")));
    }

    /** With a {@code <br>} for each line end. */
    public static String broken(String text) {
        StringBuilder out = new StringBuilder();
        for (String line : text.split("\\R", -1)) {
            out.append(out.length() == 0 ? "" : "<br>").append(oneLine(line));
        }
        return out.toString();
    }

    private static String escaped(String text) {
        int plain = 0;
        StringBuilder out = null;
        for (int i = 0; i < text.length(); i++) {
            String entity = entity(text.charAt(i));
            if (entity != null) {
                out = out == null ? new StringBuilder(text.length() + 32) : out;
                out.append(text, plain, i).append(entity);
                plain = i + 1;
            }
        }
        return out == null ? text : out.append(text, plain, text.length()).toString();
    }

    private static String entity(char c) {
        return switch (c) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '"' -> "&quot;";
            case '\'' -> "&#39;";
            default -> null;
        };
    }
}
