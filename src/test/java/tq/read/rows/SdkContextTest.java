package tq.read.rows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tq.json.JsonDocument;
import tq.read.Given;
import tq.read.base.HexIds;

/** any-agent's traces, whose ids are numbers, held against the raw files and the same traces in other formats. */
class SdkContextTest {

    private static final String SPANS = "spans | select id, parent_id, name, start, end, status, message";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"AGNO, 6", "GOOGLE, 7", "LANGCHAIN, 7", "OPENAI, 6", "SMOLAGENTS, 7"})
    void spansAreThoseOfTheFile(String name, int count) throws Exception {
        List<JsonNode> rows = Given.rows("spans | select id, parent_id, trace_id, name, status, start", "any-agent/" + name + "_trace.json");
        JsonNode raw = Given.raw("any-agent/" + name + "_trace.json").get("spans");
        assertEquals(count, rows.size());
        for (int i = 0; i < count; i++) {
            assertEquals(String.format("%016x", raw.get(i).at("/context/span_id").bigIntegerValue()), rows.get(i).get("id").asText());
            assertEquals(String.format("%032x", raw.get(i).at("/context/trace_id").bigIntegerValue()), rows.get(i).get("trace_id").asText());
            JsonNode parent = raw.get(i).at("/parent/span_id");
            assertEquals(parent.isNumber() ? String.format("%016x", parent.bigIntegerValue()) : "null", rows.get(i).get("parent_id").asText());
            assertEquals(raw.get(i).at("/status/status_code").asText().toUpperCase(), rows.get(i).get("status").asText());
        }
        assertEquals("[1]", Given.rows("root spans | count", "any-agent/" + name + "_trace.json").toString());
    }

    /** One file has spans whose parents are not in it; the converter hung them under the root. */
    @ParameterizedTest
    @CsvSource({"AGNO, agno.v3", "GOOGLE, google.v3", "LANGCHAIN, langchain.v3", "OPENAI, openai.v3", "OPENAI, openai.v2", "SMOLAGENTS, smolagents.v3"})
    void isTheTraceThatMlflowHas(String name, String derived) throws Exception {
        String file = "any-agent/" + name + "_trace.json";
        String other = "derived-mlflow/any-agent-" + derived + ".json";
        String spans = name.equals("GOOGLE") ? SPANS.replace("parent_id, ", "") : SPANS;
        assertEquals(Given.rows(spans, other), Given.rows(spans, file));
        assertEquals(Given.rows("spans | select tokens", other), Given.rows("spans | select tokens", file));
        assertEquals(inOut(Given.rows("spans | select inputs, outputs", other)), inOut(file));
        assertEquals(Given.rows("traces | select name, state, tokens, response", other), Given.rows("traces | select name, state, tokens, response", file));
        assertEquals(name.equals("GOOGLE") ? "[6]" : "[0]", Given.rows("orphan spans | count", file).toString());
    }

    @Test
    void isTheTraceThatOtlpHas() throws Exception {
        assertEquals(Given.rows(SPANS + ", trace_id", "derived-otlp/any-agent-openai.otlp.json"), Given.rows(SPANS + ", trace_id", "any-agent/OPENAI_trace.json"));
        assertEquals(inOut(Given.rows("spans | select inputs, outputs", "derived-otlp/any-agent-openai.otlp.json")), inOut("any-agent/OPENAI_trace.json"));
    }

    /** By the attributes that hold it: arguments of tools, messages of models, {@code gen_ai.output} of either, in which the text null is nothing. */
    private static List<String> inOut(String file) throws Exception {
        String query = "spans | select attributes.\"gen_ai.tool.args\" as arguments, attributes.\"gen_ai.input.messages\" as messages, attributes.\"gen_ai.output\" as own, outputs";
        return Given.rows(query, file).stream().map(row -> (row.get("arguments").isNull() ? row.get("messages") : row.get("arguments")) + " -> "
                + (row.get("own").isNull() ? row.get("outputs") : row.get("own").asText().equals("null") ? null : row.get("own"))).toList();
    }

    private static List<String> inOut(List<JsonNode> rows) {
        return rows.stream().map(row -> row.get("inputs") + " -> " + row.get("outputs")).toList();
    }

    @Test
    void numbersBecomeHexOfTheirWidth() throws Exception {
        assertEquals("ffffffffffffffffffffffffffffffff", hex("340282366920938463463374607431768211455", HexIds.TRACE));
        assertEquals("00000000000000000000000000000001", hex("1", HexIds.TRACE));
        assertEquals("ffffffffffffffff", hex("18446744073709551615", HexIds.SPAN));
        assertEquals("18446744073709551616", hex("18446744073709551616", HexIds.SPAN));
        assertEquals("", hex("0", HexIds.SPAN));
        assertEquals("8100d9dbee1f3e47", hex("\"9295669169508793927\"", HexIds.SPAN));
        assertEquals("1234567890123456", hex("\"1234567890123456\"", HexIds.SPAN));
        assertEquals("8100d9dbee1f3e47", hex("\"0x8100D9DBEE1F3E47\"", HexIds.SPAN));
        assertNotEquals("", hex("-5", HexIds.SPAN));
    }

    private static String hex(String id, int digits) throws Exception {
        return HexIds.fromDecimal(JsonDocument.of(new ObjectMapper().readTree(id)), digits);
    }

    @Test
    void aSpanAloneIsReadToo() throws Exception {
        JsonNode span = Given.raw("any-agent/OPENAI_trace.json").at("/spans/0");
        String query = "spans | select id, parent_id, trace_id, name";
        assertEquals(Given.rows(query, "any-agent/OPENAI_trace.json").get(0), Given.of(folder, query, span.toString()).get(0));
    }
}
