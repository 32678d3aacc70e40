package tq.json;

/**
 * A place in a text as an editor shows it.
 *
 * @param line from 1; lines end with a line feed
 * @param column from 1, in Unicode characters and not in bytes
 */
public record JsonPosition(long line, long column) {

    /** The position of {@code bytes[offset]} in the text that begins at {@code bytes[from]}; linear in the distance. */
    public static JsonPosition of(byte[] bytes, int from, int offset) {
        long line = 1;
        int lineStart = from;
        for (int i = from; i < offset; i++) {
            if (bytes[i] == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        return new JsonPosition(line, 1 + characters(bytes, lineStart, offset));
    }

    /** How many characters begin in the range: all bytes but the continuation bytes of UTF-8. */
    static long characters(byte[] bytes, int from, int to) {
        long count = 0;
        for (int i = from; i < to; i++) {
            if ((bytes[i] & 0xc0) != 0x80) {
                count++;
            }
        }
        return count;
    }
}
