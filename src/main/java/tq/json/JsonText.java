package tq.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * A way to print JSON; {@link #COMPACT} is {@code jq -c}, {@code COMPACT.withIndent("  ")} is plain jq.
 *
 * <p>Integers are exact, doubles as in Python ({@code 1.0}, {@code 1e+16}), NaN is null and an infinity the largest double, as in jq.
 * Control characters and DEL are escaped; a lone surrogate is written as its escape ({@code \ud800}) so that nothing is lost. Depth is
 * unlimited: nothing recurses.
 *
 * @param indent what to put before each line for each level, for example two spaces or a tab; empty for one line
 * @param sortKeys whether keys are sorted by code point, as {@code jq -S} does
 * @param asciiOnly whether all that is not ASCII is escaped, as {@code jq -a} does
 * @param python whether to print as Python's {@code json.dumps} does: a space after {@code ,} and {@code :}, DEL as it is
 */
public record JsonText(String indent, boolean sortKeys, boolean asciiOnly, boolean python) {

    /** {@code {"a":[1,2.5]}}. */
    public static final JsonText COMPACT = new JsonText("", false, false, false);

    /** {@code {"a": [1, 2.5]}}, as by {@code json.dumps(value, ensure_ascii=False)}. */
    public static final JsonText PYTHON = new JsonText("", false, false, true);

    private static final String HEX = "0123456789abcdef";

    /** {@link #PYTHON} text of a value. */
    public static String python(JsonNode value) {
        return PYTHON.of(value);
    }

    /** The same over several lines; the indent is what one level adds, {@code "\t"} for tabs. */
    public JsonText withIndent(String indent) {
        return new JsonText(indent, sortKeys, asciiOnly, python);
    }

    /** The same with sorted keys. */
    public JsonText withSortedKeys() {
        return new JsonText(indent, true, asciiOnly, python);
    }

    /** The same with escapes for all that is not ASCII. */
    public JsonText withAsciiOnly() {
        return new JsonText(indent, sortKeys, true, python);
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
                separate(container, open.size(), out);
                begin(container.nextValue(this, out), open, out);
            } else {
                open.pop();
                if (container.begun) {
                    newLine(open.size(), out);
                }
                out.append(container.object ? '}' : ']');
            }
        }
    }

    private void begin(JsonNode value, Deque<Container> open, StringBuilder out) {
        if (value.isObject()) {
            out.append('{');
            open.push(new Container(true, sortKeys ? sorted(value) : value.properties().iterator()));
        } else if (value.isArray()) {
            out.append('[');
            open.push(new Container(false, value.elements()));
        } else {
            writeScalar(value, out);
        }
    }

    private void separate(Container container, int depth, StringBuilder out) {
        if (container.begun) {
            out.append(python && indent.isEmpty() ? ", " : ",");
        }
        container.begun = true;
        newLine(depth, out);
    }

    private void newLine(int depth, StringBuilder out) {
        if (!indent.isEmpty()) {
            out.append('\n');
            for (int i = 0; i < depth; i++) {
                out.append(indent);
            }
        }
    }

    private void writeScalar(JsonNode value, StringBuilder out) {
        if (value.isTextual()) {
            writeString(value.textValue(), out);
        } else if (value.isIntegralNumber()) {
            out.append(value.asText());
        } else if (value.isBigDecimal()) {
            out.append(value.decimalValue().toString().replace('E', 'e'));
        } else if (value.isNumber()) {
            writeDouble(value.doubleValue(), out);
        } else if (value.isBoolean()) {
            out.append(value.booleanValue());
        } else if (value.isNull()) {
            out.append("null");
        } else {
            throw new IllegalArgumentException("a " + value.getNodeType() + " node has no JSON text");
        }
    }

    private static void writeDouble(double value, StringBuilder out) {
        if (Double.isNaN(value)) {
            out.append("null");
        } else {
            NumberText.append(Double.isInfinite(value) ? Math.copySign(Double.MAX_VALUE, value) : value, out);
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
            if (pair && !asciiOnly) {
                i++;
            } else if (mustEscape(c)) {
                out.append(text, plain, i);
                escape(c, out);
                plain = i + 1;
                if (pair) {
                    escape(text.charAt(++i), out);
                    plain = i + 1;
                }
            }
        }
        out.append(text, plain, text.length()).append('"');
    }

    private boolean mustEscape(char c) {
        return c == 0x7f ? !python : c < 0x7f || asciiOnly || Character.isSurrogate(c);
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

    private static Iterator<Map.Entry<String, JsonNode>> sorted(JsonNode object) {
        List<Map.Entry<String, JsonNode>> members = new ArrayList<>(object.properties());
        members.sort((a, b) -> compareCodePoints(a.getKey(), b.getKey()));
        return members.iterator();
    }

    /** Unlike String's order, which puts U+1F600 (a surrogate pair) before U+FF5E. */
    private static int compareCodePoints(String a, String b) {
        for (int i = 0; i < Math.min(a.length(), b.length()); i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                return Character.isSurrogate(x) == Character.isSurrogate(y) ? x - y : a.codePointAt(i) - b.codePointAt(i);
            }
        }
        return a.length() - b.length();
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
            out.append(style.python || !style.indent.isEmpty() ? ": " : ":");
            return (JsonNode) member.getValue();
        }
    }
}
