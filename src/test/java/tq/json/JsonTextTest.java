package tq.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTextTest {

    private static JsonNode node(String text) {
        return JsonDocument.parse(text.getBytes(UTF_8)).root().toNode();
    }

    @Test
    void compactIsAsJqPrints() {
        assertEquals("{\"b\":[1,2.5,true,null,{}],\"a\":\"caf\u00e9 \ud83d\ude00\"}",
                JsonText.COMPACT.of(node("{\"b\": [1, 2.5, true, null, {}], \"a\": \"caf\u00e9 \ud83d\ude00\"}")));
        StringBuilder out = new StringBuilder("> ");
        JsonText.COMPACT.write(JsonDocument.parse("[1, NaN]".getBytes(UTF_8)).root(), out);
        assertEquals("> [1,null]", out.toString());
    }

    @Test
    void pythonIsAsJsonDumpsPrints() {
        assertEquals("{\"b\": [1, 1e+17, []], \"a\": \"\\u001f\u007f\u00e9\"}",
                JsonText.python(node("{\"b\":[1,1e17,[]],\"a\":\"\\u001f\u007f\u00e9\"}")));
    }

    @Test
    void textIsEscapedAsJqDoes() {
        assertEquals("\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0000\\u001b\\u007f\u0080\u2028\"",
                JsonText.COMPACT.of(TextNode.valueOf("\"\\/\b\f\n\r\t\u0000\u001b\u007f\u0080\u2028")));
        assertEquals("\"\\ud800x\\udc00\\ud83d\"", JsonText.COMPACT.of(TextNode.valueOf("\ud800x\udc00\ud83d")));
    }

    @ParameterizedTest
    @CsvSource({"1.0, 1.0", "1e17, 1e+17", "1e16, 1e+16", "1e15, 1000000000000000.0", "123456789.0, 123456789.0", "0.0001, 0.0001", "1e-5, 1e-05",
        "-2.5e-7, -2.5e-07", "1.5e300, 1.5e+300", "5e-324, 5e-324", "-0.0, -0.0", "0.1, 0.1", "2e-44, 2e-44", "1e23, 1e+23", "2e23, 2e+23",
        "0.30000000000000004, 0.30000000000000004", "9007199254740993.0, 9007199254740992.0", "1.7976931348623157e308, 1.7976931348623157e+308",
        "2.2250738585072014e-308, 2.2250738585072014e-308", "1e400, 1e+400", "123.456, 123.456", "12345678901234567890, 12345678901234567890"})
    void numbersAreAsInPython(String literal, String printed) {
        assertEquals(printed, JsonText.COMPACT.of(node(literal)));
    }

    @Test
    void whatIsNoNumberInJsonIsAsInJq() {
        assertEquals("null", JsonText.COMPACT.of(DoubleNode.valueOf(Double.NaN)));
        assertEquals("-1.7976931348623157e+308", JsonText.COMPACT.of(DoubleNode.valueOf(Double.NEGATIVE_INFINITY)));
        assertThrows(IllegalArgumentException.class, () -> JsonText.COMPACT.of(MissingNode.getInstance()));
    }

    @Test
    void printedDoublesReadBackTheSame() {
        Random random = new Random(4);
        for (int i = 0; i < 20_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                assertEquals(value, Double.parseDouble(JsonText.COMPACT.of(DoubleNode.valueOf(value))));
            }
        }
    }

    @Test
    void deepValuesArePrinted() {
        ArrayNode inner = JsonNodeFactory.instance.arrayNode();
        ArrayNode outer = inner;
        for (int i = 1; i < 100_000; i++) {
            outer = JsonNodeFactory.instance.arrayNode().add(outer);
        }
        assertEquals("[".repeat(100_000) + "]".repeat(100_000), JsonText.COMPACT.of(outer));
    }

    @Test
    void printingAndReadingAgainChangesNothing() {
        RandomJson random = new RandomJson(5);
        for (int i = 0; i < 5_000; i++) {
            JsonNode value = node(random.document());
            for (JsonText style : new JsonText[] {JsonText.COMPACT, JsonText.PYTHON}) {
                assertEquals(value, node(style.of(value)));
            }
        }
    }
}
