package tq.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static tq.render.Rendering.PIPE;
import static tq.render.Rendering.column;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeparatedRenderingTest {
    private static final Shape TWO = Shape.of(column("name", Unit.NONE), column("tokens.input", Unit.COUNT));
    private static final RenderOptions CSV_RAW = new RenderOptions(0, Theme.NONE, JsonStyle.COMPACT, false, true, false, false);

    @Test
    void csvQuotesWhatNeedsIt() {
        assertEquals(
                """
                name,tokens.input
                "a,b",12345
                "say ""hi""\",1.5
                "two
                lines",
                " edge",
                "",true
                plain,"[1,{""x"":2}]"
                """,
                Rendering.of(Format.CSV, TWO, PIPE,
                        "{\"name\":\"a,b\",\"tokens.input\":12345}",
                        "{\"name\":\"say \\\"hi\\\"\",\"tokens.input\":1.5}",
                        "{\"name\":\"two\\nlines\",\"tokens.input\":null}",
                        "{\"name\":\" edge\"}",
                        "{\"name\":\"\",\"tokens.input\":true}",
                        "{\"name\":\"plain\",\"tokens.input\":[1,{\"x\":2}]}"));
    }

    @Test
    void csvStreamsWhenColumnsAreKnown() throws IOException {
        StringBuilder out = new StringBuilder();
        Renderer renderer = Renderer.of(Format.CSV, TWO, PIPE, out);
        renderer.row(Rendering.json("{\"name\":\"a\"}"));
        assertEquals("name,tokens.input\na,\n", out.toString());
    }

    @Test
    void freeObjectsGiveTheUnionOfKeys() {
        assertEquals("a,b\n1,\n,2\n", Rendering.of(Format.CSV, Shape.FREE, PIPE, "{\"a\":1}", "{\"b\":2}"));
        assertEquals("value\n\"{\"\"a\"\":1}\"\n2\n", Rendering.of(Format.CSV, Shape.FREE, PIPE, "{\"a\":1}", "2"));
        assertEquals("value\n{}\n", Rendering.of(Format.CSV, Shape.FREE, PIPE, "{}"));
    }

    @Test
    void emptyResultIsTheHeaderOrNothing() {
        assertEquals("name,tokens.input\n", Rendering.of(Format.CSV, TWO, PIPE));
        assertEquals("name\ttokens.input\n", Rendering.of(Format.TSV, TWO, PIPE));
        assertEquals("", Rendering.of(Format.CSV, Shape.FREE, PIPE));
    }

    @Test
    void anEmptyOnlyCellIsStillARow() {
        assertEquals("x\n\"\"\n1\n", Rendering.of(Format.CSV, Shape.of(column("x", Unit.NONE)), PIPE, "{}", "{\"x\":1}"));
    }

    @Test
    void aScalarHasAHeaderToo() {
        assertEquals("count\n3\n", Rendering.of(Format.CSV, Shape.scalar("count", Unit.COUNT), PIPE, "3"));
        assertEquals("3\n", Rendering.of(Format.JSONL, Shape.scalar("count", Unit.COUNT), PIPE, "3"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "=cmd|' /C calc'!A0", "+1-800", "-x", "-", "@SUM(A1)", "\t=1", "\r=1", "+", "-1e", "=", "1.5", "-.", "-1.2.3"})
    void formulasAreQuotedForSpreadsheets(String text) {
        boolean formula = !text.equals("1.5");
        assertEquals((formula ? "'" : "") + text, csvCell(text, PIPE));
        assertEquals(text, csvCell(text, CSV_RAW));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "+1", "-1.5", "-.5", "-5.", "+1e10", "-1.5E-3", "a=b", "'=x", " =1"})
    void numbersAndOtherTextAreNot(String text) {
        assertEquals(text, csvCell(text, PIPE));
    }

    @Test
    void negativeNumbersStayNumbers() {
        assertEquals("x\n-5\n", Rendering.of(Format.CSV, Shape.FREE, PIPE, "{\"x\":-5}"));
    }

    @Test
    void columnNamesAreGuardedToo() {
        assertEquals("'=x\n1\n", Rendering.of(Format.CSV, Shape.FREE, PIPE, "{\"=x\":1}"));
    }

    private static String csvCell(String text, RenderOptions options) {
        List<JsonNode> rows = List.of(Rendering.object("x", text));
        return parseCsv(Rendering.ofNodes(Format.CSV, Shape.FREE, options, rows)).get(1).get(0);
    }

    @Test
    void csvRoundTrips() {
        List<String> texts = new ArrayList<>(List.of("a", "a,b", "\"", "\"\"", "\n", "\r\n", " ", "'", "ü名🚀", "a\tb", ",", "x\n\"y\",z"));
        for (HostileText.Payload payload : HostileText.PAYLOADS) {
            texts.add(payload.text());
        }
        List<JsonNode> rows = new ArrayList<>();
        for (String text : texts) {
            rows.add(JsonNodeFactory.instance.objectNode().put("x", text).put("y", "|" + text));
        }
        List<List<String>> parsed = parseCsv(Rendering.ofNodes(Format.CSV, Shape.FREE, CSV_RAW, rows));
        assertEquals(List.of("x", "y"), parsed.get(0));
        for (int i = 0; i < texts.size(); i++) {
            assertEquals(List.of(texts.get(i), "|" + texts.get(i)), parsed.get(i + 1));
        }
    }

    @Test
    void tsvRowsAreSingleLines() {
        assertEquals(
                "name\ttokens.input\na\\tb\\nc\\rd\\\\e\t{\"x\":\"\\\\n\"}\n\t\n",
                Rendering.of(Format.TSV, TWO, PIPE,
                        "{\"name\":\"a\\tb\\nc\\rd\\\\e\",\"tokens.input\":{\"x\":\"\\n\"}}", "{\"name\":null}"));
    }

    /** RFC 4180 with LF as the line end. */
    static List<List<String>> parseCsv(String csv) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < csv.length(); i++) {
            char c = csv.charAt(i);
            if (quoted) {
                if (c != '"') {
                    cell.append(c);
                } else if (i + 1 < csv.length() && csv.charAt(i + 1) == '"') {
                    cell.append('"');
                    i++;
                } else {
                    quoted = false;
                }
            } else if (c == '"') {
                quoted = true;
            } else if (c == ',' || c == '\n') {
                row.add(cell.toString());
                cell.setLength(0);
                if (c == '\n') {
                    rows.add(row);
                    row = new ArrayList<>();
                }
            } else {
                cell.append(c);
            }
        }
        return rows;
    }
}
