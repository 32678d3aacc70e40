package tq.render;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import tq.render.Theme.Paint;
import tq.text.DisplayWidth;

/**
 * Rows that stand in a tree, each with its {@code depth}, as a table whose first column is drawn as one; with times also on
 * a line:
 * <pre>
 * name             type   status  duration
 * ───────────────  ─────  ──────  ────────
 * support_agent    AGENT  OK         8.2 s
 * ├─ plan_action   LLM    OK         1.2 s
 * └─ lookup_order  TOOL   ERROR     800 ms
 * </pre>
 */
final class TreeRenderer implements Renderer {

    /** Deeper rows are not indented any further: the lines of a deep tree would grow with the square of its depth. */
    private static final int MOST_LEVELS = 40;
    /** The line of time takes what a terminal leaves, within these bounds. */
    private static final int LEAST_BAR = 20;
    /** A name is cut to no less for it. */
    private static final int LEAST_NAME = 16;
    private static final int MOST_BAR = 60;
    private static final String DEPTH = "depth";
    /** A character that is filled from the left by one eighth, by two, and so on. */
    private static final String EIGHTHS = "▏▎▍▌▋▊▉█";

    private final List<Column> columns = new ArrayList<>();
    private final boolean timeline;
    private final RenderOptions options;
    private final Appendable sink;
    private final List<JsonNode> rows = new ArrayList<>();
    private final Map<String, Integer> widths = new HashMap<>();

    /** {@code timeline}: whether rows have an {@code offset} and a {@code duration} to be drawn. */
    TreeRenderer(Shape shape, boolean timeline, RenderOptions options, Appendable sink) {
        shape.columns().stream().filter(column -> !column.name().equals(DEPTH)).forEach(columns::add);
        this.timeline = timeline;
        this.options = options;
        this.sink = sink;
    }

    /** Whether rows say how deep they stand, and have something to show beside it. */
    static boolean fits(Shape shape) {
        return shape.columns().size() > 1 && shape.columns().stream().anyMatch(column -> column.name().equals(DEPTH));
    }

    @Override
    public void row(JsonNode row) {
        rows.add(row);
    }

    @Override
    public void end() throws IOException {
        double extent = rows.stream().mapToDouble(TreeRenderer::end).max().orElse(0);
        columns.forEach(column -> widths.put(column.name(), widest(column)));
        if (timeline) {
            leaveOut();
        }
        if (options.width() > 0 && (options.width() < RenderOptions.NARROW || timeline && !fits())) {
            narrow(extent);
            return;
        }
        int width = timeline ? barWidth() : 0;
        int nameRoom = options.width() > 0 && timeline ? Math.max(LEAST_NAME, options.width() - width - otherColumns()) : Integer.MAX_VALUE;
        List<Column> drawn = new ArrayList<>(columns);
        if (timeline) {
            drawn.add(1, new Column(scale(extent, width), Unit.NONE));
        }
        TableRenderer table = new TableRenderer(new Shape(drawn, false), options, sink);
        table.start(drawn);
        List<String> branches = branches();
        for (int i = 0; i < rows.size(); i++) {
            List<Cell> cells = cells(rows.get(i), branches.get(i), extent, width);
            cells.set(0, cells.get(0).withText(DisplayWidth.cut(cells.get(0).text(), nameRoom, options.ellipsis())));
            table.add(cells);
        }
        table.finish();
    }

    /** A line with name and duration, and one for the bar. */
    private void narrow(double extent) throws IOException {
        List<String> branches = branches();
        for (int i = 0; i < rows.size(); i++) {
            JsonNode row = rows.get(i);
            List<Cell> cells = cells(row, branches.get(i), extent, options.width());
            String duration = columns.stream().filter(column -> column.name().equals("duration")).findFirst().map(column -> cell(row, column).text()).orElse("");
            String name = DisplayWidth.cut(cells.get(0).text(), Math.max(1, options.width() - DisplayWidth.of(duration) - 1), options.ellipsis());
            StringBuilder line = new StringBuilder();
            options.theme().paint(cells.get(0).paint(), name, line);
            line.append(" ".repeat(Math.max(1, options.width() - DisplayWidth.of(name) - DisplayWidth.of(duration)))).append(duration).append('\n');
            if (timeline) {
                options.theme().paint(cells.get(1).paint(), cells.get(1).text(), line);
                line.append('\n');
            }
            sink.append(line);
        }
    }

