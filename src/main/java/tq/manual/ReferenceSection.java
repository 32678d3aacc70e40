package tq.manual;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A heading of the language reference with what is below it, up to the next heading of any level.
 *
 * @param level 1 for the title, 2 and 3 below it
 * @param lines from the heading on
 */
record ReferenceSection(int level, List<String> lines) {

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern CELLS = Pattern.compile("(?<!\\\\)\\|");

    ReferenceSection {
        lines = List.copyOf(lines);
    }

    /** A row of a table, with the header and the ruler above it. */
    record Row(List<String> header, String line, Set<String> names) {

        /** Its first cell and its last, without marks: {@code failed: those where error is true}. */
        String plain() {
            String[] cells = CELLS.split(line.replace("`", "").replace("\\|", "|").strip());
            return cells[1].strip() + ": " + cells[cells.length - 1].strip();
        }
    }

    String heading() {
        return lines.get(0).substring(level + 1);
    }

    /** The words that the heading is about: {@code top} and {@code skip} of {@code top, bottom, first, last, limit, skip}; of fields those of which they are. */
    Set<String> names() {
        String heading = heading().toLowerCase(Locale.ROOT);
        Set<String> names = new LinkedHashSet<>();
        names.add(heading);
        for (String piece : heading.replaceFirst("^fields of ", "").split(", | and ")) {
            names.add(piece.replace(".*", ""));
        }
        return names;
    }

    /** Everything below the heading, without blank lines at the end. */
    String text() {
        return String.join("\n", lines).stripTrailing() + "\n";
    }

    /** The rows of its tables. */
    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        List<String> header = List.of();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).startsWith("| ")) {
                header = List.of();
            } else if (header.isEmpty()) {
                header = List.of(lines.get(i), lines.get(++i));
            } else {
                rows.add(new Row(header, lines.get(i), names(lines.get(i))));
            }
        }
        return rows;
    }

    /** Paragraphs and lists, one text each. */
    List<String> prose() {
        List<String> found = new ArrayList<>();
        StringBuilder paragraph = new StringBuilder();
        boolean fenced = false;
        for (String line : lines.subList(1, lines.size())) {
            fenced ^= line.startsWith("```");
            boolean belongs = !fenced && !line.isBlank() && !line.startsWith("```") && !line.startsWith("| ");
            if (belongs) {
                paragraph.append(line).append('\n');
            } else if (paragraph.length() > 0) {
                found.add(paragraph.toString());
                paragraph.setLength(0);
            }
        }
        if (paragraph.length() > 0) {
            found.add(paragraph.toString());
        }
        return found;
    }

    /** Of a row those of its first cell, and of the second where that lists words and nothing else. */
    private static Set<String> names(String row) {
        String[] cells = CELLS.split(row);
        Set<String> names = new LinkedHashSet<>();
        CODE.matcher(cells[1]).results().forEach(code -> names.addAll(namesOf(code.group(1))));
        if (cells.length > 2 && cells[2].strip().matches("(`\\w+` ?)+")) {
            CODE.matcher(cells[2]).results().forEach(code -> names.add(code.group(1).toLowerCase(Locale.ROOT)));
        }
        return names;
    }

    /** {@code length} of {@code length(name)}, {@code child of} and {@code child} of {@code child of (…)}, {@code starts with} of {@code a starts with b}. */
    static Set<String> namesOf(String code) {
        String text = code.toLowerCase(Locale.ROOT);
        Set<String> names = new LinkedHashSet<>();
        if (text.matches("[a-z] .*")) {
            List<String> words = new ArrayList<>(List.of(text.split("[ (),]+")));
            words.removeIf(word -> word.matches("\"?[a-z]\"?"));
            names.addAll(words);
            names.add(String.join(" ", words));
            return names;
        }
        String name = text.replaceFirst(" ?\\(.*", "").strip();
        names.add(name);
        names.add(name.split(" ")[0]);
        return names;
    }
}
