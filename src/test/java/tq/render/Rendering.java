package tq.render;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Runs a renderer over rows written as JSON and gives the text. */
final class Rendering {
    static final ObjectMapper JSON = new ObjectMapper();
    static final RenderOptions PIPE = RenderOptions.PIPE;

    private Rendering() {}

    static String of(Format format, Shape shape, RenderOptions options, String... rows) {
        List<JsonNode> nodes = new ArrayList<>();
        for (String row : rows) {
            nodes.add(json(row));
        }
        return ofNodes(format, shape, options, nodes);
    }

    static String ofNodes(Format format, Shape shape, RenderOptions options, List<JsonNode> rows) {
        try {
            StringBuilder out = new StringBuilder();
            Renderer renderer = Renderer.of(format, shape, options, out);
            for (JsonNode row : rows) {
                renderer.row(row);
            }
            renderer.end();
            return out.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ObjectNode object(String key, String value) {
        return JsonNodeFactory.instance.objectNode().put(key, value);
    }

    static Column column(String name, Unit unit) {
        return new Column(name, unit);
    }

    /** Box characters, no colour. */
    static RenderOptions terminal(int width) {
        return RenderOptions.forTerminal(width, Theme.NONE);
    }

    static RenderOptions with(JsonStyle style, Theme theme) {
        return new RenderOptions(0, theme, style, false, false, false, false);
    }
}
