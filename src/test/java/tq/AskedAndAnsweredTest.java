package tq;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Question and answer are found in every shape of inputs and outputs; the traces carry what is to be found as tags. */
class AskedAndAnsweredTest {

    private static final List<String> FILE = List.of("testdata/traces/asked-and-answered.v3.jsonl");

    @Test
    void everyShapeGivesItsText() throws Exception {
        String query = "traces | select id, question, tags.expected.question as wanted_question, answer, tags.expected.answer as wanted_answer";
        List<JsonNode> rows = Runs.rows(query, FILE);
        assertEquals(12, rows.size());
        for (JsonNode row : rows) {
            assertEquals(row.path("wanted_question"), row.path("question"), row.path("id").asText());
            assertEquals(row.path("wanted_answer"), row.path("answer"), row.path("id").asText());
        }
    }
}
