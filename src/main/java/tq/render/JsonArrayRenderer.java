package tq.render;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/**
 * One array, written as the rows come. Compact, each row has a line of its own:
 * <pre>
 * [
 * {"a":1},
 * {"a":2}
 * ]
 * </pre>
 * With an indent it looks as if jq had printed the whole array.
 */
final class JsonArrayRenderer implements Renderer {
    private final JsonPrinter json;
    private final Appendable sink;
    private final boolean indented;
    private boolean empty = true;

    JsonArrayRenderer(RenderOptions options, Appendable sink) {
        this.json = new JsonPrinter(options.json(), options.theme(), options.terminal());
        this.indented = options.json().indent() != 0;
        this.sink = sink;
    }

    @Override
    public void row(JsonNode row) throws IOException {
        StringBuilder text = new StringBuilder();
        json.arrayMark(empty ? "[" : ",", text);
        empty = false;
        lineEnd(1, text);
        json.print(row, 1, text);
        sink.append(text);
    }

    @Override
    public void end() throws IOException {
        StringBuilder text = new StringBuilder();
        if (empty) {
            json.arrayMark("[]", text);
        } else {
            lineEnd(0, text);
            json.arrayMark("]", text);
        }
        sink.append(text.append('\n'));
    }

    private void lineEnd(int depth, StringBuilder text) {
        if (indented) {
            json.newLine(depth, text);
        } else {
            text.append('\n');
        }
    }
}
