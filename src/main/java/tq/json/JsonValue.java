package tq.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A view of one value in a {@link JsonDocument}. Making one costs next to nothing, and to go from a value to the next takes the same
 * time however large it is. Looking up what is not there gives {@link #MISSING}, of which everything can be asked again:
 * {@code root.get("info").get("trace_id").textOr("?")}.
 */
public final class JsonValue {

    /** The value that is not there. It has no document, members, items or text. */
    public static final JsonValue MISSING = new JsonValue(null, -1);

    private final JsonDocument document;
    private final int index;

    JsonValue(JsonDocument document, int index) {
        this.document = document;
        this.index = index;
    }

    /** What the value is. */
    public JsonKind kind() {
        if (index < 0) {
            return JsonKind.MISSING;
        }
        switch (document.head(index)) {
            case '{':
                return JsonKind.OBJECT;
            case '[':
                return JsonKind.ARRAY;
            case '"':
                return JsonKind.STRING;
            case 't':
                return JsonKind.TRUE;
            case 'f':
                return JsonKind.FALSE;
            case 'n', 'N', 'I':
                return JsonKind.NULL;
            case '-':
                return document.bytes()[document.start(index) + 1] == 'I' ? JsonKind.NULL : JsonKind.NUMBER;
            default:
                return JsonKind.NUMBER;
        }
    }

    /** Whether this is {@link #MISSING}. */
    public boolean isMissing() {
        return index < 0;
    }

    private boolean startsWith(char head) {
        return index >= 0 && document.head(index) == head;
    }

    /** How many members or items; 0 for anything but an object or an array. A duplicate key counts each time. */
    public int size() {
        return startsWith('{') || startsWith('[') ? document.size(index) : 0;
    }

    /** The member with this key, the last if there are several; {@link #MISSING} if there is none or this is no object. Linear. */
    public JsonValue get(String key) {
        int found = startsWith('{') ? document.member(index, key) : -1;
        return found < 0 ? MISSING : new JsonValue(document, found);
    }

    /** The item at a place counted from 0; {@link #MISSING} if it has none or this is no array. Linear in the place. */
    public JsonValue at(int place) {
        if (place < 0 || !startsWith('[') || place >= document.size(index)) {
            return MISSING;
        }
        int item = index + 2;
        for (int i = 0; i < place; i++) {
            item = document.next(item);
        }
        return new JsonValue(document, item);
    }

    /** A cursor before the first member; one without members for anything but an object. */
    public JsonMembers members() {
        return new JsonMembers(document, index, startsWith('{') ? document.size(index) : 0);
    }

    /** The items in order; none for anything but an array. */
    public Iterable<JsonValue> items() {
        return new JsonItems(document, index, startsWith('[') ? document.size(index) : 0);
    }

    /**
     * The decoded string. Bytes that are no UTF-8 become U+FFFD (and a warning of the document); lone surrogates in escapes stay.
     *
     * @throws IllegalStateException if this is no string
     */
    public String text() {
        demand(JsonKind.STRING);
        return StringContent.decode(document, index);
    }

    /** The decoded string, or {@code other} for anything else. */
    public String textOr(String other) {
        return startsWith('"') ? StringContent.decode(document, index) : other;
    }

    /** Whether this is just that string; plain text is compared without decoding. */
    public boolean isText(String text) {
        return startsWith('"') && StringContent.is(document, index, text);
    }

    /** Whether this is a string whose content begins with a quotation mark, as the JSON text of a string does: {@code "\"LLM\""}. */
    public boolean isQuoted() {
        int first = startsWith('"') ? start() + 1 : -1;
        return first >= 0 && document.bytes()[first] == '\\' && document.bytes()[first + 1] == '"';
    }

    /** The UTF-8 bytes of the decoded string, in an array of their own; a lone surrogate becomes U+FFFD. */
    public byte[] unescaped() {
        demand(JsonKind.STRING);
        return StringContent.unescaped(document, index);
    }

    /**
     * The value that the string's content spells: {@code "{\"a\": 1}"} gives an object, {@code "\"LLM\""} the string LLM, and
     * {@code "hello world"} nothing. The content must be JSON from end to end, within the limits of the document; NaN and Infinity count
     * only inside of it. Empty for anything but a string. Content without escapes is read where it stands.
     */
    public Optional<JsonValue> parsed() {
        if (!startsWith('"')) {
            return Optional.empty();
        }
        JsonDocument inner;
        if (document.flagged(index)) {
            byte[] content = StringContent.unescaped(document, index);
            inner = JsonDocument.parseOrNull(content, 0, content.length, document.limits());
        } else {
            inner = JsonDocument.parseOrNull(document.bytes(), start() + 1, end() - 1, document.limits());
        }
        return inner == null ? Optional.empty() : Optional.of(inner.root());
    }

    /** Whether this is a number without fraction and exponent: {@code 10}, but not {@code 1e1}. */
    public boolean isInteger() {
        return kind() == JsonKind.NUMBER && !document.flagged(index);
    }

    /**
     * The exact integer.
     *
     * @throws ArithmeticException with the number as it is written, if it has a fraction or an exponent or needs more than 64 bits
     * @throws IllegalStateException if this is no number
     */
    public long longValue() {
        demand(JsonKind.NUMBER);
        byte[] bytes = document.bytes();
        int p = start();
        boolean negative = bytes[p] == '-';
        long value = 0;
        boolean fits = !document.flagged(index);
        for (int i = negative ? p + 1 : p; fits && i < end(); i++) {
            int digit = bytes[i] - '0';
            // Counted downwards, because -2^63 has no positive counterpart.
            fits = value >= (Long.MIN_VALUE + digit) / 10;
            value = value * 10 - digit;
        }
        if (!fits || !negative && value == Long.MIN_VALUE) {
            throw new ArithmeticException(numberText() + " is no integer of 64 bits");
        }
        return negative ? value : -value;
    }

    /** The nearest double, which may be infinite for a number such as {@code 1e999}. Throws IllegalStateException if this is no number. */
    public double doubleValue() {
        return Double.parseDouble(numberText());
    }

    /** The number as it is written. Throws IllegalStateException if this is no number. */
    public String numberText() {
        demand(JsonKind.NUMBER);
        return source();
    }

    /**
     * The value as Jackson reads it, with exact integers; see {@link NodeBuilder} for the other choices.
     *
     * @throws IllegalStateException if this is missing
     */
    public JsonNode toNode() {
        if (index < 0) {
            throw new IllegalStateException("a missing value has no node");
        }
        return NodeBuilder.build(document, index);
    }

    /** Index in {@code document().bytes()} of the first byte. */
    public int start() {
        return document().start(index);
    }

    /** Index in {@code document().bytes()} after the last byte. */
    public int end() {
        return startsWith('{') || startsWith('[') ? document.start(document.next(index) - 2) + 1 : document().scalarEnd(index);
    }

    /** The document that the value is in. Throws IllegalStateException if this is missing. */
    public JsonDocument document() {
        if (index < 0) {
            throw new IllegalStateException("a missing value is in no document");
        }
        return document;
    }

    /** The value as it is written in the document, for messages; {@code missing} if it is not there. */
    @Override
    public String toString() {
        return index < 0 ? "missing" : source();
    }

    private String source() {
        return new String(document.bytes(), start(), end() - start(), StandardCharsets.UTF_8);
    }

    private void demand(JsonKind wanted) {
        if (kind() != wanted) {
            throw new IllegalStateException("expected a " + wanted + ", but the value is " + kind());
        }
    }
}
