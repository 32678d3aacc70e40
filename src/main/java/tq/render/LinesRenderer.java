package tq.render;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import tq.text.TerminalText;

/**
 * Each row by itself with a line end after it, at once: as JSON, or (raw) strings without quotes as {@code jq -r}. With
 * an indent JSON values span lines, as jq's do by default.
 *
 * <p>On a terminal a raw string keeps its newlines and tabs, the reason to ask for raw text, and nothing else that a
 * terminal would act on.
 */
final class LinesRenderer implements Renderer {
    private final JsonPrinter json;
    private final boolean raw;
    private final boolean terminal;
    private final Appendable sink;

    LinesRenderer(boolean raw, RenderOptions options, Appendable sink) {
        this.json = new JsonPrinter(options.json(), options.theme(), options.terminal());
        this.raw = raw;
        this.terminal = options.terminal();
        this.sink = sink;
    }

    @Override
    public void row(JsonNode row) throws IOException {
        StringBuilder line = new StringBuilder();
        if (raw && row.isTextual()) {
            line.append(terminal ? TerminalText.lines(row.textValue()) : row.textValue());
        } else {
            json.print(row, 0, line);
        }
        sink.append(line.append('\n'));
    }

    @Override
    public void end() {}
}
