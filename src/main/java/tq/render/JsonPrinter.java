package tq.render;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import tq.json.NumberText;
import tq.render.Theme.Paint;
import tq.text.TerminalText;

/**
 * Writes a value as jq does: compact {@code {"a":1,"b":[1,2]}} or indented, in colour or not. Keeps its own stack of
 * what is open, so depth costs memory only.
 */
final class JsonPrinter {
    private final JsonStyle style;
    private final Theme theme;
    private final boolean terminal;

    /** @param terminal also escape what a terminal must not get; the JSON stays equal */
    JsonPrinter(JsonStyle style, Theme theme, boolean terminal) {
        this.style = style;
        this.theme = theme;
        this.terminal = terminal;
    }

    /** An array or object whose end is not written yet; items are the elements or the keys. */
    private record Open(JsonNode node, Iterator<?> items) {
        Paint paint() {
            return node.isObject() ? Paint.OBJECT : Paint.ARRAY;
        }
    }

    /** The value as text. */
    String text(JsonNode value) {
        StringBuilder out = new StringBuilder();
        print(value, 0, out);
        return out.toString();
    }

    /** Appends the value; lines after the first are indented for something that is {@code depth} levels deep. */
    void print(JsonNode value, int depth, StringBuilder out) {
        Deque<Open> open = new ArrayDeque<>();
        begin(value, open, out);
        boolean first = true;
        while (!open.isEmpty()) {
            Open inner = open.peek();
            if (inner.items().hasNext()) {
                if (!first) {
                    theme.paint(inner.paint(), ",", out);
                }
                newLine(depth + open.size(), out);
                first = begin(next(inner, out), open, out);
            } else {
                open.pop();
                newLine(depth + open.size(), out);
                theme.paint(inner.paint(), inner.node().isObject() ? "}" : "]", out);
                first = false;
            }
        }
    }

    /** In an indented style, a line end and the indentation of this level. */
    void newLine(int depth, StringBuilder out) {
        if (style.indent() == 0) {
            return;
        }
        out.append('\n');
        for (int i = depth * Math.abs(style.indent()); i > 0; i--) {
            out.append(style.indent() == JsonStyle.TAB ? '\t' : ' ');
        }
    }

    /** Writes a value, or the start of one that has items to come; true in the latter case. */
    private boolean begin(JsonNode value, Deque<Open> open, StringBuilder out) {
        if (value.isEmpty() || !value.isContainerNode()) {
            leaf(value, out);
            return false;
        }
        Open opened = new Open(value, value.isObject() ? keys(value) : value.elements());
        open.push(opened);
        theme.paint(opened.paint(), value.isObject() ? "{" : "[", out);
        return true;
    }

    private JsonNode next(Open inner, StringBuilder out) {
        Object item = inner.items().next();
        if (item instanceof JsonNode element) {
            return element;
        }
        String key = (String) item;
        string(key, Paint.KEY, out);
        theme.paint(Paint.OBJECT, ":", out);
        if (style.indent() != 0) {
            out.append(' ');
        }
        return inner.node().get(key);
    }

    private Iterator<String> keys(JsonNode object) {
        if (!style.sortKeys()) {
            return object.fieldNames();
        }
        List<String> sorted = new ArrayList<>();
        object.fieldNames().forEachRemaining(sorted::add);
        sorted.sort(JsonPrinter::compareByCodePoint);
        return sorted.iterator();
    }

    /** Unlike String's own order, characters beyond U+FFFF come after all others. */
    private static int compareByCodePoint(String left, String right) {
        int common = Math.min(left.length(), right.length());
        for (int i = 0; i < common; i++) {
            char a = left.charAt(i);
            char b = right.charAt(i);
            if (a != b) {
                return Character.isSurrogate(a) == Character.isSurrogate(b) ? a - b : Character.isSurrogate(a) ? 1 : -1;
            }
        }
        return left.length() - right.length();
    }

    private void leaf(JsonNode value, StringBuilder out) {
        if (value.isObject()) {
            theme.paint(Paint.OBJECT, "{}", out);
        } else if (value.isArray()) {
            theme.paint(Paint.ARRAY, "[]", out);
        } else if (value.isNumber()) {
            theme.paint(Paint.NUMBER, NumberText.of(value), out);
        } else if (value.isBoolean()) {
            theme.paint(value.booleanValue() ? Paint.TRUE : Paint.FALSE, value.asText(), out);
        } else if (value.isNull() || value.isMissingNode()) {
            theme.paint(Paint.NULL, "null", out);
        } else {
            string(value.asText(), Paint.STRING, out);
        }
    }

    private void string(String text, Paint paint, StringBuilder out) {
        if (!theme.hasColours()) {
            quote(text, out); // straight into the line: most of all output is strings
        } else {
            StringBuilder quoted = new StringBuilder(text.length() + 2);
            quote(text, quoted);
            theme.paint(paint, quoted, out);
        }
    }

    private void quote(String text, StringBuilder out) {
        out.append('"');
        int plain = 0; // start of what can be copied as it is
        for (int i = 0; i < text.length(); i++) {
            if (mustEscape(text, i)) {
                out.append(text, plain, i);
                escape(text.charAt(i), out);
                plain = i + 1;
            }
        }
        out.append(text, plain, text.length()).append('"');
    }

    private boolean mustEscape(String text, int index) {
        char c = text.charAt(index);
        if (c < 0x7f) {
            return c < 0x20 || c == '"' || c == '\\';
        }
        // A lone surrogate has no bytes in UTF-8: unescaped it would be lost.
        return c == 0x7f
                || style.asciiOnly()
                || (Character.isSurrogate(c) && TerminalText.isLoneSurrogate(text, index))
                || (terminal && TerminalText.isUnsafe(text, index));
    }

    private static void escape(char c, StringBuilder out) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> TerminalText.escape(c, out);
        }
    }

    /** A bracket or comma outside of any value, in the colour of arrays. */
    void arrayMark(String mark, StringBuilder out) {
        theme.paint(Paint.ARRAY, mark, out);
    }
}
