package tq.json;

import java.util.Arrays;

/**
 * Checks the grammar of one value and writes its tape, in one pass and without recursion. It can stop wherever the bytes run out and
 * go on when there are more, so a document that arrives in pieces is still read once.
 *
 * <p>The tape has two ints for each value, in document order; offsets count from the first byte of the text given to it.
 * <pre>
 *   string, key   offset of the opening quote, offset after the closing one   signs: has escapes; has bytes outside 0x20-0x7f
 *   number        offset, offset after it                                     sign of the first: has a fraction or an exponent
 *   literal       offset, offset after it
 *   { or [        offset, tape index of what follows the matching } or ]
 *   } or ]        offset, number of members or items
 * </pre>
 * A sign marks by being set (see {@link #FLAG}). The kind is not on the tape, since the byte at the offset tells it.
 */
final class Scanner {
    static final int FLAG = Integer.MIN_VALUE;

    /** What {@link #scan} came to. Negative, so that the methods for tokens can return it in place of an offset. */
    static final int DONE = -1;
    static final int MORE = -2;
    static final int FAILED = -3;

    private static final int VALUE = 0;
    private static final int FIRST_ITEM = 1;
    private static final int FIRST_KEY = 2;
    private static final int KEY = 3;
    private static final int COLON = 4;
    private static final int AFTER_VALUE = 5;

    /** Bytes from which {@link Words} is worth its start, which costs a JVM some 8 ms. */
    private static final int WORDS_PAY = 1 << 18;

    /** What all scanners have read, until {@link #wordsPay}. Not synchronised: a lost update puts off the faster way, no more. */
    private static long bytesScanned;
    private static boolean wordsPay;

    /** Even, as are all lengths of tapes. */
    private static final int LARGEST_TAPE = Integer.MAX_VALUE - 15;

    private final JsonLimits limits;
    private int[] tape = {};
    private int top;
    private int expectedTop;
    private int[] open = new int[16];
    private int depth;
    private int state;

    private byte[] bytes;
    private int base;
    private int to;
    private boolean last;
    private boolean wide;
    private int position;
    private int lines;
    private boolean controlCharacters;

    private boolean inString;
    private int stringStart;
    private boolean escaped;
    private long contentBits;
    private int stringWithLineBreak;
    private String problem;

    /** @param expectedValues how many values to make room for at first */
    Scanner(JsonLimits limits, int expectedValues) {
        this.limits = limits;
        this.expectedTop = 2 * expectedValues;
        begin();
    }

    /** Forgets the last document; the tape's memory is used again. */
    void begin() {
        top = 0;
        depth = 0;
        state = VALUE;
        position = 0;
        lines = 0;
        controlCharacters = false;
        inString = false;
        stringStart = -1;
        stringWithLineBreak = -2;
        problem = "";
    }

    /**
     * Goes on reading. The text begins at {@code bytes[base]} and is known up to {@code to}; what an earlier call has read must still be
     * there, though the array and the base may differ.
     *
     * @param last whether no more bytes will come
     * @return {@link #DONE} with the value's end in {@link #position}, {@link #MORE}, or {@link #FAILED} with the place and
     *     {@link #problem}
     */
    int scan(byte[] bytes, int base, int to, boolean last) {
        this.bytes = bytes;
        this.base = base;
        this.to = to;
        this.last = last;
        this.wide = wordsPay || bytesScanned + (to - base) > WORDS_PAY;
        int p = base + position;
        if (inString) {
            p = string(p);
        }
        while (p >= 0) {
            p = step(p);
        }
        if (!wordsPay) {
            bytesScanned += position;
            wordsPay = wide;
        }
        return p;
    }

    /** Bytes from the base to where the last call of {@link #scan} came. */
    int position() {
        return position;
    }

    /** Line feeds read so far. */
    int lines() {
        return lines;
    }

    /** Whether a string has control characters that are not escaped. */
    boolean controlCharacters() {
        return controlCharacters;
    }

    String problem() {
        return problem;
    }

    /** The finished tape, which is the caller's to keep: a copy when that frees memory, for it may be kept for long. */
    int[] takeTape() {
        if (top < tape.length / 2) {
            return Arrays.copyOf(tape, top);
        }
        int[] taken = tape;
        expectedTop = tape.length;
        tape = new int[0];
        return taken;
    }

    int tapeLength() {
        return top;
    }

