package tq.render;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import tq.render.Theme.Paint;
import tq.text.DisplayWidth;
import tq.text.TerminalText;

/**
 * A table for people, in the width of the terminal:
 * <pre>
 * duration  status  name
 * ────────  ──────  ──────────
 *    1.2 s  ERROR   get_weath…
 *   850 ms  OK      plan
 * 3 of 9 columns shown
 * </pre>
 * Control characters are escaped even when this goes to a file: they would break the layout.
 */
final class TableRenderer extends ColumnsRenderer {
    /** Where nothing limits a table, a nested value is still cut to this many columns. */
    private static final int NESTED_LIMIT = 80;
    /** {@code tr-871245b9…}: the beginning of an id that is enough to tell one from another, and to ask for it. */
    private static final int LEAST_OF_ID = 12;

    private final RenderOptions options;
    private final JsonPrinter json;
    private final Appendable sink;
    private Grid grid = new Grid(List.of());

    TableRenderer(Shape shape, RenderOptions options, Appendable sink) {
        super(shape);
        this.options = options;
        this.json = options.cellJson(true);
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
            Cell cell = Cell.of(values.get(i), grid.columns().get(i).unit(), options.unicode(), json).oneLine();
            row.add(cell);
        }
        add(row);
    }

    /** A row whose cells are made, on one line each. */
    void add(List<Cell> cells) {
        grid.add(cells.stream().map(cell -> cell.withText(limited(cell))).toList());
    }

    /** Cut to what could ever be shown, so that long texts are not held until the end. */
    private String limited(Cell cell) {
        if (options.width() > 0) {
            return cut(cell.text(), options.width());
        }
        return cell.kind() == Cell.Kind.NESTED ? cut(cell.text(), NESTED_LIMIT) : cell.text();
    }

    private String cut(String text, int width) {
        return DisplayWidth.cut(text, width, options.ellipsis());
    }

    @Override
    void finish() throws IOException {
        int count = grid.columns().size();
        boolean[] right = new boolean[count];
        ColumnWidths fitting = new ColumnWidths(count);
        for (int i = 0; i < count; i++) {
            right[i] = grid.isNumeric(i);
            boolean canCut = !right[i] && grid.columns().get(i).unit() != Unit.TIME;
            fitting.set(i, DisplayWidth.of(heading(i)), widestCell(i), canCut ? isId(heading(i)) ? LEAST_OF_ID : ColumnWidths.LEAST : 0);
        }
        int[] widths = fitting.fit(options.width());
        write(headings(widths.length), widths, right);
        write(rules(widths), widths, right);
        for (List<Cell> row : grid.rows()) {
            write(row, widths, right);
        }
        if (widths.length < count) {
            StringBuilder note = new StringBuilder();
            options.theme().paint(Paint.NOTE, widths.length + " of " + count + " columns shown", note);
            sink.append(note.append('\n'));
        }
    }

    private static boolean isId(String heading) {
        return heading.equals("id") || heading.endsWith(".id") || heading.endsWith("_id");
    }

    private String heading(int column) {
        return TerminalText.oneLine(grid.columns().get(column).name());
    }

    private int widestCell(int column) {
        int widest = 0;
        for (List<Cell> row : grid.rows()) {
            widest = Math.max(widest, DisplayWidth.of(row.get(column).text()));
        }
        return widest;
    }

    private List<Cell> headings(int shown) {
        List<Cell> cells = new ArrayList<>(shown);
        for (int i = 0; i < shown; i++) {
            cells.add(new Cell(heading(i), Cell.Kind.TEXT, Paint.HEADER));
        }
        return cells;
    }

    private List<Cell> rules(int[] widths) {
        List<Cell> cells = new ArrayList<>(widths.length);
        for (int width : widths) {
            cells.add(new Cell(options.rule(width), Cell.Kind.TEXT, Paint.PLAIN));
        }
        return cells;
    }

    private void write(List<Cell> row, int[] widths, boolean[] right) throws IOException {
        StringBuilder line = new StringBuilder();
        int spaces = 0; // written only before something, so that no line ends in spaces
        for (int i = 0; i < widths.length; i++) {
            String text = cut(row.get(i).text(), widths[i]);
            int padding = widths[i] - DisplayWidth.of(text);
            spaces += right[i] ? padding : 0;
            if (!text.isEmpty()) {
                line.append(" ".repeat(spaces));
                options.theme().paint(row.get(i).paint(), text, line);
                spaces = 0;
            }
            spaces += (right[i] ? 0 : padding) + ColumnWidths.GAP;
        }
        sink.append(line.append('\n'));
    }
}