    private List<Cell> cells(JsonNode row, String branch, double extent, int width) {
        boolean failed = row.path("status").asText().equals("ERROR");
        List<Cell> cells = new ArrayList<>();
        for (Column column : columns) {
            Cell cell = cell(row, column);
            cells.add(column.name().equals("type") ? cell.painted(Paint.ofType(cell.text())) : cell);
        }
        Cell first = cells.get(0);
        cells.set(0, first.withText(branch + first.text()).painted(failed ? Paint.ERROR : first.paint()));
        if (timeline) {
            cells.add(1, new Cell(bar(row, extent, width), Cell.Kind.TEXT, failed ? Paint.ERROR : Paint.ofType(row.path("type").asText())));
        }
        return cells;
    }

    /** {@code 0 ms            8.2 s}: what the line of time begins and ends with. */
    private String scale(double extent, int width) {
        String begin = UnitText.duration(0, options.unicode());
        String end = UnitText.duration(extent, options.unicode());
        return begin + " ".repeat(Math.max(1, width - begin.length() - end.length())) + end;
    }

    private Cell cell(JsonNode row, Column column) {
        return Cell.of(row.path(column.name()), column.unit(), options.unicode(), options.cellJson(true)).oneLine();
    }

    private static double end(JsonNode row) {
        return row.path("offset").doubleValue() + Math.max(0, row.path("duration").doubleValue());
    }

    /** What stands before each name: from the last row up it is known on which levels another row follows. */
    private List<String> branches() {
        boolean[] follows = new boolean[MOST_LEVELS + 2];
        LinkedList<String> branches = new LinkedList<>();
        for (int i = rows.size() - 1; i >= 0; i--) {
            int depth = rows.get(i).path(DEPTH).intValue();
            int level = Math.min(depth, MOST_LEVELS);
            StringBuilder branch = new StringBuilder();
            for (int at = 1; at < level; at++) {
                branch.append(follows[at] ? options.unicode() ? "│  " : "|  " : "   ");
            }
            if (depth > MOST_LEVELS) {
                branch.append('(').append(depth).append(") ");
            } else if (depth > 0) {
                branch.append(follows[level] ? options.unicode() ? "├─ " : "|- " : options.unicode() ? "└─ " : "`- ");
            }
            branches.addFirst(branch.toString());
            follows[level] = true;
            for (int at = level + 1; at < follows.length; at++) {
                follows[at] = false;
            }
        }
        return new ArrayList<>(branches);
    }

    /** {@code   ███▌  }: from where to where in the whole time the row lasted; at least a thin mark. */
    private String bar(JsonNode row, double extent, int width) {
        if (!row.path("offset").isNumber() || extent <= 0) {
            return "";
        }
        int start = Math.max(0, Math.min(width - 1, (int) (row.path("offset").doubleValue() / extent * width)));
        double length = Math.min(end(row) / extent * width, width) - start;
        if (!options.unicode()) {
            return " ".repeat(start) + "#".repeat(Math.max(1, (int) Math.round(length)));
        }
        int eighths = Math.max(1, (int) Math.round(length * EIGHTHS.length()));
        int rest = eighths % EIGHTHS.length();
        return " ".repeat(start) + "█".repeat(eighths / EIGHTHS.length()) + (rest == 0 ? "" : EIGHTHS.charAt(rest - 1));
    }

    /** What the bar says too gives way to it: when it began, then what else there is beside the duration. */
    private void leaveOut() {
        for (String name : new String[] {"offset", "status", "type"}) {
            if (options.width() > 0 && !fits()) {
                columns.removeIf(column -> column.name().equals(name));
            }
        }
    }

    private boolean fits() {
        return Math.min(LEAST_NAME, nameWidth()) + LEAST_BAR + otherColumns() <= options.width();
    }

    private int barWidth() {
        int name = Math.min(nameWidth(), Math.max(LEAST_NAME, options.width() - otherColumns() - LEAST_BAR));
        return options.width() == 0 ? MOST_BAR : Math.max(LEAST_BAR, Math.min(MOST_BAR, options.width() - name - otherColumns()));
    }

    /** What the columns behind the name take, with the gaps around the bar. */
    private int otherColumns() {
        return ColumnWidths.GAP + columns.subList(1, columns.size()).stream().mapToInt(column -> widths.get(column.name()) + ColumnWidths.GAP).sum();
    }

    private int nameWidth() {
        return widths.get(columns.get(0).name());
    }

    private int widest(Column column) {
        int widest = DisplayWidth.of(column.name());
        for (JsonNode row : rows) {
            int indent = column == columns.get(0) ? 3 * Math.min(row.path(DEPTH).intValue(), MOST_LEVELS) : 0;
            widest = Math.max(widest, indent + DisplayWidth.of(cell(row, column).text()));
        }
        return widest;
    }
}
