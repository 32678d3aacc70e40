package tq.render;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What all formats with columns share: it finds the columns and takes rows apart. Known columns are used as they are.
 * Else the rows are held until the end: the columns are then all their keys in first-seen order, or one column
 * {@code value} when a row is no object.
 *
 * <p>A subclass gets {@link #start} once, {@link #line} for each row and {@link #finish} once, or nothing at all when
 * there is neither a known column nor a row.
 */
abstract class ColumnsRenderer implements Renderer {
    private static final Column VALUE = new Column("value", Unit.NONE);

    private final Shape shape;
    private final List<JsonNode> held = new ArrayList<>();
    private boolean started;

    ColumnsRenderer(Shape shape) {
        this.shape = shape;
    }

    /** The columns, before any row. */
    abstract void start(List<Column> columns) throws IOException;

    /** One row: a value for each column, a {@link MissingNode} where the row has no such key. */
    abstract void line(List<JsonNode> values) throws IOException;

    /** All rows were given. */
    void finish() throws IOException {}

    @Override
    public final void row(JsonNode row) throws IOException {
        Objects.requireNonNull(row, "row");
        if (shape.columns().isEmpty()) {
            held.add(row);
        } else {
            startOnce();
            line(values(row, shape.columns(), shape.scalar()));
        }
    }

    @Override
    public final void end() throws IOException {
        if (!shape.columns().isEmpty()) {
            startOnce();
            finish();
        } else if (!held.isEmpty()) {
            List<Column> columns = columnsOf(held);
            boolean bare = columns.get(0) == VALUE;
            start(columns);
            for (JsonNode row : held) {
                line(bare ? List.of(row) : values(row, columns, false));
            }
            finish();
        }
    }

    private void startOnce() throws IOException {
        if (!started) {
            started = true;
            start(shape.columns());
        }
    }

    private static List<Column> columnsOf(List<JsonNode> rows) {
        Set<String> names = new LinkedHashSet<>();
        for (JsonNode row : rows) {
            if (!row.isObject()) {
                return List.of(VALUE);
            }
            for (Iterator<String> keys = row.fieldNames(); keys.hasNext(); ) {
                names.add(keys.next());
            }
        }
        List<Column> columns = new ArrayList<>(names.size());
        for (String name : names) {
            columns.add(new Column(name, Unit.NONE));
        }
        return columns.isEmpty() ? List.of(VALUE) : columns;
    }

    private static List<JsonNode> values(JsonNode row, List<Column> columns, boolean scalar) {
        List<JsonNode> values = new ArrayList<>(columns.size());
        for (Column column : columns) {
            JsonNode value = row.path(column.name());
            // A result of one column may come bare.
            boolean bare = value.isMissingNode() && columns.size() == 1 && (scalar || !row.isObject());
            values.add(bare ? row : value);
        }
        return values;
    }
}
