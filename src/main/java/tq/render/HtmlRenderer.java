package tq.render;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import tq.render.Theme.Paint;

/**
 * One page with a table, which opens anywhere and loads nothing: no script, no font, no image. Text of the data is escaped, and
 * control characters in it are shown.
 */
final class HtmlRenderer extends ColumnsRenderer {

    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>tq</title>
            <style>
            body { font: 15px/1.4 system-ui, sans-serif; margin: 1.5em; color: #1a1a1a; background: #fff }
            table { border-collapse: collapse }
            th, td { text-align: left; vertical-align: top; padding: .3em .8em .3em 0; border-bottom: 1px solid #ccc; overflow-wrap: anywhere }
            td.n { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums }
            td.e { color: #b00020 }
            td.m { color: #666 }
            </style>
            </head>
            <body>
            <table>
            """;

    private final JsonPrinter json;
    private final Appendable sink;
    private List<Column> columns = List.of();

    HtmlRenderer(Shape shape, RenderOptions options, Appendable sink) {
        super(shape);
        this.json = options.cellJson(true);
        this.sink = sink;
    }

    @Override
    void start(List<Column> found) throws IOException {
        columns = found;
        sink.append(HEAD).append("<thead><tr>");
        for (Column column : columns) {
            sink.append("<th scope=\"col\">").append(HtmlText.broken(column.name())).append("</th>");
        }
        sink.append("</tr></thead>\n<tbody>\n");
    }

    @Override
    void line(List<JsonNode> values) throws IOException {
        StringBuilder row = new StringBuilder("<tr>");
        for (int i = 0; i < values.size(); i++) {
            Cell cell = Cell.of(values.get(i), columns.get(i).unit(), true, json);
            String kind = cell.kind() == Cell.Kind.NUMBER ? " class=\"n\"" : cell.paint() == Paint.ERROR ? " class=\"e\"" : cell.kind() == Cell.Kind.NULL ? " class=\"m\"" : "";
            row.append("<td").append(kind).append('>').append(HtmlText.broken(cell.text())).append("</td>");
        }
        sink.append(row.append("</tr>\n"));
    }

    @Override
    void finish() throws IOException {
        sink.append("</tbody>\n</table>\n</body>\n</html>\n");
    }
}
