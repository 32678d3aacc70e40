package tq.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;

/**
 * A way to print JSON on one line; {@link #COMPACT} is {@code jq -c}. What is shown to people is written by {@code tq.render}.
 *
 * <p>Integers are exact, doubles as in Python ({@code 1.0}, {@code 1e+16}), NaN is null and an infinity the largest double, as in jq.
 * Control characters and DEL are escaped; a lone surrogate is written as its escape ({@code \ud800}) so that nothing is lost. Depth is
 * unlimited: nothing recurses.
 *
 * @param python whether to print as Python's {@code json.dumps} does: a space after {@code ,} and {@code :}, DEL as it is
 */
public record JsonText(boolean python) {

    /** {@code {"a":[1,2.5]}}. */
    public static final JsonText COMPACT = new JsonText(false);

    /** {@code {"a": [1, 2.5]}}, as by {@code json.dumps(value, ensure_ascii=False)}. */
    public static final JsonText PYTHON = new JsonText(true);

    private static final String HEX = "0123456789abcdef";

    /** {@link #PYTHON} text of a value. */
    public static String python(JsonNode value) {
        return PYTHON.of(value);
    }

    /** The text of a value. */
    public String of(JsonNode value) {
        StringBuilder out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    /** Appends the value as {@link JsonValue#toNode} reads it: of duplicate keys the last, no NaN. */
    public void write(JsonValue value, StringBuilder out) {
        write(value.toNode(), out);
    }

    /**
     * Appends the value, without a line end after it.
     *
     * @throws IllegalArgumentException if a node in it stands for no JSON, such as Jackson's MissingNode
     */
    public void write(JsonNode value, StringBuilder out) {
        Deque<Container> open = new ArrayDeque<>();
        begin(value, open, out);
        while (!open.isEmpty()) {
            Container container = open.peek();
            if (container.rest.hasNext()) {
                separate(container, out);
                begin(container.nextValue(this, out), open, out);
            } else {
                open.pop();
                out.append(container.object ? '}' : ']');
            }
        }
    }

    private void begin(JsonNode value, Deque<Container> open, StringBuilder out) {
        if (value.isObject()) {
            out.append('{');
            open.push(new Container(true, value.properties().iterator()));
        } else if (value.isArray()) {
            out.append('[');
            open.push(new Container(false, value.elements()));
        } else {
            writeScalar(value, out);
        }
    }

    private void separate(Container container, StringBuilder out) {
        if (container.begun) {
            out.append(python ? ", " : ",");
        }
        container.begun = true;
    }

    private void writeScalar(JsonNode value, StringBuilder out) {
        if (value.isTextual()) {
            writeString(value.textValue(), out);
        } else if (value.isIntegralNumber()) {
            out.append(value.asText());
        } else if (value.isBigDecimal()) {
            out.append(value.decimalValue().toString().replace('E', 'e'));
        } else if (value.isNumber()) {
            out.append(NumberText.of(value.doubleValue()));
        } else if (value.isBoolean()) {
            out.append(value.booleanValue());
        } else if (value.isNull()) {
            out.append("null");
        } else {
            throw new IllegalArgumentException("a " + value.getNodeType() + " node has no JSON text");
        }
    }

    /** Appends the text in quotes, escaped. */
    public void writeString(String text, StringBuilder out) {
        out.append('"');
        int plain = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c != '"' && c != '\\' && c < 0x7f) {
                continue;
            }
            boolean pair = Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1));
            if (pair) {
                i++;
            } else if (mustEscape(c)) {
                out.append(text, plain, i);
                escape(c, out);
                plain = i + 1;
            }
        }
        out.append(text, plain, text.length()).append('"');
    }

    private boolean mustEscape(char c) {
        return c == 0x7f ? !python : c < 0x7f || Character.isSurrogate(c);
    }

    private static void escape(char c, StringBuilder out) {
        int at = "\"\\\b\f\n\r\t".indexOf(c);
        out.append('\\');
        if (at >= 0) {
            out.append("\"\\bfnrt".charAt(at));
        } else {
            out.append('u').append(HEX.charAt(c >> 12)).append(HEX.charAt(c >> 8 & 15)).append(HEX.charAt(c >> 4 & 15))
                    .append(HEX.charAt(c & 15));
        }
    }

    /** An array or object of which some is printed. */
    private static final class Container {
        private final boolean object;
        private final Iterator<?> rest;
        private boolean begun;

        Container(boolean object, Iterator<?> rest) {
            this.object = object;
            this.rest = rest;
        }

        /** The next value to print; a member's key is printed on the way. */
        JsonNode nextValue(JsonText style, StringBuilder out) {
            Object next = rest.next();
            if (!(next instanceof Map.Entry<?, ?> member)) {
                return (JsonNode) next;
            }
            style.writeString((String) member.getKey(), out);
            out.append(style.python ? ": " : ":");
            return (JsonNode) member.getValue();
        }
    }
}
