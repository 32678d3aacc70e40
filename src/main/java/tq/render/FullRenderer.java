package tq.render;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import tq.render.Theme.Paint;
import tq.text.DisplayWidth;
import tq.text.Folding;
import tq.text.TerminalText;

/**
 * Rows with all that is in them, to be read by people: one value a line beside the names that lead to it, and texts over as
 * many lines as they have, folded at the edge of the terminal.
 * <pre>
 * name      search
 * duration  1.2 s
 * outputs
 *   documents
 *     0
 *       text  Goods are sent within
 *             two days.
 * </pre>
 * Texts that might be taken for something else, such as {@code "null"} and {@code "3"}, stand in quotes.
 */
final class FullRenderer implements Renderer {

    /** Deeper values are not indented any further. */
    private static final int MOST_LEVELS = 20;
    private static final int INDENT = 2;
    /** Folded to fewer columns, text could not be read: then it is left to the terminal. */
    private static final int LEAST_FOLD = 16;

    private final Shape shape;
    private final RenderOptions options;
    private final JsonPrinter json;
    private final Appendable sink;
    private boolean begun;

    FullRenderer(Shape shape, RenderOptions options, Appendable sink) {
        this.shape = shape;
        this.options = options;
        this.json = options.cellJson(true);
        this.sink = sink;
    }

    @Override
    public void row(JsonNode row) throws IOException {
        StringBuilder out = new StringBuilder(begun ? "\n" : "");
        begun = true;
        if (row.isContainerNode() && row.size() > 0) {
            members(row, 0, out);
        } else {
            value(row, Unit.NONE, 0, out);
        }
        sink.append(out);
    }

    @Override
    public void end() {
    }

    private void members(JsonNode container, int level, StringBuilder out) {
        Map<String, JsonNode> members = new LinkedHashMap<>();
        if (container.isObject()) {
            container.properties().forEach(member -> members.put(TerminalText.oneLine(member.getKey()), member.getValue()));
        } else {
            container.forEach(element -> members.put(String.valueOf(members.size()), element));
        }
        int wide = members.entrySet().stream().filter(member -> !isNested(member.getValue())).mapToInt(member -> DisplayWidth.of(member.getKey())).max().orElse(0);
        int indent = Math.min(level, MOST_LEVELS) * INDENT;
        members.forEach((name, value) -> {
            out.append(" ".repeat(indent));
            options.theme().paint(Paint.KEY, name, out);
            if (isNested(value)) {
                out.append('\n');
                members(value, level + 1, out);
            } else {
                out.append(" ".repeat(wide - DisplayWidth.of(name) + ColumnWidths.GAP));
                value(value, level == 0 ? unit(name) : Unit.NONE, indent + wide + ColumnWidths.GAP, out);
            }
        });
    }

    private static boolean isNested(JsonNode value) {
        return value.isContainerNode() && value.size() > 0;
    }

    private Unit unit(String name) {
        return shape.columns().stream().filter(column -> column.name().equals(name)).map(Column::unit).findFirst().orElse(Unit.NONE);
    }

    /** The rest of a line that begins at a column, and the lines after it. */
    private void value(JsonNode value, Unit unit, int column, StringBuilder out) {
        Cell cell = Cell.of(value, unit, options.unicode(), json);
        boolean doubtful = value.isTextual() && isDoubtful(value.textValue());
        String text = doubtful ? json.text(JsonNodeFactory.instance.textNode(value.textValue())) : TerminalText.lines(cell.text().replace("\r\n", "\n")).replace("\t", "    ");
        int room = Math.max(0, options.width() - column);
        String indent = "";
        for (String line : text.split("\n", -1)) {
            for (String part : Folding.line(line, room < LEAST_FOLD ? 0 : room, 0).split("\n", -1)) {
                out.append(part.isEmpty() ? indent.stripTrailing() : indent);
                options.theme().paint(value.isTextual() ? Paint.PLAIN : cell.paint(), part, out);
                indent = " ".repeat(column);
                out.append('\n');
            }
        }
    }

    private static boolean isDoubtful(String text) {
        return text.isEmpty() || text.equals("null") || text.equals("true") || text.equals("false") || text.matches("-?[0-9][0-9.eE+-]*") || !text.equals(text.strip());
    }
}
