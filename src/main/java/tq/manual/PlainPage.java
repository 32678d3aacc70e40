package tq.manual;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tq.text.DisplayWidth;
import tq.text.Folding;

/** A piece of the reference, which is Markdown, as it is read on a terminal: tables aligned, examples indented, text folded. */
public final class PlainPage {

    private static final Pattern LINK = Pattern.compile("\\[([^\\]]*)\\]\\([^)]*\\)");
    private static final Pattern CELL_END = Pattern.compile("(?<!\\\\)\\|");
    /** In a session the query is what one would write. */
    private static final Pattern COMMAND = Pattern.compile("^\\$ tq -e '([^']*)'(?: [\\w./-]+)*$");
    private static final int GAP = 2;
    /** The last column of a table has this much at least, else its rows go over several lines. */
    private static final int LEAST_OF_LAST = 24;

    private final int width;
    private final StringBuilder out = new StringBuilder();
    private final List<String> paragraph = new ArrayList<>();
    private final List<List<String>> table = new ArrayList<>();

    private PlainPage(int width) {
        this.width = width;
    }

    /**
     * The text for a screen.
     *
     * @param width its columns; 0 for no end
     */
    public static String of(String markdown, int width) {
        PlainPage page = new PlainPage(width);
        boolean fenced = false;
        for (String line : markdown.strip().split("\n")) {
            if (line.startsWith("```")) {
                page.endBlock();
                fenced = !fenced;
            } else if (fenced) {
                page.out.append("  ").append(COMMAND.matcher(line).replaceFirst("> $1")).append('\n');
            } else {
                page.line(line);
            }
        }
        page.endBlock();
        return page.out.toString();
    }

    private void line(String line) {
        boolean row = line.startsWith("|");
        if (line.isBlank() || line.startsWith("#") || line.startsWith("- ") || row && !paragraph.isEmpty()) {
            endBlock();
        }
        if (row && !line.matches("[| :-]+")) {
            table.add(cells(line));
        } else if (!row && line.isBlank()) {
            out.append('\n');
        } else if (!row) {
            endTable();
            paragraph.add(plain(line.replaceFirst("^#+ ", "").strip()));
        }
    }

    private void endBlock() {
        endTable();
        String text = String.join(" ", paragraph);
        out.append(Folding.line(text, width, text.startsWith("- ") ? 2 : 0)).append(text.isEmpty() ? "" : "\n");
        paragraph.clear();
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        for (String cell : CELL_END.split(line.substring(1))) {
            cells.add(plain(cell.strip().replace("\\|", "|")));
        }
        return cells;
    }

    private static String plain(String text) {
        return LINK.matcher(text).replaceAll("$1").replace("`", "").replace("**", "");
    }

    private void endTable() {
        if (table.isEmpty()) {
            return;
        }
        int last = table.get(0).size() - 1;
        int[] widths = new int[last];
        int before = GAP;
        for (int i = 0; i < last; i++) {
            for (List<String> row : table) {
                widths[i] = Math.max(widths[i], i < row.size() ? DisplayWidth.of(row.get(i)) : 0);
            }
            before += widths[i] + GAP;
        }
        boolean narrow = width > 0 && before + LEAST_OF_LAST > width;
        for (List<String> row : table.subList(1, table.size())) {
            out.append(narrow ? stacked(row) : aligned(row, widths, before)).append('\n');
        }
        table.clear();
    }

    private String aligned(List<String> row, int[] widths, int before) {
        StringBuilder line = new StringBuilder(" ".repeat(GAP));
        for (int i = 0; i < row.size(); i++) {
            line.append(row.get(i)).append(i < widths.length ? " ".repeat(widths[i] - DisplayWidth.of(row.get(i)) + GAP) : "");
        }
        return Folding.line(line.toString(), width, before);
    }

    private String stacked(List<String> row) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            lines.append(i == 0 ? "  " : "\n      ").append(row.get(i));
        }
        return Folding.lines(lines.toString(), width);
    }
}
