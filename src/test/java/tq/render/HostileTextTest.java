package tq.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a trace holds, a terminal gets no control character of it, in any format. */
class HostileTextTest {
    static Stream<Arguments> payloadsAndFormats() {
        return HostileText.PAYLOADS.stream().flatMap(p -> Stream.of(Format.values()).map(f -> Arguments.of(p, f)));
    }

    static Stream<HostileText.Payload> payloads() {
        return HostileText.PAYLOADS.stream();
    }

    /** As value, as key, nested, as a bare value, in columns with units, wide, narrow and vertical. */
    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("payloadsAndFormats")
    void nothingHarmfulReachesTheTerminal(HostileText.Payload payload, Format format) {
        for (Theme theme : List.of(Theme.NONE, Theme.STANDARD)) {
            for (int width : new int[] {0, 30, 50, 200}) {
                RenderOptions options = RenderOptions.forTerminal(width, theme);
                for (List<JsonNode> rows : List.of(objects(payload.text()), bare(payload.text()))) {
                    for (Shape shape : shapes(payload.text())) {
                        assertHarmless(Rendering.ofNodes(format, shape, options, rows), format);
                    }
                }
            }
        }
    }

    private static List<JsonNode> objects(String text) {
        ObjectNode row = Rendering.object("x", text).put(text, 1).put("status", text);
        row.putObject("nested").put(text, text).putArray("list").add(text);
        return List.of(row, Rendering.object("x", "plain"));
    }

    private static List<JsonNode> bare(String text) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode().add(text);
        return List.of(JsonNodeFactory.instance.textNode(text), list);
    }

    private static List<Shape> shapes(String text) {
        return List.of(
                Shape.FREE,
                Shape.scalar(text, Unit.TIME),
                Shape.of(new Column("x", Unit.TIME), new Column(text, Unit.COST), new Column("status", Unit.STATUS),
                        new Column("nested", Unit.DURATION)));
    }

    private static void assertHarmless(String out, Format format) {
        String data = out.replaceAll("\u001b\\[[0-9;]*m", ""); // what the theme wrote; a second ESC would remain
        for (int i = 0; i < data.length(); i++) {
            char c = data.charAt(i);
            boolean laidOut = c == '\n' || (c == '\t' && (format == Format.TSV || format == Format.RAW));
            boolean unsafe = c < 0x20 || (c >= 0x7f && c <= 0x9f) || (c >= 0x2028 && c <= 0x202e)
                    || (c >= 0x2066 && c <= 0x2069) || c == 0x200e || c == 0x200f || c == 0x61c || c == 0xfeff;
            assertFalse(unsafe && !laidOut, () -> "U+" + Integer.toHexString(c) + " in " + data);
        }
        assertEquals(data, new String(data.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8),
                "a lone surrogate has no bytes");
    }

    /** Without a theme not one escape character is written, so none can hide among the theme's own. */
    @ParameterizedTest
    @MethodSource("payloads")
    void noEscapeWithoutATheme(HostileText.Payload payload) {
        for (Format format : Format.values()) {
            String out = Rendering.ofNodes(format, Shape.FREE, Rendering.terminal(80), objects(payload.text()));
            assertEquals(-1, out.indexOf('\u001b'), out);
        }
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void rowsStayRows(HostileText.Payload payload) {
        List<JsonNode> rows = List.of(Rendering.object("x", payload.text()), Rendering.object("x", "last"));
        Shape shape = Shape.of(new Column("x", Unit.NONE));
        assertEquals(4, lines(Format.TABLE, shape, rows));
        assertEquals(4, lines(Format.MARKDOWN, shape, rows));
        assertEquals(3, lines(Format.CSV, shape, rows));
        assertEquals(3, lines(Format.TSV, shape, rows));
        assertEquals(2, lines(Format.JSONL, shape, rows));
        assertEquals(4, lines(Format.JSON, shape, rows));
    }

    private static long lines(Format format, Shape shape, List<JsonNode> rows) {
        return Rendering.ofNodes(format, shape, Rendering.terminal(80), rows).chars().filter(c -> c == '\n').count();
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void jsonStaysValidAndEqual(HostileText.Payload payload) throws Exception {
        List<JsonNode> rows = new ArrayList<>(bare(payload.text()));
        rows.add(Rendering.object("x", payload.text()));
        if (!payload.what().contains("surrogate")) { // Jackson reads those in strings, not in keys
            rows.addAll(objects(payload.text()));
        }
        ArrayNode all = JsonNodeFactory.instance.arrayNode().addAll(rows);
        for (boolean terminal : new boolean[] {true, false}) {
            for (JsonStyle style : List.of(JsonStyle.COMPACT, new JsonStyle(3, true, false), new JsonStyle(0, false, true))) {
                RenderOptions options = new RenderOptions(80, Theme.NONE, style, true, false, false, terminal);
                assertEquals(all, Rendering.json(Rendering.ofNodes(Format.JSON, Shape.FREE, options, rows)));
                String lines = Rendering.ofNodes(Format.JSONL, Shape.FREE, options, rows);
                assertEquals(rows, Rendering.JSON.readerFor(JsonNode.class).readValues(lines).readAll());
            }
        }
    }
}
