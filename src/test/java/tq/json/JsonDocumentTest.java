package tq.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonDocumentTest {

    private static JsonDocument parse(String text) {
        return JsonDocument.parse(text.getBytes(UTF_8));
    }

    private static JsonSyntaxException refused(String text) {
        return assertThrows(JsonSyntaxException.class, () -> parse(text), text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "{\"a\":1 \"b\"| 7 | expected ',' or '}' after a member",
        "[1 2]      | 3 | expected ',' or ']' after an item",
        "[1}        | 2 | expected ',' or ']' after an item",
        "{\"a\" 1}  | 5 | expected ':' after a key",
        "{a:1}      | 1 | expected a key in quotes or '}'",
        "{\"a\":1,} | 7 | expected a key in quotes after ','",
        "[1,]       | 3 | expected a value after ','",
        "{\"a\":}   | 5 | expected a value after ':'",
        "[,         | 1 | expected a value or ']'",
        "x          | 0 | expected a JSON value",
        "{} x       | 3 | unexpected text after the JSON value",
        "[\"a       | 3 | unexpected end of input inside a string",
        "[          | 1 | unexpected end of input inside an array",
        "{\"a\":    | 5 | unexpected end of input inside an object",
        "[1.        | 3 | unexpected end of input inside a number",
        "[tru       | 4 | unexpected end of input inside a literal",
        "[True]     | 1 | expected a value or ']'",
        "[trux]     | 1 | unknown word: expected a JSON value",
        "01         | 0 | a number must not begin with 0",
        "[1.x]      | 3 | expected a digit",
        "-x         | 1 | expected a digit",
        "1x         | 1 | unexpected character after a number",
        "nullx      | 4 | unexpected character after null",
        "[\"a\\x\"] | 3 | unknown escape in a string",
        "[\"\\u12\"]| 2 | expected four hexadecimal digits after '\\u'"})
    void aBrokenTextIsRefusedWhereItBreaks(String text, long offset, String problem) {
        JsonSyntaxException error = refused(text);
        assertEquals(problem, error.problem());
        assertEquals(offset, error.offset());
    }

    @Test
    void emptyTextIsRefused() {
        assertEquals("1:1: unexpected end of input: expected a JSON value", refused("").getMessage());
        assertEquals("2:1: unexpected end of input: expected a JSON value", refused(" \n").getMessage());
    }

    @Test
    void columnsCountCharacters() {
        JsonSyntaxException error = refused("{\n  \"caf\u00e9\ud83d\ude00\": x}");
        assertEquals(new JsonPosition(2, 12), error.position());
    }

    @Test
    void aStringOverALineEndIsBlamedForTheErrorThatFollows() {
        JsonSyntaxException error = refused("{\"a\": \"b}\n{\"c\": 1}");
        assertEquals("1:7: string runs over the end of the line: is its closing quote missing?", error.getMessage());
        assertEquals("expected a value after ','", refused("[\"a\nb\", 1, ]").problem());
    }

    @ParameterizedTest
    @ValueSource(ints = {1001, 20_000, 1_000_000})
    void deepNestingIsACleanError(int depth) {
        for (String bracket : List.of("[", "{\"a\":")) {
            JsonSyntaxException error = refused(bracket.repeat(depth));
            assertEquals("nesting deeper than 1000 levels", error.problem());
            assertEquals(1000L * bracket.length(), error.offset());
        }
    }

    @Test
    void aThousandLevelsAreRead() {
        assertEquals(1000, parse("[".repeat(1000) + "]".repeat(1000)).root().toNode().toString().length() / 2);
    }

    @Test
    void aCutTextIsAlwaysASyntaxError() {
        String text = "{\"info\": {\"id\": \"tr-\\u00e91\\n\", \"ms\": [12, -3.5e+2, true]}, \"tags\": {}, \"n\": null, \"s\": \"caf\u00e9\"}";
        byte[] bytes = text.getBytes(UTF_8);
        for (int length = 0; length < bytes.length; length++) {
            int to = length;
            JsonSyntaxException error = assertThrows(JsonSyntaxException.class, () -> JsonDocument.parse(bytes, 0, to, JsonLimits.DEFAULT));
            assertEquals(to, error.offset(), error.getMessage());
        }
        parse(text);
    }

    @Test
    void prefixesAreReadOneAfterTheOther() {
        byte[] bytes = "\ufeff {} [1]2\"x\" y".getBytes(UTF_8);
        JsonDocument document = JsonDocument.parsePrefix(bytes, 0, bytes.length, JsonLimits.DEFAULT);
        assertEquals(6, document.end());
        assertEquals(4, document.offset());
        StringBuilder read = new StringBuilder();
        while (document.end() < bytes.length - 2) {
            document = JsonDocument.parsePrefix(bytes, document.end(), bytes.length, JsonLimits.DEFAULT);
            read.append(document.root()).append(' ');
        }
        assertEquals("[1] 2 \"x\" ", read.toString());
        int end = document.end();
        JsonSyntaxException error = assertThrows(JsonSyntaxException.class,
                () -> JsonDocument.parsePrefix(bytes, end, bytes.length, JsonLimits.DEFAULT));
        assertEquals(bytes.length - 1, error.offset());
    }

    @Test
    void longNumbersAreRefused() {
        assertEquals("number longer than 1000 characters", refused("[" + "1".repeat(1001) + "]").problem());
        assertEquals("1".repeat(1000), parse("1".repeat(1000)).root().numberText());
    }

    @Test
    void nonFiniteNumbersAreNullWithAWarning() {
        JsonDocument document = parse("[NaN, Infinity, -Infinity, null]");
        assertEquals("[null,null,null,null]", document.root().toNode().toString());
        assertEquals(3, document.warnings().size());
        assertEquals(new JsonWarning(JsonWarning.Kind.NON_FINITE_NUMBER, 16, "-Infinity is read as null"), document.warnings().get(2));
        assertEquals(JsonKind.NULL, parse("-Infinity").root().kind());
    }

    @Test
    void theLastDuplicateCountsAndIsReported() {
        JsonDocument document = parse("{\"a\": 1, \"b\": 2, \"\\u0061\": {\"c\": 3, \"c\": 4}}");
        assertEquals("{\"a\":{\"c\":4},\"b\":2}", document.root().toNode().toString());
        assertEquals(4, document.root().get("a").get("c").longValue());
        assertEquals(List.of("duplicate key \"a\": the last one counts", "duplicate key \"c\": the last one counts"),
                document.warnings().stream().map(JsonWarning::message).toList());
    }

    @Test
    void duplicatesAreFoundAmongManyKeysAndNotAmongDifferentOnes() {
        StringBuilder text = new StringBuilder("{");
        for (int i = 0; i < 1000; i++) {
            text.append("\"a-long-key-").append(i).append("-with-the-same-ending\": 1, ");
            if (i == 20 || i == 999) {
                assertEquals(List.of(), parse(text + "\"x\": 1}").warnings());
                assertEquals(1, parse(text + "\"a-long-key-7-with-the-same-ending\": 1}").warnings().size());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00ff", "\u00c0\u0080", "\u00ed\u00a0\u0080", "\u00e2\u0082", "\u00f5\u0080\u0080\u0080", "\u0080", "\u00f0\u0080\u0080\u0080"})
    void invalidUtf8IsReplacedAndReported(String bytes) {
        JsonDocument document = JsonDocument.parse(("[\"plain text, " + bytes + "\"]").getBytes(ISO_8859_1));
        assertTrue(document.root().at(0).text().startsWith("plain text, \ufffd"));
        assertEquals(JsonWarning.Kind.INVALID_UTF8, document.warnings().get(0).kind());
        assertEquals(14, document.warnings().get(0).offset());
    }

    @Test
    void validUtf8IsNotReported() {
        assertEquals(List.of(), parse("[\"\u007f \u0080 \u07ff \u0800 \ud7ff \ue000 \uffff \ud800\udc00 \udbff\udfff\"]").warnings());
    }

    @Test
    void rawControlCharactersAreReadWithAWarning() {
        JsonDocument document = parse("[\"a\tb\", \"caf\u00e9\"]");
        assertEquals("a\tb", document.root().at(0).text());
        assertEquals(List.of(JsonWarning.Kind.RAW_CONTROL_CHARACTER), document.warnings().stream().map(JsonWarning::kind).toList());
        assertEquals(3, document.warnings().get(0).offset());
    }

    @Test
    void warningsAreFewHoweverManyThereAre() {
        assertEquals(WarningSearch.MOST, parse("[NaN" + ", NaN".repeat(1000) + "]").warnings().size());
    }

    @Test
    void everyStopIsFoundAtEveryPlaceOfAWord() {
        for (int length = 0; length < 40; length++) {
            String plain = "\u00e9".repeat(length % 3) + "x".repeat(length);
            String padding = "\"" + "-".repeat(1 << 18) + "\",";
            JsonValue root = parse("[" + padding + "\"" + plain + "\",\"" + plain + "\\n" + plain + "\",\"" + plain + "\u0001\"]").root();
            assertTrue(root.at(1).isText(plain));
            assertEquals(plain + "\n" + plain, root.at(2).text());
            assertEquals(plain + "\u0001", root.at(3).text());
            assertFalse(root.at(3).isText(plain));
        }
    }
}
