package tq.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * One JSON value in a byte array, checked and indexed but not decoded. Immutable as long as nobody writes to the array, so threads may
 * share it.
 */
public final class JsonDocument {
    private final byte[] bytes;
    private final int base;
    private final int end;
    private final int[] tape;
    private final int tapeLength;
    private final boolean controlCharacters;
    private final JsonLimits limits;
    private final long offset;
    private final long line;
    private List<JsonWarning> warnings;

    /** Takes the finished document out of the scanner. */
    JsonDocument(Scanner scanner, byte[] bytes, int base, JsonLimits limits, long offset, long line) {
        this.bytes = bytes;
        this.base = base;
        this.end = base + scanner.position();
        this.tapeLength = scanner.tapeLength();
        this.tape = scanner.takeTape();
        this.controlCharacters = scanner.controlCharacters();
        this.limits = limits;
        this.offset = offset;
        this.line = line;
    }

    /** A value that was put together from nodes, as a document; it may be nested a little deeper than the documents its parts came from. */
    public static JsonValue of(JsonNode node) {
        byte[] bytes = JsonText.COMPACT.of(node).getBytes(StandardCharsets.UTF_8);
        JsonLimits limits = JsonLimits.DEFAULT;
        return parse(bytes, 0, bytes.length, new JsonLimits(2 * limits.maxDepth(), limits.maxNumberLength(), limits.maxDocumentBytes())).root();
    }

    /** Parses all of the bytes, with the default limits. */
    public static JsonDocument parse(byte[] bytes) {
        return parse(bytes, 0, bytes.length, JsonLimits.DEFAULT);
    }

    /**
     * Parses exactly one value, with white space around it and perhaps a byte order mark before it. The array is kept, not copied.
     *
     * @throws JsonSyntaxException if there is no value, a broken one, one beyond a limit, or text after it
     */
    public static JsonDocument parse(byte[] bytes, int from, int to, JsonLimits limits) {
        JsonDocument document = parsePrefix(bytes, from, to, limits);
        int p = spaceEnd(bytes, document.end, to);
        if (p < to) {
            throw failure("unexpected text after the JSON value", bytes, from, p);
        }
        return document;
    }

    /**
     * Parses the first value; {@link #end} tells where the next may begin. {@code {} x} gives the object and leaves {@code  x}.
     *
     * @throws JsonSyntaxException if there is no value, a broken one, or one beyond a limit
     */
    public static JsonDocument parsePrefix(byte[] bytes, int from, int to, JsonLimits limits) {
        Objects.checkFromToIndex(from, to, bytes.length);
        int base = valueStart(bytes, from, to);
        Scanner scanner = new Scanner(limits, expectedValues(to - base));
        if (scanner.scan(bytes, base, to, true) != Scanner.DONE) {
            throw failure(scanner.problem(), bytes, from, base + scanner.position());
        }
        return new JsonDocument(scanner, bytes, base, limits, base, JsonPosition.of(bytes, from, base).line());
    }

    /** The document that the whole range is, or null: for {@link JsonValue#parsed}, which must cost little when the answer is no. */
    static JsonDocument parseOrNull(byte[] bytes, int from, int to, JsonLimits limits) {
        int base = spaceEnd(bytes, from, to);
        if (base == to || !mayBegin(bytes[base])) {
            return null;
        }
        Scanner scanner = new Scanner(limits, expectedValues(to - base));
        boolean whole = scanner.scan(bytes, base, to, true) == Scanner.DONE && spaceEnd(bytes, base + scanner.position(), to) == to;
        return whole ? new JsonDocument(scanner, bytes, base, limits, base, 1) : null;
    }

    /** Whether a document may begin with this byte; NaN and the infinities alone are not worth it. */
    static boolean mayBegin(byte c) {
        return c == '{' || c == '[' || c == '"' || c == '-' || c >= '0' && c <= '9' || c == 't' || c == 'f' || c == 'n';
    }

    /** Traces have a value in some 40 bytes; a short text deserves a short tape, a long one can grow it. */
    private static int expectedValues(int length) {
        return Math.min(4 + length / 32, 1 << 16);
    }