    /** Reads one token, or as many as are quick to foresee. */
    private int step(int p) {
        p = spaceEnd(p);
        if (p == to) {
            return atEnd(p, "");
        }
        byte c = bytes[p];
        switch (state) {
            case AFTER_VALUE:
                return c == ',' ? comma(p) : close(p, c);
            case COLON:
                if (c != ':') {
                    return fail(p, "expected ':' after a key");
                }
                state = VALUE;
                return p + 1;
            case FIRST_KEY:
            case KEY:
                if (c == '"') {
                    return beginString(p);
                }
                return c == '}' && state == FIRST_KEY ? close(p, c) : fail(p, state == KEY ? "expected a key in quotes after ','"
                        : "expected a key in quotes or '}'");
            case FIRST_ITEM:
                return c == ']' ? close(p, c) : value(p, c);
            default:
                return value(p, c);
        }
    }

    private int value(int p, byte c) {
        switch (c) {
            case '"':
                return beginString(p);
            case '{':
                return open(p, FIRST_KEY);
            case '[':
                return open(p, FIRST_ITEM);
            case 't':
                return literal(p, p, "true");
            case 'f':
                return literal(p, p, "false");
            case 'n':
                return literal(p, p, "null");
            case 'N':
                return literal(p, p, "NaN");
            case 'I':
                return literal(p, p, "Infinity");
            default:
                return c == '-' || isDigit(c) ? number(p) : fail(p, expectedValue());
        }
    }

    private String expectedValue() {
        if (state == FIRST_ITEM) {
            return "expected a value or ']'";
        }
        return depth == 0 ? "expected a JSON value" : inObject() ? "expected a value after ':'" : "expected a value after ','";
    }

    private boolean inObject() {
        return bytes[base + tape[open[depth - 1]]] == '{';
    }

    private int open(int p, int nextState) {
        if (depth == limits.maxDepth()) {
            return fail(p, "nesting deeper than " + depth + " levels");
        }
        if (depth == open.length) {
            open = Arrays.copyOf(open, 2 * depth);
        }
        open[depth++] = top;
        write(p - base, 0);
        state = nextState;
        return p + 1;
    }

    /** While a container is open, its second int counts its commas. */
    private int comma(int p) {
        int container = open[depth - 1];
        tape[container + 1]++;
        state = bytes[base + tape[container]] == '{' ? KEY : VALUE;
        return p + 1;
    }

    private int close(int p, byte c) {
        int container = open[depth - 1];
        boolean object = inObject();
        if (c != (object ? '}' : ']')) {
            return fail(p, object ? "expected ',' or '}' after a member" : "expected ',' or ']' after an item");
        }
        int count = state == AFTER_VALUE ? tape[container + 1] + 1 : 0;
        write(p - base, count);
        tape[container + 1] = top;
        depth--;
        return afterValue(p + 1);
    }

    private int afterValue(int p) {
        if (depth == 0) {
            position = p - base;
            return DONE;
        }
        state = AFTER_VALUE;
        return p;
    }

    private int beginString(int p) {
        stringStart = p - base;
        escaped = false;
        contentBits = 0;
        return string(p + 1);
    }

    /** Reads on inside a string, from its first byte of content or from where the bytes ran out. */
    private int string(int p) {
        for (;;) {
            p = plainEnd(p);
            if (p == to) {
                return pauseInString(p);
            }
            byte c = bytes[p];
            if (c == '"') {
                return endString(p + 1);
            }
            if (c == '\\') {
                int next = escapeEnd(p);
                if (next < 0) {
                    return next;
                }
                escaped = true;
                p = next;
            } else {
                controlCharacter(c);
                p++;
            }
        }
    }

    private int endString(int p) {
        inString = false;
        write(escaped ? stringStart | FLAG : stringStart, (contentBits & Words.HIGH_BITS) != 0 ? p - base | FLAG : p - base);
        if (state == KEY || state == FIRST_KEY) {
            state = COLON;
            return p;
        }
        return afterValue(p);
    }

    private int pauseInString(int p) {
        inString = true;
        return atEnd(p, "a string");
    }

    private void controlCharacter(byte c) {
        contentBits = Words.HIGH_BITS;
        controlCharacters = true;
        if (c == '\n') {
            lines++;
            stringWithLineBreak = stringStart;
        }
    }

    /** The first quote, backslash or control character from here on, or the end of the bytes. */
    private int plainEnd(int p) {
        byte[] b = bytes;
        int end = to;
        long bits = contentBits;
        for (; wide && p <= end - 8; p += 8) {
            long word = Words.at(b, p);
            long stops = Words.stringStops(word);
            if (stops != 0) {
                contentBits = bits | word & (Long.lowestOneBit(stops) - 1);
                return p + (Long.numberOfTrailingZeros(stops) >>> 3);
            }
            bits |= word;
        }
        for (; p < end; p++) {
            byte c = b[p];
            if (c == '"' || c == '\\' || c >= 0 && c < ' ') {
                break;
            }
            bits |= c;
        }
        contentBits = bits;
        return p;
    }

