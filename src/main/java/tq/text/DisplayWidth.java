package tq.text;

/**
 * How many columns text takes on a terminal. Chinese, Japanese and Korean characters and emoji take 2, combining marks
 * none; what a reader sees as one emoji (joined with U+200D, with a skin tone, a flag, a keycap) takes 2 altogether.
 *
 * <p>Follows East Asian Width (Unicode annex 11) with ambiguous characters as 1. Terminals differ on joined emoji;
 * most newer ones count as here. Text must have passed {@link TerminalText} before.
 */
public final class DisplayWidth {
    private static final int JOINER = 0x200d;
    private static final int EMOJI_SELECTOR = 0xfe0f;

    /** First and last of each range that is 2 wide, ascending; unassigned gaps inside blocks are included. */
    private static final int[] WIDE = {
        0x1100, 0x115F, 0x231A, 0x231B, 0x2329, 0x232A, 0x23E9, 0x23EC, 0x23F0, 0x23F0, 0x23F3, 0x23F3,
        0x25FD, 0x25FE, 0x2614, 0x2615, 0x2648, 0x2653, 0x267F, 0x267F, 0x2693, 0x2693, 0x26A1, 0x26A1,
        0x26AA, 0x26AB, 0x26BD, 0x26BE, 0x26C4, 0x26C5, 0x26CE, 0x26CE, 0x26D4, 0x26D4, 0x26EA, 0x26EA,
        0x26F2, 0x26F3, 0x26F5, 0x26F5, 0x26FA, 0x26FA, 0x26FD, 0x26FD, 0x2705, 0x2705, 0x270A, 0x270B,
        0x2728, 0x2728, 0x274C, 0x274C, 0x274E, 0x274E, 0x2753, 0x2755, 0x2757, 0x2757, 0x2795, 0x2797,
        0x27B0, 0x27B0, 0x27BF, 0x27BF, 0x2B1B, 0x2B1C, 0x2B50, 0x2B50, 0x2B55, 0x2B55, 0x2E80, 0x303E,
        0x3041, 0x3247, 0x3250, 0x4DBF, 0x4E00, 0xA4CF, 0xA960, 0xA97C, 0xAC00, 0xD7A3, 0xF900, 0xFAFF,
        0xFE10, 0xFE19, 0xFE30, 0xFE6B, 0xFF01, 0xFF60, 0xFFE0, 0xFFE6, 0x16FE0, 0x18D08, 0x1AFF0, 0x1B2FB,
        0x1F004, 0x1F004, 0x1F0CF, 0x1F0CF, 0x1F18E, 0x1F18E, 0x1F191, 0x1F19A, 0x1F200, 0x1F320,
        0x1F32D, 0x1F335, 0x1F337, 0x1F37C, 0x1F37E, 0x1F393, 0x1F3A0, 0x1F3CA, 0x1F3CF, 0x1F3D3,
        0x1F3E0, 0x1F3F0, 0x1F3F4, 0x1F3F4, 0x1F3F8, 0x1F43E, 0x1F440, 0x1F440, 0x1F442, 0x1F4FC,
        0x1F4FF, 0x1F53D, 0x1F54B, 0x1F54E, 0x1F550, 0x1F567, 0x1F57A, 0x1F57A, 0x1F595, 0x1F596,
        0x1F5A4, 0x1F5A4, 0x1F5FB, 0x1F64F, 0x1F680, 0x1F6C5, 0x1F6CC, 0x1F6CC, 0x1F6D0, 0x1F6D2,
        0x1F6D5, 0x1F6DF, 0x1F6EB, 0x1F6EC, 0x1F6F4, 0x1F6FC, 0x1F7E0, 0x1F7F0, 0x1F90C, 0x1F93A,
        0x1F93C, 0x1F945, 0x1F947, 0x1F9FF, 0x1FA70, 0x1FAFF, 0x20000, 0x3FFFD,
    };

    private DisplayWidth() {}

