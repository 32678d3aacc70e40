package tq.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonValueTest {

    private static JsonValue value(String text) {
        return JsonDocument.parse(text.getBytes(UTF_8)).root();
    }

    @Test
    void whatIsAbsentIsMissing() {
        JsonValue root = value("{\"a\": [1, {\"b\": \"x\"}], \"n\": null}");
        assertEquals("x", root.get("a").at(1).get("b").text());
        for (JsonValue absent : new JsonValue[] {root.get("z"), root.at(0), root.get("a").get("b"), root.get("a").at(2), root.get("a").at(-1)}) {
            assertEquals(JsonKind.MISSING, absent.kind());
            assertTrue(absent.get("x").at(0).isMissing());
            assertFalse(absent.items().iterator().hasNext());
            assertFalse(absent.members().next());
            assertEquals("-", absent.textOr("-"));
            assertTrue(absent.parsed().isEmpty());
            assertEquals(0, absent.size());
            assertFalse(absent.isInteger() || absent.isText(""));
            assertEquals("missing", absent.toString());
            assertThrows(IllegalStateException.class, absent::toNode);
            assertThrows(IllegalStateException.class, absent::start);
        }
        assertEquals(JsonKind.NULL, root.get("n").kind());
    }

    @Test
    void wrongKindsAreNamed() {
        assertEquals("expected a STRING, but the value is NUMBER", assertThrows(IllegalStateException.class, value("1")::text).getMessage());
        assertEquals("expected a NUMBER, but the value is ARRAY", assertThrows(IllegalStateException.class, value("[]")::longValue).getMessage());
    }

    @Test
    void rangesAreThoseOfTheText() {
        JsonValue root = value(" {\"a\": [1, 2], \"b\": \"x\"} ");
        assertEquals("{\"a\": [1, 2], \"b\": \"x\"}", root.toString());
        assertEquals("[1, 2]", root.get("a").toString());
        assertEquals("\"x\"", root.get("b").toString());
        assertEquals(1, root.start());
        assertEquals(24, root.end());
        assertEquals(2, root.size());
    }

    @Test
    void textIsUnescaped() {
        assertEquals("\"\\/\b\f\n\r\t\u00e9\u65e5", value("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00E9\\u65e5\"").text());
        assertEquals("a\ud83d\ude00b", value("\"a\\ud83d\\uDE00b\"").text());
        assertEquals("\ud800x\udc00\ud83d", value("\"\\ud800x\\udc00\\ud83d\"").text());
        assertEquals("\ud83d\n", value("\"\\ud83d\\n\"").text());
        assertEquals("a\ufffdx\ud83d\ude00\u00e9", new String(value("\"a\\ud800x\\ud83d\\ude00\\u00e9\"").unescaped(), UTF_8));
        assertEquals("caf\u00e9", new String(value("\"caf\u00e9\"").unescaped(), UTF_8));
    }

    @Test
    void keysAreComparedAsDecoded() {
        JsonValue root = value("{\"\\u0061b\": 1, \"caf\u00e9\": 2, \"name\": 3}");
        assertEquals(1, root.get("ab").longValue());
        assertEquals(2, root.get("caf\u00e9").longValue());
        assertEquals(3, root.get("name").longValue());
        assertTrue(root.get("same").isMissing());
        assertTrue(root.get("\\u0061b").isMissing());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "9007199254740991", "9007199254740993", "9223372036854775807", "-9223372036854775808"})
    void integersOf64BitsAreExact(String text) {
        assertTrue(value(text).isInteger());
        assertEquals(Long.parseLong(text), value(text).longValue());
        assertEquals(text, value(text).toNode().asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775808", "-9223372036854775809", "99999999999999999999", "123456789012345678901234567890", "1.0", "1e2"})
    void otherNumbersAreNoLongs(String text) {
        ArithmeticException error = assertThrows(ArithmeticException.class, value(text)::longValue);
        assertEquals(text + " is no integer of 64 bits", error.getMessage());
    }

    @Test
    void nodesHaveTheSmallestExactType() {
        assertEquals(IntNode.valueOf(0), value("-0").toNode());
        assertEquals(IntNode.valueOf(Integer.MIN_VALUE), value("-2147483648").toNode());
        assertEquals(LongNode.valueOf(2147483648L), value("2147483648").toNode());
        assertEquals(LongNode.valueOf(Long.MIN_VALUE), value("-9223372036854775808").toNode());
        assertEquals(BigIntegerNode.class, value("9223372036854775808").toNode().getClass());
        assertEquals(DoubleNode.valueOf(100000), value("1e5").toNode());
        assertEquals(DecimalNode.class, value("-1e400").toNode().getClass());
        assertEquals(DoubleNode.valueOf(-Double.MAX_VALUE), value("-1e999999999").toNode());
        assertEquals(DoubleNode.valueOf(Double.MAX_VALUE), value("1e99999999999").toNode());
        assertEquals(DoubleNode.valueOf(0), value("1e-99999999999").toNode());
        assertEquals(2.5, value("2.5").doubleValue());
    }

    @Test
    void jsonInsideAStringIsParsed() {
        assertEquals("LLM", value("\"\\\"LLM\\\"\"").parsed().orElseThrow().text());
        assertEquals(1, value("\"{\\\"a\\\": 1}\"").parsed().orElseThrow().get("a").longValue());
        assertEquals("12", value("[\" 12 \"]").at(0).parsed().orElseThrow().toString());
        assertEquals(JsonKind.NULL, value("\"[NaN]\"").parsed().orElseThrow().at(0).kind());
        assertEquals("x", value("\"\\\"{\\\\\\\"a\\\\\\\": \\\\\\\"x\\\\\\\"}\\\"\"").parsed().orElseThrow().parsed().orElseThrow().get("a").text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello world", "", " ", "true story", "{", "{} x", "NaN", "Infinity", "-", "1.", "tr-1", "[1,]", "12:30"})
    void otherTextIsNotParsed(String content) {
        assertTrue(value("\"" + content + "\"").parsed().isEmpty());
        assertTrue(value("\"\\u0020" + content + "\"").parsed().isEmpty());
    }

    @Test
    void deepJsonInsideAStringIsNotParsed() {
        assertTrue(value("\"" + "[".repeat(1000) + "]".repeat(1000) + "\"").parsed().isPresent());
        assertTrue(value("\"" + "[".repeat(1001) + "]".repeat(1001) + "\"").parsed().isEmpty());
        assertTrue(value("1").parsed().isEmpty());
    }
}
