package tq.render;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/** The table of a single value is the value with its unit: {@code 1.2 s}. */
final class ScalarRenderer implements Renderer {
    private final Column column;
    private final RenderOptions options;
    private final JsonPrinter json;
    private final Appendable sink;

    ScalarRenderer(Shape shape, RenderOptions options, Appendable sink) {
        this.column = shape.columns().isEmpty() ? new Column("value", Unit.NONE) : shape.columns().get(0);
        this.options = options;
        this.json = options.cellJson(true);
        this.sink = sink;
    }

    @Override
    public void row(JsonNode row) throws IOException {
        JsonNode value = row.has(column.name()) ? row.get(column.name()) : row;
        Cell cell = Cell.of(value, column.unit(), options.unicode(), json).oneLine();
        StringBuilder line = new StringBuilder();
        options.theme().paint(cell.paint(), cell.text(), line);
        sink.append(line.append('\n'));
    }

    @Override
    public void end() {}
}