    /** The columns that the text takes: {@code "名前"} takes 4. */
    public static int of(String text) {
        int width = 0;
        for (int at = 0; at < text.length(); ) {
            int end = clusterEnd(text, at);
            width += clusterWidth(text, at, end);
            at = end;
        }
        return width;
    }

    /**
     * The text if it fits into {@code width} columns, else as much of it as fits with {@code ellipsis} after it.
     * Nothing that shows as one character is split. An ellipsis wider than {@code width} is left out.
     */
    public static String cut(String text, int width, String ellipsis) {
        int room = width - of(ellipsis);
        String mark = room < 0 ? "" : ellipsis;
        int kept = 0; // end of what stays beside the ellipsis
        int used = 0;
        for (int at = 0; at < text.length(); ) {
            int end = clusterEnd(text, at);
            used += clusterWidth(text, at, end);
            if (used > width) {
                return text.substring(0, kept) + mark;
            }
            if (used <= (room < 0 ? width : room)) {
                kept = end;
            }
            at = end;
        }
        return text;
    }

    /** Where the character that a reader sees at {@code start} ends: base, marks, joined emoji; a pair for a flag. */
    private static int clusterEnd(String text, int start) {
        int base = text.codePointAt(start);
        int at = start + Character.charCount(base);
        if (isFlagHalf(base) && at < text.length() && isFlagHalf(text.codePointAt(at))) {
            at += 2;
        }
        while (at < text.length()) {
            char unit = text.charAt(at);
            if (unit < 0x300) {
                return at; // nothing below joins; the way of most text
            }
            int next = text.codePointAt(at);
            if (next == JOINER && joinsEmoji(text, at + 1)) {
                at += 1 + Character.charCount(text.codePointAt(at + 1));
            } else if (isMark(next)) {
                at += Character.charCount(next);
            } else {
                return at;
            }
        }
        return at;
    }

    private static int clusterWidth(String text, int start, int end) {
        int base = text.codePointAt(start);
        int after = start + Character.charCount(base);
        if (after < end && becomesEmoji(text, after)) {
            return 2;
        }
        return base < 0x300 ? 1 : isWide(base) ? 2 : isMark(base) ? 0 : 1;
    }

    /** Narrow alone, the base is an emoji with what follows: a selector, a skin tone, a joined one, half a flag. */
    private static boolean becomesEmoji(String text, int after) {
        int next = text.codePointAt(after);
        return next == EMOJI_SELECTOR
                || isSkinTone(next)
                || isFlagHalf(next)
                || (next == JOINER && joinsEmoji(text, after + 1));
    }

    private static boolean isSkinTone(int codePoint) {
        return codePoint >= 0x1F3FB && codePoint <= 0x1F3FF;
    }

    private static boolean isFlagHalf(int codePoint) {
        return codePoint >= 0x1F1E6 && codePoint <= 0x1F1FF;
    }

    /** Only symbols are joined into one; after letters (Hindi, Arabic) U+200D leaves the next one its own width. */
    private static boolean joinsEmoji(String text, int at) {
        if (at >= text.length()) {
            return false;
        }
        int next = text.codePointAt(at);
        return next >= 0x1F000 || Character.getType(next) == Character.OTHER_SYMBOL;
    }

    /** Takes no column of its own: marks, selectors, joiners, skin tones, tags of flags, later parts of Hangul. */
    private static boolean isMark(int codePoint) {
        int type = Character.getType(codePoint);
        return isSkinTone(codePoint)
                || (codePoint >= 0x1160 && codePoint <= 0x11FF)
                || type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.FORMAT;
    }

    private static boolean isWide(int codePoint) {
        int low = 0;
        int high = WIDE.length / 2 - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (codePoint < WIDE[2 * middle]) {
                high = middle - 1;
            } else if (codePoint > WIDE[2 * middle + 1]) {
                low = middle + 1;
            } else {
                return true;
            }
        }
        return false;
    }
}
