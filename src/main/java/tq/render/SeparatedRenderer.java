package tq.render;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;

/** A header and lines of cells with a separator between them; the subclass says how a cell is written. */
abstract class SeparatedRenderer extends ColumnsRenderer {
    private final JsonPrinter json;
    private final char separator;
    private final Appendable sink;

    SeparatedRenderer(char separator, Shape shape, RenderOptions options, Appendable sink) {
        super(shape);
        this.json = options.cellJson(options.terminal());
        this.separator = separator;
        this.sink = sink;
    }

    /** The cell for a string of the data or a column's name. */
    abstract String textCell(String text);

    /** The cell for any other value, given as JSON; for null and missing the empty string. */
    abstract String jsonCell(String json);

    /** What stands for a row whose only cell is empty. */
    abstract String emptyLine();

    @Override
    final void start(List<Column> columns) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < columns.size(); i++) {
            separate(i, line).append(textCell(columns.get(i).name()));
        }
        sink.append(line.append('\n'));
    }

    @Override
    final void line(List<JsonNode> values) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < values.size(); i++) {
            JsonNode value = values.get(i);
            boolean none = value.isNull() || value.isMissingNode();
            separate(i, line)
                    .append(value.isTextual() ? textCell(value.textValue()) : jsonCell(none ? "" : json.text(value)));
        }
        sink.append(line.append(line.length() == 0 ? emptyLine() : "").append('\n'));
    }

    private StringBuilder separate(int index, StringBuilder line) {
        return index == 0 ? line : line.append(separator);
    }
}
