package tq.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/** Decodes the strings of a document, which are known to have no broken escapes. */
final class StringContent {
    private StringContent() {}

    static String decode(JsonDocument document, int index) {
        byte[] bytes = document.bytes();
        int from = document.start(index) + 1;
        int to = document.scalarEnd(index) - 1;
        if (document.flagged(index)) {
            return decodeEscapes(bytes, from, to);
        }
        // ISO 8859-1 is a copy for Java, whereas UTF-8 would look for bytes of 0x80 and above first.
        return new String(bytes, from, to - from, document.plain(index) ? ISO_8859_1 : UTF_8);
    }

    /** Whether the string decodes to {@code text}. From the end backwards, since keys differ there: {@code mlflow.spanType}. */
    static boolean is(JsonDocument document, int index, String text) {
        if (document.flagged(index) || !document.plain(index)) {
            return text.equals(decode(document, index));
        }
        byte[] bytes = document.bytes();
        int from = document.start(index) + 1;
        int length = document.scalarEnd(index) - 1 - from;
        if (length != text.length()) {
            return false;
        }
        for (int i = length - 1; i >= 0; i--) {
            if (bytes[from + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    static byte[] unescaped(JsonDocument document, int index) {
        int from = document.start(index) + 1;
        int to = document.scalarEnd(index) - 1;
        return document.flagged(index) ? unescape(document.bytes(), from, to) : Arrays.copyOfRange(document.bytes(), from, to);
    }

    private static String decodeEscapes(byte[] bytes, int from, int to) {
        for (int p = nextBackslash(bytes, from, to); p < to; p = nextBackslash(bytes, escapeEnd(bytes, p), to)) {
            if (bytes[p + 1] == 'u' && Character.isSurrogate((char) unit(bytes, p))) {
                return decodeSurrogates(bytes, from, to);
            }
        }
        return new String(unescape(bytes, from, to), UTF_8);
    }

    /** Decodes to UTF-16 piece by piece, since lone surrogates would not survive UTF-8. */
    private static String decodeSurrogates(byte[] bytes, int from, int to) {
        StringBuilder text = new StringBuilder(to - from);
        int plain = from;
        for (int p = nextBackslash(bytes, from, to); p < to; p = nextBackslash(bytes, plain, to)) {
            text.append(new String(bytes, plain, p - plain, UTF_8)).append((char) unit(bytes, p));
            plain = escapeEnd(bytes, p);
        }
        return text.append(new String(bytes, plain, to - plain, UTF_8)).toString();
    }

    private static byte[] unescape(byte[] bytes, int from, int to) {
        byte[] out = new byte[to - from];
        int length = 0;
        int p = from;
        while (p < to) {
            int backslash = nextBackslash(bytes, p, to);
            System.arraycopy(bytes, p, out, length, backslash - p);
            length += backslash - p;
            p = backslash;
            if (p < to) {
                int c = codePoint(bytes, p, to);
                p = escapeEnd(bytes, p);
                if (c > 0xffff) {
                    p = escapeEnd(bytes, p);
                }
                length = appendUtf8(out, length, c);
            }
        }
        return Arrays.copyOf(out, length);
    }

    private static int nextBackslash(byte[] bytes, int from, int to) {
        int p = from;
        while (p < to && bytes[p] != '\\') {
            p++;
        }
        return p;
    }

    private static int escapeEnd(byte[] bytes, int p) {
        return bytes[p + 1] == 'u' ? p + 6 : p + 2;
    }

    /** The character of the escape, or of the two escapes of a surrogate pair; U+FFFD for a lone surrogate. */
    private static int codePoint(byte[] bytes, int p, int to) {
        char unit = (char) unit(bytes, p);
        if (!Character.isSurrogate(unit)) {
            return unit;
        }
        if (Character.isHighSurrogate(unit) && p + 12 <= to && bytes[p + 6] == '\\' && bytes[p + 7] == 'u') {
            char low = (char) unit(bytes, p + 6);
            if (Character.isLowSurrogate(low)) {
                return Character.toCodePoint(unit, low);
            }
        }
        return 0xfffd;
    }

    /** The UTF-16 unit that the escape at {@code p} spells. */
    private static int unit(byte[] bytes, int p) {
        switch (bytes[p + 1]) {
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'u':
                int unit = 0;
                for (int i = p + 2; i < p + 6; i++) {
                    unit = unit << 4 | Character.digit(bytes[i], 16);
                }
                return unit;
            default:
                return bytes[p + 1];
        }
    }

    private static int appendUtf8(byte[] out, int at, int c) {
        int p = at;
        if (c < 0x80) {
            out[p++] = (byte) c;
            return p;
        }
        if (c < 0x800) {
            out[p++] = (byte) (0xc0 | c >> 6);
        } else {
            if (c < 0x10000) {
                out[p++] = (byte) (0xe0 | c >> 12);
            } else {
                out[p++] = (byte) (0xf0 | c >> 18);
                out[p++] = (byte) (0x80 | c >> 12 & 0x3f);
            }
            out[p++] = (byte) (0x80 | c >> 6 & 0x3f);
        }
        out[p++] = (byte) (0x80 | c & 0x3f);
        return p;
    }

    /** The first byte that begins no well-formed UTF-8 sequence, or {@code to} if all is well. */
    static int invalidUtf8(byte[] bytes, int from, int to) {
        int p = from;
        while (p < to) {
            if (bytes[p] >= 0) {
                p++;
                continue;
            }
            int length = sequenceLength(bytes, p, to);
            if (length == 0) {
                return p;
            }
            p += length;
        }
        return to;
    }

    private static int sequenceLength(byte[] bytes, int p, int to) {
        int lead = bytes[p] & 0xff;
        int more = lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : 1;
        if (lead < 0xc2 || lead > 0xf4 || p + more >= to) {
            return 0;
        }
        int c = lead & 0x3f >> more;
        for (int i = 1; i <= more; i++) {
            if ((bytes[p + i] & 0xc0) != 0x80) {
                return 0;
            }
            c = c << 6 | bytes[p + i] & 0x3f;
        }
        boolean overlong = c < (more == 1 ? 0x80 : more == 2 ? 0x800 : 0x10000);
        return overlong || c > 0x10ffff || c >= 0xd800 && c <= 0xdfff ? 0 : more + 1;
    }
}
