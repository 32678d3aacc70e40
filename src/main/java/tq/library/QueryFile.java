package tq.library;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tq.text.SourceRange;
import tq.text.SourceText;

/**
 * A saved query: the header in the comments at its top, and the whole text. The header is lines such as
 * {@code # title: Slow tool calls}; a comment line without a known key goes on with the value above it.
 */
public record QueryFile(String name, Map<String, String> header, SourceText source) {

    private static final List<String> KEYS = List.of("title", "about", "category", "severity", "advice", "example");

    public QueryFile {
        header = new LinkedHashMap<>(header);
    }

    /** Reads the header of a text. */
    public static QueryFile of(String name, SourceText source) {
        Map<String, String> header = new LinkedHashMap<>();
        String last = "";
        for (String line : source.text().split("\n")) {
            if (!line.startsWith("#")) {
                break;
            }
            String text = line.substring(1).strip();
            int colon = text.indexOf(':');
            if (colon > 0 && KEYS.contains(text.substring(0, colon))) {
                last = text.substring(0, colon);
                header.put(last, text.substring(colon + 1).strip());
            } else if (!last.isEmpty() && !text.startsWith("!")) {
                header.put(last, header.get(last) + " " + text);
            }
        }
        return new QueryFile(name, header, source);
    }

    /** Where the value of a header key begins and ends in the text, as far as it stands on the line of the key. */
    public SourceRange range(String key) {
        Matcher matcher = Pattern.compile("(?m)^#\\s*" + key + "\\s*:\\s*(.*?)\\s*$").matcher(source.text());
        return matcher.find() ? new SourceRange(matcher.start(1), matcher.end(1)) : new SourceRange(0, 0);
    }

    /** The value of a header key; empty where there is none. */
    public String get(String key) {
        return header.getOrDefault(key, "");
    }
}
