package tq;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The same trace gives equal rows in every form in which MLflow writes it. */
class FormsTest {

    private static final String FOLDER = "testdata/traces/";

    /** Whole elements, and every field that all the forms of a group carry. */
    private static final List<String> QUERIES = List.of("spans where status=ERROR", "spans", "assessments with error", "assessments", "exceptions",
            "spans | select id, parent_id, name, type, kind, status, message, start, end, duration, offset, inputs, outputs, model, provider, tokens, cost, tool, function, attributes",
            "traces | select id, name, state, start, duration, session, user, experiment, question, answer, tokens, cost, span_count, error_count, tags, metadata");

    static Stream<Arguments> groups() {
        return Stream.of(
                group("support-rag.traces-get.json", "support-rag.rest-get.json"),
                group("support-rag.traces-get.json", "support-rag.rest-batch-get.json"),
                group("support-rag.traces-get.json", "support-rag.rest-info.json", "support-rag.artifact.json"),
                group("support-rag.traces-get.json", "support-rag.artifact.json", "support-rag.rest-info.json"),
                group("booking-error.traces-get.json", "booking-error.rest-get.json"),
                group("swallowed-error.traces-get.json", "swallowed-error.rest-get.json"),
                group("links-consumer.traces-get.json", "links-consumer.rest-get.json"),
                group("odd-outputs.traces-get.json", "odd-outputs.rest-get.json"),
                group("unicode-attributes.traces-get.json", "unicode-attributes.rest-get.json"),
                group("in-progress.traces-get.json", "in-progress.rest-get.json"),
                group("otlp-genai-agent.traces-get.json", "otlp-genai-agent.rest-get.json"),
                group("v2.22-checkout-error.json", "v2.22-checkout-error.rest-v2-info.json", "v2.22-checkout-error.artifact.json"));
    }

    private static Arguments group(String whole, String... parts) {
        return Arguments.of(whole, List.of(parts));
    }

    @ParameterizedTest
    @MethodSource("groups")
    void everyFormGivesEqualRows(String whole, List<String> parts) throws Exception {
        for (String query : QUERIES) {
            List<JsonNode> expected = Runs.rows(query, List.of(FOLDER + whole));
            List<JsonNode> found = Runs.rows(query, parts.stream().map(part -> FOLDER + part).toList());
            Runs.assertSame(found, expected, 0);
        }
    }

    /** Forms by hand whose ids or kinds differ by what the version can say: compared by what all can say. */
    @ParameterizedTest
    @MethodSource("versions")
    void everyVersionGivesEqualRows(String newest, String other) throws Exception {
        for (String query : List.of("spans | select id, parent_id, name, type, status, message, start, end, duration, inputs, outputs, model, tokens, exception.type, exception.message",
                "spans where status=ERROR | select id, name, attributes.mlflow.spanType, raw(inputs)", "exceptions | select span.id, time, exception.type")) {
            Runs.assertSame(Runs.rows(query, List.of(FOLDER + other)), Runs.rows(query, List.of(FOLDER + newest)), 0);
        }
    }

    static Stream<Arguments> versions() {
        return Stream.of(Arguments.of("rag.v3.json", "rag.v2.json"), Arguments.of("rag.v3.json", "rag.ts-sdk.json"),
                Arguments.of("booking-error.v3.json", "booking-error.v2.json"), Arguments.of("booking-error.v3.json", "booking-error.v3-old-artifact.json"));
    }

    /** Against the raw file, read by Jackson: a V3 file's element is printed as it stands there, but for ids in hex. */
    @Test
    void wholeElementsOfV3AreAsStored() throws Exception {
        for (String file : List.of("support-rag.traces-get.json", "booking-error.traces-get.json", "sql-loop.traces-get.json", "question-refund.json")) {
            JsonNode stored = Runs.values(Files.readString(Path.of(FOLDER + file))).get(0);
            List<JsonNode> spans = Runs.rows("spans", List.of(FOLDER + file));
            assertFalse(spans.isEmpty());
            for (int i = 0; i < spans.size(); i++) {
                JsonNode raw = stored.at("/data/spans/" + i);
                for (String key : List.of("name", "kind", "start_time_unix_nano", "end_time_unix_nano", "attributes", "status", "events")) {
                    assertEquals(raw.path(key), spans.get(i).path(key), file + " " + key);
                }
            }
            List<JsonNode> assessments = new ArrayList<>();
            stored.at("/info/assessments").forEach(assessment -> assessments.add(assessment.has("valid") ? assessment : ((ObjectNode) assessment).put("valid", true)));
            Runs.assertSame(Runs.rows("assessments", List.of(FOLDER + file)), assessments, 0);
        }
    }
}
