package tq.render;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tq.text.TerminalText;

/**
 * Collapsed stacks, as tools for flame graphs read them: for each path the microseconds that were its spans' own.
 * <pre>
 * support_agent;search;embed 90000
 * </pre>
 */
final class FoldedRenderer implements Renderer {

    private static final String PATH = "path";
    private static final String SELF = "self";

    private final Appendable sink;
    private final Map<String, Double> millis = new LinkedHashMap<>();

    FoldedRenderer(Appendable sink) {
        this.sink = sink;
    }

    /** Whether rows have the path and the time that it takes. */
    static boolean fits(Shape shape) {
        return shape.columns().stream().map(Column::name).toList().equals(List.of(PATH, SELF));
    }

    @Override
    public void row(JsonNode row) {
        String stack = TerminalText.oneLine(row.path(PATH).asText()).replace(';', ':').replace(" > ", ";");
        if (row.path(SELF).isNumber()) {
            millis.merge(stack, row.path(SELF).doubleValue(), Double::sum);
        }
    }

    @Override
    public void end() throws IOException {
        for (Map.Entry<String, Double> stack : millis.entrySet()) {
            sink.append(stack.getKey()).append(' ').append(Long.toString(Math.round(stack.getValue() * 1000))).append('\n');
        }
    }
}
