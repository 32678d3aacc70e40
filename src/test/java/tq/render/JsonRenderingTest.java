package tq.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static tq.render.Rendering.PIPE;
import static tq.render.Rendering.with;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonRenderingTest {
    private static final String ROW = "{\"a\":1,\"b\":[1,2,{}],\"c\":{\"d\":null,\"e\":[]}}";
    private static final JsonStyle TWO = new JsonStyle(2, false, false);

    @Test
    void linesAreCompact() {
        assertEquals(ROW + "\n\"x\"\n1.0\n", Rendering.of(Format.JSONL, Shape.FREE, PIPE, ROW, "\"x\"", "1.0"));
    }

    @Test
    void linesAreWrittenAtOnce() throws IOException {
        StringBuilder out = new StringBuilder();
        Renderer renderer = Renderer.of(Format.JSONL, Shape.FREE, PIPE, out);
        renderer.row(Rendering.json("{\"a\":1}"));
        assertEquals("{\"a\":1}\n", out.toString());
    }

    @Test
    void indentsAsJqDoes() {
        assertEquals(
                """
                {
                  "a": 1,
                  "b": [
                    1,
                    2,
                    {}
                  ],
                  "c": {
                    "d": null,
                    "e": []
                  }
                }
                """,
                Rendering.of(Format.JSONL, Shape.FREE, with(TWO, Theme.NONE), ROW));
        assertEquals(
                "{\n\t\"a\": [\n\t\t1\n\t]\n}\n",
                Rendering.of(Format.JSONL, Shape.FREE, with(new JsonStyle(JsonStyle.TAB, false, false), Theme.NONE), "{\"a\":[1]}"));
        assertThrows(IllegalArgumentException.class, () -> new JsonStyle(8, false, false));
    }

    @Test
    void arrayHasARowALine() {
        assertEquals("[\n{\"a\":1},\n2\n]\n", Rendering.of(Format.JSON, Shape.FREE, PIPE, "{\"a\":1}", "2"));
        assertEquals("[]\n", Rendering.of(Format.JSON, Shape.FREE, PIPE));
    }

    @Test
    void indentedArrayLooksLikeOneValue() {
        assertEquals(
                "[\n  {\n    \"a\": 1\n  },\n  2\n]\n",
                Rendering.of(Format.JSON, Shape.FREE, with(TWO, Theme.NONE), "{\"a\":1}", "2"));
    }

    @Test
    void sortsKeysByCodePointAtEveryLevel() {
        String row = "{\"b\":{\"z\":1,\"y\":2},\"\uff5e\":1,\"🚀\":1,\"a\":1}";
        assertEquals(
                "{\"a\":1,\"b\":{\"y\":2,\"z\":1},\"\uff5e\":1,\"🚀\":1}\n",
                Rendering.of(Format.JSONL, Shape.FREE, with(new JsonStyle(0, true, false), Theme.NONE), row));
    }

    @Test
    void writesAsciiOnlyWhenAsked() {
        assertEquals(
                "{\"\\u00fc\":\"\\ud83d\\ude80\"}\n",
                Rendering.of(Format.JSONL, Shape.FREE, with(new JsonStyle(0, false, true), Theme.NONE), "{\"ü\":\"🚀\"}"));
    }

    @Test
    void escapesAsJqDoesWhenNotOnATerminal() {
        JsonNode text = JsonNodeFactory.instance.textNode("\"\\/\b\f\n\r\t\u0000\u001f\u007f\u0085\u202e\u2028é<");
        assertEquals(
                "\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0000\\u001f\\u007f\u0085\u202e\u2028é<\"\n",
                Rendering.ofNodes(Format.JSONL, Shape.FREE, PIPE, List.of(text)));
    }

    @Test
    void aLoneSurrogateSurvives() {
        JsonNode text = JsonNodeFactory.instance.textNode("a\ud800b");
        assertEquals("\"a\\ud800b\"\n", Rendering.ofNodes(Format.JSONL, Shape.FREE, PIPE, List.of(text)));
    }

    @Test
    void coloursAreJqs() {
        assertEquals(
                "\u001b[1;39m{\u001b[0m\u001b[1;34m\"a\"\u001b[0m\u001b[1;39m:\u001b[0m\u001b[1;39m[\u001b[0m"
                        + "\u001b[0;39m1\u001b[0m\u001b[1;39m,\u001b[0m\u001b[0;90mnull\u001b[0m\u001b[1;39m]\u001b[0m"
                        + "\u001b[1;39m,\u001b[0m\u001b[1;34m\"b\"\u001b[0m\u001b[1;39m:\u001b[0m\u001b[0;32m\"x\"\u001b[0m\u001b[1;39m}\u001b[0m\n",
                Rendering.of(Format.JSONL, Shape.FREE, with(JsonStyle.COMPACT, Theme.STANDARD), "{\"a\":[1,null],\"b\":\"x\"}"));
    }

    @Test
    void coloursChangeNothingElse() {
        for (Format format : List.of(Format.JSON, Format.JSONL, Format.RAW)) {
            String plain = Rendering.of(format, Shape.FREE, with(TWO, Theme.NONE), ROW, "true", "\"x\"");
            String coloured = Rendering.of(format, Shape.FREE, with(TWO, Theme.STANDARD), ROW, "true", "\"x\"");
            assertEquals(plain, coloured.replaceAll("\u001b\\[[0-9;]*m", ""));
        }
    }

    @Test
    void rawWritesStringsAsTheyAre() {
        assertEquals(
                "a\n\tb\u001b[31m\n{\"x\":\"y\"}\nnull\n3\n",
                Rendering.of(Format.RAW, Shape.FREE, PIPE, "\"a\\n\\tb\\u001b[31m\"", "{\"x\":\"y\"}", "null", "3"));
    }

    @Test
    void rawOnATerminalKeepsLinesOnly() {
        assertEquals(
                "a\n\tb\\u001b[31m\n",
                Rendering.of(Format.RAW, Shape.FREE, Rendering.terminal(80), "\"a\\n\\tb\\u001b[31m\""));
    }

    @Test
    void depthIsNoLimit() {
        JsonNode deep = JsonNodeFactory.instance.numberNode(1);
        for (int i = 0; i < 100_000; i++) {
            ArrayNode outer = JsonNodeFactory.instance.arrayNode();
            deep = outer.add(deep);
        }
        assertEquals(200_002, Rendering.ofNodes(Format.JSONL, Shape.FREE, PIPE, List.of(deep)).length());
    }

    @Test
    void aFailingSinkIsTheCallersToHandle() {
        Appendable broken = new Writer() {
            @Override
            public void write(char[] text, int from, int length) throws IOException {
                throw new IOException("Broken pipe");
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Renderer renderer = Renderer.of(Format.JSONL, Shape.FREE, PIPE, broken);
        assertThrows(IOException.class, () -> renderer.row(JsonNodeFactory.instance.nullNode()));
    }
}
