package tq.read;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same trace written by hand in several formats, against MLflow's own. */
class EquivalentTracesTest {

    private static final String FIELDS = "spans | sort id | select id, parent_id, name, start, end, duration, status, message, inputs, outputs, model, exception.type, exception.message,"
            + " exception.stacktrace, depth, path, self, tokens.input, tokens.output";

    @ParameterizedTest
    @CsvSource({
        "booking.otlp.json, booking-error.v3.json, 5",
        "booking.otlp-snake.json, booking-error.v3.json, 5",
        "booking.tempo.json, booking-error.v3.json, 5",
        "rag.otlp.json, rag.v3.json, 6",
        "rag.phoenix-spans.json, rag.v3.json, 6",
        "session.otlp.jsonl, session.search-output.json, 24"})
    void spansAreThoseOfMlflow(String file, String mlflow, int count) throws Exception {
        List<JsonNode> ours = Given.rows(FIELDS, "equivalent-handmade/" + file);
        List<JsonNode> theirs = Given.rows(FIELDS, "mlflow-handmade/" + mlflow);
        assertEquals(count, ours.size());
        assertEquals(count, theirs.size());
        for (int i = 0; i < count; i++) {
            assertEquals(theirs.get(i), ours.get(i));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "booking.otlp.json, booking-error.v3.json",
        "booking.tempo.json, booking-error.v3.json",
        "rag.otlp.json, rag.v3.json",
        "rag.phoenix-spans.json, rag.v3.json",
        "session.otlp.jsonl, session.search-output.json"})
    void tracesAreThoseOfMlflow(String file, String mlflow) throws Exception {
        String query = "traces | sort start | select id, name, state, start, duration, span_count, error_count, request, response";
        List<JsonNode> ours = Given.rows(query, "equivalent-handmade/" + file);
        List<JsonNode> theirs = Given.rows(query, "mlflow-handmade/" + mlflow);
        theirs.forEach(trace -> ((ObjectNode) trace).put("id", trace.path("id").asText().replace("tr-", ""))); // which no other format writes
        assertEquals(theirs, ours);
    }

    /** Agents, tools and chats are operations of OpenTelemetry too; chains, rerankers and parsers are not. */
    @ParameterizedTest
    @CsvSource({
        "booking.otlp.json, booking-error.v3.json, 'AGENT,CHAT_MODEL,TOOL'",
        "rag.otlp.json, rag.v3.json, 'CHAT_MODEL,EMBEDDING'",
        "rag.phoenix-spans.json, rag.v3.json, 'CHAIN,EMBEDDING,RETRIEVER,RERANKER'",
        "session.otlp.jsonl, session.search-output.json, 'AGENT,CHAT_MODEL,TOOL'"})
    void typesThatTheFormatHasAreThoseOfMlflow(String file, String mlflow, String types) throws Exception {
        String query = "spans where type in (\"" + types.replace(",", "\", \"") + "\") | sort id | select id, type";
        List<JsonNode> theirs = Given.rows(query, "mlflow-handmade/" + mlflow);
        List<String> ids = theirs.stream().map(span -> span.path("id").asText()).toList();
        List<JsonNode> ours = Given.rows("spans | sort id | select id, type", "equivalent-handmade/" + file).stream().filter(span -> ids.contains(span.path("id").asText())).toList();
        assertEquals(theirs, ours);
    }
}
