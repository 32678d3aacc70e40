package tq.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.TextNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Python prints of plain values is read as these; anything else stays a text. */
class PythonLiteralTest {

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', value = {
        "{'a': 1, 'b': None, 'c': True, 'd': False} => {\"a\":1,\"b\":null,\"c\":true,\"d\":false}",
        "{'a': 'it\\'s', 'b': \"it's\"} => {\"a\":\"it's\",\"b\":\"it's\"}",
        "{'a': 'say \"hi\"'} => {\"a\":\"say \\\"hi\\\"\"}",
        "{'a': (1, 2), 'b': {'c': 0.5}} => {\"a\":[1,2],\"b\":{\"c\":0.5}}",
        "[{'a': 1}] => [{\"a\":1}]"})
    void literals(String text, String json) {
        assertEquals(json, PythonLiteral.decoded(TextNode.valueOf(text)).toString());
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', value = {"{'a': Usage(x=1)}", "{'a'", "{'a': 'b", "{\"a\": 1}", "hello", "{'a\\"})
    void othersStay(String text) {
        assertEquals(TextNode.valueOf(text), PythonLiteral.decoded(TextNode.valueOf(text)));
    }
}
