package tq.session;

import java.util.ArrayList;
import java.util.List;

/** Names of files on a line, with blanks between them; one with blanks in it stands in quotes. */
final class FileWords {

    private FileWords() {
    }

    static List<String> split(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        char quote = 0;
        boolean any = false;
        for (char c : line.toCharArray()) {
            if (quote == 0 && Character.isWhitespace(c)) {
                add(word, any, words);
                any = false;
            } else if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
                any = true;
            } else if (c == quote) {
                quote = 0;
            } else {
                word.append(c);
                any = true;
            }
        }
        add(word, any, words);
        return words;
    }

    /** With the user's folder for {@code ~}. */
    static String inFull(String word) {
        return word.equals("~") || word.startsWith("~/") ? System.getProperty("user.home") + word.substring(1) : word;
    }

    private static void add(StringBuilder word, boolean any, List<String> words) {
        if (any) {
            words.add(inFull(word.toString()));
            word.setLength(0);
        }
    }
}
