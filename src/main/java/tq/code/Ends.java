package tq.code;

/** Where the comments, strings, words and regular expressions of a file end, each given by where it begins. */
final class Ends {

    private static final int LONGEST_REGEX = 500;

    private final String text;
    private final Language language;

    Ends(String text, Language language) {
        this.text = text;
        this.language = language;
    }

    int line(int at) {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end;
    }

    /** One without an end goes to the end of the file; those of Kotlin may stand in each other. */
    int comment(int at) {
        if (!text.startsWith("/*", at)) {
            return line(at);
        }
        int open = 1;
        for (int i = at + 2; i < text.length() - 1; i++) {
            if (text.charAt(i) == '*' && text.charAt(i + 1) == '/') {
                open--;
                i++;
                if (open == 0) {
                    return i + 1;
                }
            } else if (language == Language.KOTLIN && text.charAt(i) == '/' && text.charAt(i + 1) == '*') {
                open++;
                i++;
            }
        }
        return text.length();
    }

    /** The quotes that close a string over several lines, or the end of the file. */
    int longString(int from, String quotes) {
        int end = from;
        while (end < text.length() && !text.startsWith(quotes, end)) {
            end += text.charAt(end) == '\\' && language != Language.KOTLIN ? 2 : 1;
        }
        return Math.min(end, text.length());
    }

    /** The quote that closes a string, or the end of its line. */
    int shortString(int from, char quote) {
        int end = from;
        while (end < text.length() && text.charAt(end) != quote && text.charAt(end) != '\n') {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        return Math.min(end, text.length());
    }

    /** The backtick that closes a template string, the dollar and brace of a value in it, or the end of the file. */
    int template(int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) != '`' && !text.startsWith("${", end)) {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        return Math.min(end, text.length());
    }

    int word(int at) {
        int end = at;
        while (end < text.length() && isWordPart(text.charAt(end))) {
            end++;
        }
        return end;
    }

    static boolean isWordPart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$' || Character.isSurrogate(c);
    }

    /** Behind a regular expression; -1 where none ends on this line and soon, so that a slash costs little however many there are. */
    int regex(int at) {
        boolean inClass = false;
        int last = Math.min(text.length(), at + LONGEST_REGEX);
        for (int i = at + 1; i < last; i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                return -1;
            } else if (c == '\\') {
                i++;
            } else if (c == '/' && !inClass) {
                return i + 1;
            } else if (c == '[' || c == ']') {
                inClass = c == '[';
            }
        }
        return -1;
    }
}
