package tq.text;

/**
 * Makes untrusted text harmless for a terminal: what a terminal would act on, or would use to show text in another
 * order, is shown instead of sent. The control character ESC becomes six visible characters: a backslash, {@code u} and four hex digits.
 *
 * <p>Written so: C0 controls, DEL, C1 controls (U+0080 to U+009F, among them the one-character
 * CSI), line and paragraph separators, all bidirectional controls, U+FEFF and lone surrogates. A backslash of the text
 * stays single: this is for reading, not for reading back. The width of text is that of what is returned here.
 */
public final class TerminalText {
    private static final String HEX = "0123456789abcdef";

    private TerminalText() {}

    /** The text on one line: newline and tab become {@code \n} and {@code \t}. For cells, names and messages. */
    public static String oneLine(String text) {
        return visible(text, false);
    }

    /** The text with its newlines and tabs kept, for output that is laid out by the text itself. */
    public static String lines(String text) {
        return visible(text, true);
    }

    /** True when a terminal must not get the UTF-16 unit at {@code index} as it is. */
    public static boolean isUnsafe(CharSequence text, int index) {
        char c = text.charAt(index);
        if (c < 0x7f) {
            return c < 0x20;
        }
        if (c < 0x61c) {
            return c <= 0x9f;
        }
        if (Character.isSurrogate(c)) {
            return isLoneSurrogate(text, index);
        }
        return c == 0x61c // Arabic letter mark
                || c == 0x200e || c == 0x200f // left-to-right and right-to-left mark
                || (c >= 0x2028 && c <= 0x202e) // line and paragraph separator, embeddings and overrides
                || (c >= 0x2066 && c <= 0x2069) // isolates
                || c == 0xfeff; // byte order mark
    }

    /** True when the unit at {@code index} is half of a character whose other half is not beside it. */
    public static boolean isLoneSurrogate(CharSequence text, int index) {
        char c = text.charAt(index);
        if (Character.isHighSurrogate(c)) {
            return index + 1 == text.length() || !Character.isLowSurrogate(text.charAt(index + 1));
        }
        return Character.isLowSurrogate(c) && (index == 0 || !Character.isHighSurrogate(text.charAt(index - 1)));
    }

    /** Writes one UTF-16 unit as a backslash, {@code u} and four hex digits, which JSON reads as well. */
    public static void escape(char c, StringBuilder out) {
        out.append("\\u")
                .append(HEX.charAt(c >> 12))
                .append(HEX.charAt(c >> 8 & 15))
                .append(HEX.charAt(c >> 4 & 15))
                .append(HEX.charAt(c & 15));
    }

    private static String visible(String text, boolean keepLines) {
        int index = 0;
        while (index < text.length() && !isUnsafe(text, index)) {
            index++;
        }
        return index == text.length() ? text : escapedFrom(index, text, keepLines);
    }

    private static String escapedFrom(int start, String text, boolean keepLines) {
        StringBuilder out = new StringBuilder(text.length() + 16).append(text, 0, start);
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isUnsafe(text, i) || (keepLines && (c == '\n' || c == '\t'))) {
                out.append(c);
            } else if (c == '\n') {
                out.append("\\n");
            } else if (c == '\t') {
                out.append("\\t");
            } else {
                escape(c, out);
            }
        }
        return out.toString();
    }
}
