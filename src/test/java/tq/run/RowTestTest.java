package tq.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.LongNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tq.Tq;
import tq.compile.JqProgram;
import tq.plan.Resolver.Output;
import tq.text.QueryException;
import tq.text.SourceText;

class RowTestTest {

    private static JqProgram program(String query) throws QueryException {
        return Tq.lower(Tq.plans(new SourceText("query", query), Map.of(), Output.ELEMENTS).get(0));
    }

    private static Optional<RowTest> test(String condition) throws QueryException {
        List<JqProgram.Narrowing> narrowings = program("spans where " + condition + " | count").narrowings();
        return RowTest.of(narrowings.get(narrowings.size() - 1).conditions(), Map.of()); // those of its sets come first
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"error | {\"error\": true} | true", "error | {\"error\": false} | false", "error | {} | false", "not error | {} | true",
        "type = TOOL | {\"type\": \"tool\"} | true", "type = TOOL | {\"type\": \"LLM\"} | false", "type in (LLM, TOOL) | {\"type\": \"AGENT\"} | false",
        "duration > 2s | {\"duration\": 2000000001} | true", "duration > 2s | {\"duration\": 2000000000} | false", "duration < 2s | {} | false",
        "duration between 1s .. 2s | {\"duration\": 1500000000} | true", "name = a or name = b | {\"name\": \"c\"} | false", "name = a or name = b | {\"name\": \"b\"} | true",
        "name != a | {} | true", "name ~ \"^s\" | {\"name\": \"search\"} | true", "name ~ \"^s\" | {\"name\": \"x\"} | false", "inputs.query contains REFUND | {\"inputs\": {\"query\": \"a refund\"}} | true",
        "inputs.query contains REFUND | {\"inputs\": {\"q\": \"a refund\"}} | false", "outputs is empty | {\"outputs\": []} | true", "outputs is empty | {\"outputs\": [0]} | false",
        "length(name) > 3 | {\"name\": \"abcd\"} | true", "end - start > 1s | {} | false", "coalesce(model, name) = x | {\"name\": \"x\"} | true",
        "duration + gap > 3s | {\"duration\": 2000000000, \"gap\": 1500000000} | true"})
    void aPlainConditionIsAsked(String condition, String row, boolean passes) throws Exception {
        JsonNode node = new ObjectMapper().readTree(row);
        assertEquals(passes, test(condition).orElseThrow().passes(node));
    }

    @Test
    void ofAndTheSidesThatAreUnderstoodCount() throws Exception {
        RowTest test = test("any children (error) and type = TOOL").orElseThrow();
        assertEquals(false, test.passes(new ObjectMapper().readTree("{\"type\": \"LLM\"}")));
        assertTrue(test.passes(new ObjectMapper().readTree("{\"type\": \"TOOL\"}")));
    }

    @Test
    void ofOrNothingUnlessBothAreUnderstood() throws Exception {
        assertEquals(Optional.empty(), test("any children (error) or type = TOOL"));
        assertEquals(Optional.empty(), test("any children (error)"));
        assertEquals(Optional.empty(), test("not (any children (error) and type = TOOL)"));
        RowTest both = test("(any children (error) and type = TOOL) or type = LLM").orElseThrow();
        assertEquals(false, both.passes(new ObjectMapper().readTree("{\"type\": \"AGENT\"}")));
    }

    @Test
    void aParameterIsKnown() throws Exception {
        List<JqProgram.Narrowing> narrowings = program("param $n: number = 3; spans where depth > $n | count").narrowings();
        RowTest test = RowTest.of(narrowings.get(0).conditions(), Map.of("n", LongNode.valueOf(3))).orElseThrow();
        assertEquals(false, test.passes(new ObjectMapper().readTree("{\"depth\": 3}")));
        assertTrue(test.passes(new ObjectMapper().readTree("{\"depth\": 4}")));
    }

    @Test
    void whatFailsIsLeftToTheEngine() throws Exception {
        assertTrue(test("duration + 9000000000000000000ns > 3s").orElseThrow().passes(new ObjectMapper().readTree("{\"duration\": 9000000000000000000}")));
    }
}
