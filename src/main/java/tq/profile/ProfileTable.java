package tq.profile;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import tq.render.Column;
import tq.render.Format;
import tq.render.RenderOptions;
import tq.render.Renderer;
import tq.render.Shape;
import tq.render.Unit;
import tq.text.DisplayWidth;
import tq.text.TerminalText;

/** One table of a profile. Names of fields and keys are to be copied, so the columns that tell of values give way to them. */
final class ProfileTable {

    private static final String VALUES = "values";
    private static final String FROM = "read from";
    private static final int GAP = 2;
    private static final int LEAST = 12;
    /** Where no terminal says how wide a line may be. */
    static final int WIDTH_OF_FILES = 120;

    private final List<Column> columns = new ArrayList<>();
    private final List<ObjectNode> cells = new ArrayList<>();
    private final Format format;
    private final RenderOptions options;
    private final ValueText texts;
    private final boolean keys;

    /** For rows of one kind. */
    ProfileTable(List<ObjectNode> rows, Format format, RenderOptions options) {
        this.format = format;
        this.options = options;
        this.texts = new ValueText(options.unicode());
        boolean fields = rows.get(0).has("field");
        this.keys = fields && !rows.get(0).has("type");
        if (rows.get(0).has("name")) {
            columns.add(new Column("event", Unit.NONE));
        }
        columns.add(new Column(keys ? "key" : fields ? "field" : "element", Unit.NONE));
        columns.add(new Column("count", Unit.COUNT));
        if (fields) {
            columns.add(new Column("type", Unit.NONE));
        }
        columns.add(new Column(VALUES, Unit.NONE));
        if (rows.stream().anyMatch(row -> row.has("from"))) {
            columns.add(new Column(FROM, Unit.NONE));
        }
    }

    void add(ObjectNode row) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        String field = row.path("field").asText();
        put(line, "event", row.path("name").asText());
        put(line, keys ? "key" : field.isEmpty() ? "element" : "field", keys ? field.substring(field.indexOf('.') + 1) : field.isEmpty() ? row.path("noun").textValue() + "s" : field);
        line.set("count", row.path("count"));
        put(line, "type", row.has("holds") ? texts.kinds(row) : row.path("type").asText());
        put(line, VALUES, texts.values(row));
        put(line, FROM, texts.sources(row));
        cells.add(line);
    }

    private static void put(ObjectNode line, String key, String text) {
        if (!text.isEmpty()) {
            line.put(key, TerminalText.oneLine(text));
        }
    }

    /** Nothing for no rows. */
    void write(Appendable sink) throws IOException {
        if (cells.isEmpty()) {
            return;
        }
        if (format == Format.TABLE) {
            fit();
        }
        Renderer renderer = Renderer.of(format, new Shape(columns, false), options, sink);
        for (ObjectNode line : cells) {
            renderer.row(line);
        }
        renderer.end();
    }

    /** Cuts values, and where from, to what the other columns leave of the width. */
    private void fit() {
        int room = (options.width() > 0 ? options.width() : WIDTH_OF_FILES) - GAP * (columns.size() - 1);
        for (Column column : columns) {
            room -= column.name().equals(VALUES) || column.name().equals(FROM) ? 0 : width(column.name());
        }
        int values = width(VALUES);
        int from = columns.get(columns.size() - 1).name().equals(FROM) ? width(FROM) : 0;
        boolean ranges = columns.get(0).name().equals("element");
        int fromRoom = Math.min(from, Math.max(Math.max(LEAST, room - values), ranges ? 0 : room * 2 / 5));
        cut(FROM, fromRoom);
        cut(VALUES, Math.max(LEAST, room - fromRoom));
    }

    private int width(String column) {
        return cells.stream().mapToInt(line -> DisplayWidth.of(line.path(column).asText())).reduce(column.length(), Math::max);
    }

    private void cut(String column, int room) {
        for (ObjectNode line : cells) {
            if (line.has(column)) {
                line.put(column, DisplayWidth.cut(line.get(column).textValue(), room, options.unicode() ? "…" : "..."));
            }
        }
    }
}
