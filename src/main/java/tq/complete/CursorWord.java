package tq.complete;

/**
 * The word that the cursor stands behind.
 *
 * @param from where it begins; the quote, for a text that is not closed
 * @param text the word itself, of a text what stands behind the quote
 * @param quoted whether it is a text that is not closed
 */
public record CursorWord(int from, String text, boolean quoted) {

    /** The word at the end of a text. */
    public static CursorWord of(String line) {
        int quote = openQuote(line);
        if (quote >= 0) {
            return new CursorWord(quote, line.substring(quote + 1), true);
        }
        int from = line.length();
        while (from > 0 && isOfWord(line, from - 1)) {
            from--;
        }
        return new CursorWord(from, line.substring(from), false);
    }

    /** A quote in a word, as in {@code attributes."my key"}, belongs to it where it is closed. */
    private static boolean isOfWord(String line, int at) {
        char c = line.charAt(at);
        return Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '-' || c == '$' || c == '@';
    }

    private static int openQuote(String line) {
        int open = -1;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (open >= 0 && c == '\\') {
                i++;
            } else if (open >= 0 && c == line.charAt(open)) {
                open = -1;
            } else if (open < 0 && (c == '"' || c == '\'')) {
                open = i;
            }
        }
        return open;
    }

    /** What stands before it. */
    public String before(String line) {
        return line.substring(0, from);
    }
}
