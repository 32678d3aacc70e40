package tq.trace;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What Python prints of dictionaries and lists of plain values, as libraries put it into attributes by {@code str()}:
 * {@code {'cached': 32, 'ok': True, 'name': None}}.
 */
final class PythonLiteral {

    /** Longer texts are not looked into. */
    private static final int LONGEST = 10_000;

    private PythonLiteral() {
    }

    /** The value that a text is the literal of; the value itself where it is none. */
    static JsonNode decoded(JsonNode value) {
        String text = value.isTextual() ? value.textValue() : "";
        boolean literal = text.length() < LONGEST && (text.startsWith("{'") || text.startsWith("[{'"));
        return literal ? Nodes.parse(json(text), value) : value;
    }

    private static String json(String text) {
        StringBuilder out = new StringBuilder();
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '\'' || c == '"') {
                i = quoted(text, i, out);
            } else if (Character.isLetter(c)) {
                i = word(text, i, out);
            } else {
                out.append(c == '(' ? '[' : c == ')' ? ']' : c);
                i++;
            }
        }
        return out.toString();
    }

    /** A text in either quotes; gives the place behind it. */
    private static int quoted(String text, int from, StringBuilder out) {
        char quote = text.charAt(from);
        out.append('"');
        int i = from + 1;
        while (i < text.length() && text.charAt(i) != quote) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                char next = text.charAt(++i);
                out.append(next == '\'' ? "'" : "\\" + next);
            } else {
                out.append(c == '"' ? "\\\"" : String.valueOf(c));
            }
            i++;
        }
        out.append('"');
        return i + 1;
    }

    private static int word(String text, int from, StringBuilder out) {
        int end = from;
        while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
            end++;
        }
        String word = text.substring(from, end);
        out.append(word.equals("True") ? "true" : word.equals("False") ? "false" : word.equals("None") ? "null" : word);
        return end;
    }
}