    private int escapeEnd(int p) {
        if (p + 1 >= to) {
            return pauseInString(p);
        }
        switch (bytes[p + 1]) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't':
                return p + 2;
            case 'u':
                for (int i = p + 2; i < p + 6; i++) {
                    if (i == to) {
                        return pauseInString(p);
                    }
                    if (Character.digit(bytes[i], 16) < 0) {
                        return fail(p, "expected four hexadecimal digits after '\\u'");
                    }
                }
                return p + 6;
            default:
                return fail(p, "unknown escape in a string");
        }
    }

    private int number(int start) {
        int p = bytes[start] == '-' ? start + 1 : start;
        if (p < to && bytes[p] == 'I') {
            return literal(start, p, "Infinity");
        }
        int flag = 0;
        int first = p;
        p = digitsEnd(p);
        boolean complete = p > first;
        if (complete && bytes[first] == '0' && p > first + 1) {
            return fail(start, "a number must not begin with 0");
        }
        if (complete && p < to && bytes[p] == '.') {
            flag = FLAG;
            first = p + 1;
            p = digitsEnd(first);
            complete = p > first;
        }
        if (complete && p < to && (bytes[p] | 0x20) == 'e') {
            flag = FLAG;
            first = p + 1;
            if (first < to && (bytes[first] == '+' || bytes[first] == '-')) {
                first++;
            }
            p = digitsEnd(first);
            complete = p > first;
        }
        if (p - start > limits.maxNumberLength()) {
            return fail(start, "number longer than " + limits.maxNumberLength() + " characters");
        }
        if (p == to && !(last && complete)) {
            return atEnd(start, "a number");
        }
        if (!complete) {
            return fail(p, "expected a digit");
        }
        return endWord(start, p, flag, "a number");
    }

    private int digitsEnd(int p) {
        while (p < to && isDigit(bytes[p])) {
            p++;
        }
        return p;
    }

    private int literal(int start, int p, String word) {
        for (int i = 0; i < word.length(); i++, p++) {
            if (p == to) {
                return atEnd(start, "a literal");
            }
            if (bytes[p] != word.charAt(i)) {
                return fail(start, "unknown word: expected a JSON value");
            }
        }
        return p == to && !last ? atEnd(start, "") : endWord(start, p, 0, word);
    }

    /** Numbers and literals end at white space or punctuation, so that {@code 1true} is no pair of documents. */
    private int endWord(int start, int p, int flag, String what) {
        if (p < to && (Character.isLetterOrDigit(bytes[p]) || bytes[p] == '.' || bytes[p] == '-' || bytes[p] == '+')) {
            return fail(p, "unexpected character after " + what);
        }
        write(start - base | flag, p - base);
        return afterValue(p);
    }

    private int spaceEnd(int p) {
        for (; p < to; p++) {
            byte c = bytes[p];
            if (c == '\n') {
                lines++;
            } else if (c != ' ' && c != '\r' && c != '\t') {
                break;
            }
        }
        return p;
    }

    private static boolean isDigit(byte c) {
        return c >= '0' && c <= '9';
    }

    private void write(int first, int second) {
        if (top == tape.length) {
            grow();
        }
        tape[top] = first;
        tape[top + 1] = second;
        top += 2;
    }

    private void grow() {
        if (top == LARGEST_TAPE) {
            throw new OutOfMemoryError("a JSON document of more than " + top / 2 + " values");
        }
        tape = Arrays.copyOf(tape, (int) Math.min(LARGEST_TAPE, Math.max(Math.max(8, expectedTop), 2L * top)));
    }

    /** The bytes ran out: a pause at {@code p} when more may come, else a failure at the very end. */
    private int atEnd(int p, String inside) {
        if (!last) {
            position = p - base;
            return MORE;
        }
        String where = !inside.isEmpty() ? inside : depth == 0 ? "" : inObject() ? "an object" : "an array";
        return fail(to, where.isEmpty() ? "unexpected end of input: expected a JSON value" : "unexpected end of input inside " + where);
    }

    /** Blames the last string if it runs over a line end: in JSON lines its closing quote is missing. */
    private int fail(int p, String message) {
        int lastStart = top == 0 ? 0 : tape[top - 2] & ~FLAG;
        boolean runaway = stringWithLineBreak == stringStart && lastStart <= stringStart;
        position = runaway ? stringStart : p - base;
        problem = runaway ? "string runs over the end of the line: is its closing quote missing?" : message;
        return FAILED;
    }
}