    private static int valueStart(byte[] bytes, int from, int to) {
        return spaceEnd(bytes, hasByteOrderMark(bytes, from, to) ? from + 3 : from, to);
    }

    /** Whether the UTF-8 form of U+FEFF is at {@code from}. */
    static boolean hasByteOrderMark(byte[] bytes, int from, int to) {
        return to - from >= 3 && bytes[from] == (byte) 0xef && bytes[from + 1] == (byte) 0xbb && bytes[from + 2] == (byte) 0xbf;
    }

    private static int spaceEnd(byte[] bytes, int from, int to) {
        int p = from;
        while (p < to && (bytes[p] == ' ' || bytes[p] == '\n' || bytes[p] == '\r' || bytes[p] == '\t')) {
            p++;
        }
        return p;
    }

    private static JsonSyntaxException failure(String problem, byte[] bytes, int from, int offset) {
        return new JsonSyntaxException("", problem, offset, JsonPosition.of(bytes, from, offset));
    }

    /** The document's outermost value. */
    public JsonValue root() {
        return new JsonValue(this, 0);
    }

    /** The array that {@link JsonValue#start} and {@link JsonValue#end} are indexes of. Not to be written to. */
    public byte[] bytes() {
        return bytes;
    }

    /** Index in {@link #bytes} of the first byte after the value. */
    public int end() {
        return end;
    }

    /** Where the value begins: byte of the stream for {@link JsonStream}, else index in the array. */
    public long offset() {
        return offset;
    }

    /** The line, from 1, on which the value begins, in the stream or in the range that was parsed. */
    public long line() {
        return line;
    }

    /**
     * What was read though it is not as it should be, in the order of the text; the first {@value WarningSearch#MOST} only. It is looked
     * for at the first call, which walks the tape and reads the keys and all text that is not plain ASCII, so ask only if you will tell.
     */
    public List<JsonWarning> warnings() {
        if (warnings == null) {
            warnings = new WarningSearch(this).search();
        }
        return warnings;
    }

    JsonLimits limits() {
        return limits;
    }

    /** Whether any string has control characters that are not escaped. */
    boolean controlCharacters() {
        return controlCharacters;
    }

    int tapeLength() {
        return tapeLength;
    }

    /** Index in the bytes of the first byte of the value or closing bracket that has this place on the tape. */
    int start(int index) {
        return base + (tape[index] & ~Scanner.FLAG);
    }

    /** The first byte of the value, which tells its kind. */
    byte head(int index) {
        return bytes[start(index)];
    }

    /** Whether a string has escapes, or a number a fraction or an exponent. */
    boolean flagged(int index) {
        return tape[index] < 0;
    }

    /** Whether a string holds only bytes from 0x20 to 0x7f. */
    boolean plain(int index) {
        return tape[index + 1] >= 0;
    }

    /** Index in the bytes after a string, number or literal. */
    int scalarEnd(int index) {
        return base + (tape[index + 1] & ~Scanner.FLAG);
    }

    /** Tape index of what follows the value. */
    int next(int index) {
        byte head = head(index);
        return head == '{' || head == '[' ? tape[index + 1] : index + 2;
    }

    /** Tape index of the value of an object's last member of that key; -1 for none. One loop without calls, since readers look up much. */
    int member(int object, String key) {
        int length = key.length();
        int found = -1;
        int at = object + 2;
        for (int left = size(object); left > 0; left--) {
            int start = tape[at];
            int stop = tape[at + 1];
            if (start < 0 || stop < 0 ? key.equals(StringContent.decode(this, at)) : stop - start == length + 2 && isAt(base + start + 1, key, length)) {
                found = at + 2;
            }
            byte head = head(at + 2);
            at = head == '{' || head == '[' ? tape[at + 3] : at + 4;
        }
        return found;
    }

    private boolean isAt(int from, String key, int length) {
        for (int i = length - 1; i >= 0; i--) {
            if (bytes[from + i] != key.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Members or items of the array or object. */
    int size(int index) {
        return tape[tape[index + 1] - 1];
    }
}
