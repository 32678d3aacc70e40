package tq.render;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import tq.render.Theme.Paint;
import tq.text.DisplayWidth;
import tq.text.TerminalText;

/**
 * Rows that are too wide for a table, one line per column:
 * <pre>
 * --- 1 ---
 * name      search
 * duration  1.2 s
 * </pre>
 * Nothing is cut: this is where a whole value can be read, and terminals wrap.
 */
final class VerticalRenderer extends ColumnsRenderer {
    private final RenderOptions options;
    private final JsonPrinter json;
    private final Appendable sink;
    private List<Column> columns = List.of();
    private int nameWidth;
    private long number;

    VerticalRenderer(Shape shape, RenderOptions options, Appendable sink) {
        super(shape);
        this.options = options;
        this.json = options.cellJson(true);
        this.sink = sink;
    }

    @Override
    void start(List<Column> known) {
        columns = known;
        for (Column column : known) {
            nameWidth = Math.max(nameWidth, DisplayWidth.of(TerminalText.oneLine(column.name())));
        }
    }

    @Override
    void line(List<JsonNode> values) throws IOException {
        StringBuilder out = new StringBuilder();
        number++;
        options.theme().paint(Paint.HEADER, options.rule(3) + " " + number + " " + options.rule(3), out);
        out.append('\n');
        for (int i = 0; i < values.size(); i++) {
            Column column = columns.get(i);
            String name = TerminalText.oneLine(column.name());
            options.theme().paint(Paint.HEADER, name, out);
            Cell cell = Cell.of(values.get(i), column.unit(), options.unicode(), json).oneLine();
            if (cell.kind() != Cell.Kind.MISSING) {
                out.append(" ".repeat(nameWidth - DisplayWidth.of(name) + ColumnWidths.GAP));
                options.theme().paint(cell.paint(), cell.text(), out);
            }
            out.append('\n');
        }
        sink.append(out);
    }
}
