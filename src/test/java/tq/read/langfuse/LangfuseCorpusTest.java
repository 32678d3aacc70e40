package tq.read.langfuse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tq.read.Given;

/** Langfuse's real traces, compared with a plain walk over the same JSON and with the same traces as OTLP. */
class LangfuseCorpusTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final DateTimeFormatter NANOS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'").withZone(ZoneOffset.UTC);
    private static final String SPANS = "spans | select id, parent_id, trace_id, name, start, end, status, attributes.\"langfuse.observation.type\" as type";
    private static final String SCORES = "assessments | select id, name, value, source.type as source, rationale, created";
    private static final Map<String, String> SOURCES = Map.of("EVAL", "LLM_JUDGE", "API", "CODE", "ANNOTATION", "HUMAN");

    /** As the corpus' README counts them. */
    private static final Map<String, Integer> COUNTS = Map.ofEntries(Map.entry("agno-2025-06-11", 6), Map.entry("beeai-2025-08-01", 29), Map.entry("claude-agent-2025-12-22", 7),
            Map.entry("crewai-2025-07-11", 6), Map.entry("csharp-agent-with-gemini-2026-03-09", 8), Map.entry("google-adk-2025-08-28", 5), Map.entry("google-gemini-2025-08-01", 1),
            Map.entry("langgraph-js-2025-10-30", 20), Map.entry("langgraph-python-2025-08-22", 9), Map.entry("llamaindex-2025-06-05", 2),
            Map.entry("microsoft-agent-2025-12-17", 4), Map.entry("openai-agents-2025-09-30", 5), Map.entry("pydantic-ai-tools-2025-12-04", 12),
            Map.entry("vercel-aisdk-2025-11-17", 3));

    private static String bare(String file) {
        return file.replaceAll(".*/|\\.trace\\.json", "");
    }

    private static String nanos(JsonNode time) {
        return NANOS.format(Instant.parse(time.textValue()));
    }

    @TestFactory
    List<DynamicTest> everyObservationIsASpanAndEveryScoreAnAssessment() throws Exception {
        List<DynamicTest> tests = new ArrayList<>();
        for (String file : Given.folder("langfuse")) {
            tests.add(DynamicTest.dynamicTest(bare(file), () -> {
                JsonNode stored = MAPPER.readTree(new File(file));
                List<JsonNode> spans = Given.inFiles(SPANS, file);
                assertEquals(COUNTS.get(bare(file)), spans.size());
                for (int i = 0; i < spans.size(); i++) {
                    assertObservation(stored.get("observations").get(i), spans.get(i));
                }
                List<JsonNode> scores = Given.inFiles(SCORES, file);
                assertEquals(stored.get("trace").get("scores").size(), scores.size());
                for (int i = 0; i < scores.size(); i++) {
                    assertScore(stored.get("trace").get("scores").get(i), scores.get(i));
                }
                assertEquals(List.of(), Given.problems(file));
            }));
        }
        return tests;
    }

    private static void assertObservation(JsonNode stored, JsonNode span) {
        assertEquals(stored.get("id"), span.get("id"));
        assertEquals(stored.get("parentObservationId"), span.get("parent_id"));
        assertEquals(stored.get("traceId"), span.get("trace_id"));
        assertEquals(stored.get("name"), span.get("name"));
        assertEquals(nanos(stored.get("startTime")), span.get("start").textValue());
        assertEquals(nanos(stored.get("endTime")), span.get("end").textValue());
        assertEquals("UNSET", span.get("status").textValue());
        assertEquals(stored.get("type").textValue().toLowerCase(), span.get("type").textValue());
    }

    private static void assertScore(JsonNode stored, JsonNode assessment) {
        assertEquals(stored.get("id"), assessment.get("id"));
        assertEquals(stored.get("name"), assessment.get("name"));
        assertEquals(stored.get("value"), assessment.get("value"));
        assertEquals(stored.get("comment"), assessment.get("rationale"));
        assertEquals(SOURCES.get(stored.get("source").textValue()), assessment.get("source").textValue());
        assertEquals(nanos(stored.get("timestamp")), assessment.get("created").textValue());
    }

    @TestFactory
    List<DynamicTest> theSameTraceAsOtlpGivesTheSameSpans() throws Exception {
        List<DynamicTest> tests = new ArrayList<>();
        for (String file : Given.folder("langfuse")) {
            String other = "testdata/corpus/derived-otlp/" + bare(file) + ".otlp.json";
            if (new File(other).exists()) {
                tests.add(DynamicTest.dynamicTest(bare(file), () -> assertEquals(byId(other), byId(file))));
            }
        }
        assertEquals(8, tests.size());
        return tests;
    }

    private static Map<String, String> byId(String file) throws Exception {
        Map<String, String> spans = new TreeMap<>();
        for (JsonNode row : Given.inFiles("spans | select id, parent_id, trace_id, name, start, end, status, inputs, outputs, attributes.\"openinference.span.kind\" as kind", file)) {
            spans.put(row.get("id").textValue(), row.toString().replaceAll("\"content\":(\\d+)", "\"content\":\"$1\"")); // the OTLP file has made numbers of texts
        }
        return spans;
    }

    /** The OTLP file has them only where the span's own attributes have lost them. */
    @TestFactory
    List<DynamicTest> theSameTraceAsOtlpGivesTheSameInputsAndOutputsUnderLangfusesKeys() throws Exception {
        List<DynamicTest> tests = new ArrayList<>();
        for (String file : Given.folder("langfuse")) {
            String other = "testdata/corpus/derived-otlp/" + bare(file) + ".otlp.json";
            if (new File(other).exists()) {
                tests.add(DynamicTest.dynamicTest(bare(file), () -> {
                    String query = "spans | select id, attributes.langfuse.observation.input as input, attributes.langfuse.observation.output as output";
                    Map<JsonNode, JsonNode> ours = new HashMap<>();
                    Given.inFiles(query, file).forEach(row -> ours.put(row.get("id"), row));
                    for (JsonNode row : Given.inFiles(query, other)) {
                        for (String side : new String[] {"input", "output"}) {
                            assertTrue(row.get(side).isNull() || row.get(side).equals(ours.get(row.get("id")).get(side)), row.get("id") + " " + side);
                        }
                    }
                }));
            }
        }
        return tests;
    }

    /** The values were read from the file with jq. */
    @Test
    void usageCostModelAndSettingsStandUnderTheKeysOfLangfusesSdks() throws Exception {
        JsonNode row = Given.row("spans where id = \"231c43964b7e7e63\" | select attributes.langfuse.observation.usage_details.input as asked, "
                + "attributes.langfuse.observation.usage_details.total as total, attributes.langfuse.observation.cost_details.total as cost, "
                + "attributes.langfuse.observation.model.name as model, attributes.langfuse.observation.model.parameters.stream as stream, "
                + "attributes.langfuse.observation.level as level, resource.\"telemetry.sdk.language\" as language, scope", "testdata/corpus/langfuse/crewai-2025-07-11.trace.json");
        assertEquals("{\"asked\":190,\"total\":354,\"cost\":1.269E-4,\"model\":\"gpt-4o-mini\",\"stream\":\"false\",\"level\":\"DEFAULT\",\"language\":\"python\","
                + "\"scope\":\"openinference.instrumentation.litellm\"}", row.toString());
    }

    @Test
    void metadataBesideWhatCameByOpenTelemetryIsKept() throws Exception {
        JsonNode row = Given.row("spans where id = \"0856a1825ccee968\" | select attributes.langfuse.observation.metadata.langgraph_step as step, "
                + "attributes.langfuse.observation.metadata.ls_provider as provider", "testdata/corpus/langfuse/langgraph-js-2025-10-30.trace.json");
        assertEquals("{\"step\":3,\"provider\":\"openai\"}", row.toString());
    }

    @Test
    void whatLangfuseSaysOfTheTraceIsSaidOfTheTrace() throws Exception {
        JsonNode row = Given.row("traces | select id, name, session, user, tags.rag as rag, tags.mlflow.traceName as stored, metadata.langfuse.version as version, "
                + "metadata.email as email, duration, request", "testdata/corpus/langfuse/llamaindex-2025-06-05.trace.json");
        assertEquals("{\"id\":\"12ea412956f99347b0503c1144acd0ec\",\"name\":\"llama-index-trace\",\"session\":\"session_abc\",\"user\":\"user_123\",\"rag\":\"true\","
                + "\"stored\":\"llama-index-trace\",\"version\":\"1.0.0\",\"email\":\"user@langfuse.com\",\"duration\":2779,\"request\":\"What is Langfuse?\"}", row.toString());
    }

    @Test
    void theJudgesOwnTraceIsInTheAssessmentsMetadata() throws Exception {
        JsonNode row = Given.row("assessments where name = correctness | values metadata.mlflow.assessment.scorerTraceId",
                "testdata/corpus/langfuse/claude-agent-2025-12-22.trace.json");
        assertEquals("3373d108b22dafa5aef57b613790095d", row.textValue());
    }
}
