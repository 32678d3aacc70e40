package tq.complete;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import tq.text.TerminalText;

/** Words of the data as a query writes them: bare where that reads the same, else in quotes, with nothing that a terminal obeys. */
public final class Quoting {

    private static final Pattern BARE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(?:-+[A-Za-z0-9_]+)*");
    /** What means something else without quotes. */
    private static final Set<String> RESERVED = Set.of("and", "or", "not", "then", "true", "false", "null", "now");

    private Quoting() {
    }

    /** A value; {@code quoted} where it must have quotes. */
    public static String value(String text, boolean quoted) {
        boolean bare = BARE.matcher(text).matches() && !RESERVED.contains(text.toLowerCase(Locale.ROOT));
        return bare && !quoted ? text : text(text);
    }

    /** A key behind the field it is in: {@code llm.system}, {@code "my key"}; {@code *} stands for a number. */
    static String path(String key) {
        StringBuilder out = new StringBuilder();
        for (String segment : key.split("\\.", -1)) {
            String word = segment.equals("*") ? "0" : segment;
            boolean plain = BARE.matcher(word).matches() || word.equals("0") && out.length() > 0;
            if (!plain) {
                return text(key.replace(".*", ".0"));
            }
            out.append(out.length() > 0 ? "." : "").append(word);
        }
        return out.toString();
    }

    private static String text(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ' || TerminalText.isUnsafe(text, i)) {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }
}
