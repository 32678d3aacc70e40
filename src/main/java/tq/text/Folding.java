package tq.text;

/** Text folded at the edge of a screen, between words where there is one. */
public final class Folding {

    /** Folded to fewer columns, text could not be read: then it is left to the terminal. */
    private static final int LEAST = 16;

    private Folding() {
    }

    /**
     * Each line that is too long over several, the further ones as far indented as the first and a little more.
     *
     * @param text has passed {@link TerminalText}
     * @param width columns; 0 for no end
     */
    public static String lines(String text, int width) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('\n', start);
            String line = text.substring(start, end < 0 ? text.length() : end);
            int indent = line.length() - line.stripLeading().length();
            out.append(line(line, width, Math.min(indent + 2, Math.max(0, width - LEAST))));
            out.append(end < 0 ? "" : "\n");
            start = end < 0 ? text.length() : end + 1;
        }
        return out.toString();
    }

    /**
     * One line over several, whose further ones are indented so far: the first is as wide as the rest.
     *
     * @param width columns; 0 for no end
     */
    public static String line(String line, int width, int indent) {
        if (width == 0 || DisplayWidth.of(line) <= width) {
            return line;
        }
        StringBuilder out = new StringBuilder();
        String rest = line;
        int room = width;
        while (DisplayWidth.of(rest) > room) {
            int end = end(rest, Math.max(room, 1));
            out.append(rest, 0, end).append('\n').append(" ".repeat(indent));
            rest = rest.substring(end).stripLeading();
            room = width - indent;
        }
        return out.append(rest).toString().stripTrailing();
    }

    /** Behind the last word that fits, else where the room ends. */
    private static int end(String line, int room) {
        String fitting = DisplayWidth.cut(line, room, "");
        int words = line.lastIndexOf(' ', fitting.length());
        return words > 0 && !line.substring(0, words).isBlank() ? words : Math.max(Character.charCount(line.codePointAt(0)), fitting.length());
    }
}
