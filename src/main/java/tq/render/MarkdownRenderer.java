package tq.render;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import tq.text.TerminalText;

/**
 * A GitHub table for people, values with units as in {@link TableRenderer}, none cut:
 * <pre>
 * | name | duration |
 * | --- | ---: |
 * | a\|b | 1.2 s |
 * </pre>
 * Text of the data stays text: what Markdown or HTML would read in it (a link, an image that tells a server who is
 * reading, a tag) is escaped with a backslash; a newline is {@code <br>}.
 */
final class MarkdownRenderer extends ColumnsRenderer {
    private final RenderOptions options;
    private final JsonPrinter json;
    private final Appendable sink;
    private Grid grid = new Grid(List.of());

    MarkdownRenderer(Shape shape, RenderOptions options, Appendable sink) {
        super(shape);
        this.options = options;
        this.json = options.cellJson(options.terminal());
        this.sink = sink;
    }

    @Override
    void start(List<Column> columns) {
        grid = new Grid(columns);
    }

    @Override
    void line(List<JsonNode> values) {
        List<Cell> row = new ArrayList<>(values.size());
        for (int i = 0; i < values.size(); i++) {
            row.add(Cell.of(values.get(i), grid.columns().get(i).unit(), true, json));
        }
        grid.add(row);
    }

    @Override
    void finish() throws IOException {
        StringBuilder names = new StringBuilder("|");
        StringBuilder rule = new StringBuilder("|");
        for (int i = 0; i < grid.columns().size(); i++) {
            names.append(' ').append(escaped(grid.columns().get(i).name())).append(" |");
            rule.append(grid.isNumeric(i) ? " ---: |" : " --- |");
        }
        sink.append(names.append('\n')).append(rule.append('\n'));
        for (List<Cell> row : grid.rows()) {
            StringBuilder line = new StringBuilder("|");
            for (Cell cell : row) {
                line.append(' ').append(escaped(cell.text())).append(" |");
            }
            sink.append(line.append('\n'));
        }
    }

    private String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || (c == '\r' && !(i + 1 < text.length() && text.charAt(i + 1) == '\n'))) {
                out.append("<br>");
            } else if (c != '\r') {
                out.append(isMarkup(text, i) ? "\\" : "").append(c);
            }
        }
        return options.terminal() ? TerminalText.oneLine(out.toString()) : out.toString();
    }

    private static boolean isMarkup(String text, int index) {
        char c = text.charAt(index);
        // search_1 is safe, __init__ is not: an underscore between letters or digits means nothing.
        return c == '_' ? !(isWord(text, index - 1) && isWord(text, index + 1)) : "\\|`*[]<>&~".indexOf(c) >= 0;
    }

    private static boolean isWord(String text, int index) {
        return index >= 0 && index < text.length() && Character.isLetterOrDigit(text.charAt(index));
    }
}
