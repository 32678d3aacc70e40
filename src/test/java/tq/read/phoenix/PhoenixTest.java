package tq.read.phoenix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tq.Runs;
import tq.read.Given;

/** Phoenix's pages and data frames. The raw file of its REST spans is what the others are compared with. */
class PhoenixTest {

    private static final String REST = "frameworks/phoenix-rest-spans.json";
    private static final String OTLP = "frameworks/phoenix-rest-otlpv1.json";
    private static final String FRAME = "frameworks/phoenix-dataframe.jsonl";
    private static final String ANNOTATIONS = "frameworks/phoenix-rest-span-annotations.json";
    private static final String SESSIONS = "frameworks/phoenix-rest-sessions.json";

    @TempDir
    Path folder;

    /** The raw spans by id. */
    private static Map<String, JsonNode> raw() throws Exception {
        Map<String, JsonNode> spans = new TreeMap<>();
        Given.documents(REST).get(0).path("data").forEach(span -> spans.put(span.at("/context/span_id").asText(), span));
        return spans;
    }

    @Test
    void restSpansAreReadAsTheyStand() throws Exception {
        List<JsonNode> spans = Given.rows("spans | select id, parent_id, trace_id, name, start, end, status, message, type, raw(attributes) as a, tokens", REST);
        assertEquals(21, spans.size());
        for (JsonNode span : spans) {
            JsonNode stored = raw().get(span.path("id").asText());
            assertEquals(stored.path("parent_id"), span.path("parent_id"));
            assertEquals(stored.at("/context/trace_id"), span.path("trace_id"));
            assertEquals(stored.path("name"), span.path("name"));
            assertEquals(Given.nanos(stored.path("start_time").asText()), Given.nanos(span.path("start").asText()));
            assertEquals(Given.nanos(stored.path("end_time").asText()), Given.nanos(span.path("end").asText()));
            assertEquals(stored.path("status_code"), span.path("status"));
            assertEquals(stored.path("status_message"), span.path("message"));
            assertEquals(stored.path("span_kind"), span.path("type"));
            stored.path("attributes").fieldNames().forEachRemaining(key -> assertTrue(span.path("a").has(key), key));
            JsonNode input = stored.path("attributes").path("llm.token_count.prompt");
            assertEquals(input.asLong(), span.path("tokens").path("input").asLong());
        }
        Map<String, Integer> counts = new TreeMap<>();
        raw().values().forEach(span -> counts.merge(span.at("/context/trace_id").asText(), 1, Integer::sum));
        Map<String, Integer> ours = new TreeMap<>();
        Given.rows("traces | select id, span_count", REST).forEach(trace -> ours.put(trace.path("id").asText(), trace.path("span_count").asInt()));
        assertEquals(counts, ours);
        assertEquals("Phoenix", Given.rows("traces | values format | limit 1", REST).get(0).asText());
    }

    /** The frame has cut times to milliseconds, and the other page has sent them through doubles. */
    @Test
    void theThreeFormsOfTheSameSpansAgree() throws Exception {
        String query = "spans | sort id | select id, parent_id, trace_id, name, status, message, type, inputs, outputs, model, provider, tokens, session, exception.type, exception.message";
        String fields = query.replace("session, ", "");
        for (String file : List.of(OTLP, FRAME)) {
            List<JsonNode> ours = Given.rows(fields, file);
            assertEquals(12, ours.size());
            List<String> ids = ours.stream().map(span -> span.path("id").asText()).toList();
            List<JsonNode> rest = Given.rows(fields, REST).stream().filter(span -> ids.contains(span.path("id").asText())).toList();
            for (int i = 0; i < 12; i++) {
                assertEquals(rest.get(i), ours.get(i), file);
            }
            List<JsonNode> times = Given.rows("spans | sort id | select id, start, end", file);
            long allowed = file.equals(FRAME) ? 1_000_000 : 256;
            for (JsonNode span : times) {
                JsonNode stored = raw().get(span.path("id").asText());
                assertEquals(Given.nanos(stored.path("start_time").asText()), Given.nanos(span.path("start").asText()), allowed);
                assertEquals(Given.nanos(stored.path("end_time").asText()), Given.nanos(span.path("end").asText()), allowed);
            }
        }
    }

    @Test
    void messagesAndDocumentsOfTheFrameAreThoseOfThePage() throws Exception {
        String messages = "messages where span.id = \"03a62221eb5cf310\" | select role, content, direction, index";
        assertEquals(Given.rows(messages, REST), Given.rows(messages, FRAME));
        assertEquals(3, Given.rows(messages, FRAME).size());
        String documents = "documents | select uri, content, rank";
        assertEquals(Given.rows(documents, REST), Given.rows(documents, FRAME));
        assertEquals("handbook/0.md", Given.rows(documents, FRAME).get(0).path("uri").asText());
    }

    @Test
    void countsStayWholeThoughTheFrameMadeThemDecimals() throws Exception {
        assertEquals("[156]", Given.rows("spans where id = \"03a62221eb5cf310\" | values tokens.input", FRAME).toString());
        assertEquals(List.of(), Given.rows("spans where name = \"StrOutputParser\" where attributes.llm.model_name is not missing", FRAME));
    }

    @Test
    void aFrameIsTheSameInEveryOrientation() throws Exception {
        List<JsonNode> rows = Given.documents(FRAME);
        String query = "spans | sort id";
        List<JsonNode> expected = Given.rows(query, FRAME);
        ObjectNode columns = JsonNodeFactory.instance.objectNode();
        ObjectNode split = JsonNodeFactory.instance.objectNode();
        ArrayNode data = split.putArray("data");
        List<String> names = new ArrayList<>();
        rows.get(0).fieldNames().forEachRemaining(names::add);
        names.forEach(split.withArray("columns")::add);
        names.forEach(columns::putObject);
        for (int i = 0; i < rows.size(); i++) {
            ArrayNode values = data.addArray();
            for (String name : names) {
                values.add(rows.get(i).path(name));
                ((ObjectNode) columns.get(name)).set(Integer.toString(i), rows.get(i).path(name));
            }
        }
        ObjectNode table = JsonNodeFactory.instance.objectNode();
        table.putObject("schema").put("pandas_version", "1.4.0");
        table.putArray("data").addAll(rows);
        for (JsonNode frame : List.of(columns, split, table)) {
            Path file = folder.resolve("frame.json");
            new ObjectMapper().writeValue(file.toFile(), frame);
            List<JsonNode> ours = Runs.rows(query, List.of(file.toString()));
            assertEquals(expected.size(), ours.size());
            for (int i = 0; i < ours.size(); i++) {
                assertEquals(expected.get(i), ours.get(i));
            }
        }
    }

    @Test
    void annotationsFindTheirSpansFromAFileBeforeOrAfter() throws Exception {
        String query = "assessments | sort name | select name, span.name, value, rationale, source.type, metadata.score, metadata.model, created";
        List<JsonNode> after = Given.rows(query, REST, ANNOTATIONS);
        assertEquals(after, Given.rows(query, ANNOTATIONS, REST));
        assertEquals(4, after.size());
        assertEquals("{\"name\":\"correctness\",\"span.name\":\"ChatOpenAI\",\"value\":\"correct\",\"rationale\":\"The answer names both cities.\",\"source.type\":\"LLM_JUDGE\","
                + "\"metadata.score\":1.0,\"metadata.model\":\"gpt-4o\",\"created\":\"2026-11-22T15:45:48.000000000Z\"}", after.get(0).toString());
        assertEquals("hallucinated", after.get(1).path("value").asText());
        assertEquals("0.5", after.get(2).path("value").toString());
        assertEquals("CODE", after.get(2).path("source.type").asText());
        assertTrue(after.get(2).path("metadata.score").isNull());
        assertEquals("thumbs-down", after.get(3).path("value").asText());
        assertEquals("HUMAN", after.get(3).path("source.type").asText());
        assertEquals("lookup_order", after.get(3).path("span.name").asText());
        assertEquals(4, Given.rows("assessments", FRAME, ANNOTATIONS).size() + Given.rows("assessments where span.id = \"40a8955a32d76a4a\"", REST, ANNOTATIONS).size());
    }

    @Test
    void annotationsOfTracesAndSessionsStandWithThem() throws Exception {
        String annotations = Given.write(folder, "annotations1.json", """
                {'data': [{'id': 'a1', 'trace_id': '21c22966bfe6820ff1cd32660398db28', 'name': 'solved', 'annotator_kind': 'HUMAN', 'user_id': 'ann', 'result': {'label': 'no'}},
                {'id': 'a2', 'session_id': 'phx-sess-1', 'name': 'patience', 'annotator_kind': 'LLM', 'result': {'score': 0.25}}]}""");
        String sessions = Given.corpus(SESSIONS);
        List<JsonNode> rows = Runs.rows("assessments | sort name | select name, level, value, source.id, trace.id, trace.session", List.of(Given.corpus(REST), annotations, sessions));
        assertEquals(2, rows.size());
        assertEquals("{\"name\":\"patience\",\"level\":\"session\",\"value\":0.25,\"source.id\":null,\"trace.id\":\"" + rows.get(0).path("trace.id").asText()
                + "\",\"trace.session\":\"phx-sess-1\"}", rows.get(0).toString());
        assertEquals("{\"name\":\"solved\",\"level\":\"trace\",\"value\":\"no\",\"source.id\":\"ann\",\"trace.id\":\"21c22966bfe6820ff1cd32660398db28\",\"trace.session\":\"phx-sess-1\"}",
                rows.get(1).toString());
    }

    @Test
    void evaluationsOfADataFrameAreAnnotationsToo() throws Exception {
        String annotations = Given.write(folder, "annotations2.json", """
                {'context.span_id': '03a62221eb5cf310', 'name': 'Q&A', 'label': 'incorrect', 'score': 0, 'explanation': 'Two cities were asked.'}
                {'span_id': '03a62221eb5cf310', 'annotation_name': 'tone', 'annotator_kind': 'CODE', 'result.label': null, 'result.score': 3.5, 'result.explanation': ''}""");
        List<JsonNode> rows = Runs.rows("assessments | select name, value, rationale, span.name", List.of(annotations, Given.corpus(FRAME)));
        assertEquals("[{\"name\":\"Q&A\",\"value\":\"incorrect\",\"rationale\":\"Two cities were asked.\",\"span.name\":\"ChatOpenAI\"}, "
                + "{\"name\":\"tone\",\"value\":3.5,\"rationale\":null,\"span.name\":\"ChatOpenAI\"}]", rows.toString());
    }

    @Test
    void aPageOfSessionsGivesTracesTheirSession() throws Exception {
        String second = "21c22966bfe6820ff1cd32660398db28";
        for (List<String> files : List.of(List.of(OTLP, SESSIONS), List.of(SESSIONS, OTLP))) {
            List<JsonNode> traces = Given.rows("traces where session = \"phx-sess-1\" | select id, metadata.mlflow.trace.session", files.toArray(String[]::new));
            assertEquals("[{\"id\":\"" + second + "\",\"metadata.mlflow.trace.session\":\"phx-sess-1\"}]", traces.toString());
        }
    }

    @Test
    void aSessionFillsInfoThatLacksItAndReplacesNone() throws Exception {
        String traces = Given.write(folder, "annotations3.json", """
                {'info': {'trace_id': 'tr-21c22966bfe6820ff1cd32660398db28', 'state': 'OK', 'trace_metadata': {'k': 'v'}}, 'data': {'spans': []}}
                {'info': {'trace_id': 'tr-c30667260c402764092f55ba6add7d11', 'state': 'OK', 'trace_metadata': {'mlflow.trace.session': 'own'}}, 'data': {'spans': []}}""");
        assertEquals("[{\"session\":\"phx-sess-1\",\"metadata.k\":\"v\",\"state\":\"OK\"}, {\"session\":\"own\",\"metadata.k\":null,\"state\":\"OK\"}]",
                Runs.rows("traces | select session, metadata.k, state", List.of(traces, Given.corpus(SESSIONS))).toString());
    }

    @Test
    void nestedAttributesMeanTheSameAsDottedOnes() throws Exception {
        String span = """
                {'name': 'chat', 'context': {'trace_id': '6d7089a0f8f48bbe1fe0be2245bb85bd', 'span_id': '00000000000000a1'}, 'span_kind': 'LLM', 'parent_id': null,
                 'start_time': '2026-03-04T04:56:40.000001+02:00', 'end_time': '2026-03-04T04:56:41+02:00', 'status_code': 'UNSET', 'status_message': '', 'events': [],
                 'attributes': {'llm': {'token_count': {'prompt': 1, 'completion': 2, 'prompt_details': {'cache_read': 1}}, 'model_name': 'm', 'invocation_parameters': {'seed': 7},
                   'input_messages': [{'message': {'role': 'user', 'content': 'hi'}}]}, 'input': {'value': {'q': 'hi'}, 'mime_type': 'application/json'},
                   'metadata': {'a': {'b': 1}}, 'session': {'id': 's1'}, 'output': {'answer': 'yes'}}}""";
        List<JsonNode> rows = Given.of(folder, "spans | select type, model, tokens, inputs, attributes.metadata.a.b as b, attributes.llm.invocation_parameters as p, attributes.output as o, start", span);
        assertEquals("[{\"type\":\"LLM\",\"model\":\"m\",\"tokens\":{\"input\":1,\"output\":2,\"total\":3,\"cache_read\":1},\"inputs\":{\"q\":\"hi\"},\"b\":1,\"p\":{\"seed\":7},\"o\":{\"answer\":\"yes\"},"
                + "\"start\":\"2026-03-04T02:56:40.000001000Z\"}]", rows.toString());
        assertEquals("[{\"role\":\"user\",\"content\":\"hi\"}]", Given.of(folder, "messages where direction = \"input\" | select role, content", span.replace("'input': {'value': {'q': 'hi'}, 'mime_type': 'application/json'},", "")).toString());
        assertEquals("[\"s1\"]", Given.of(folder, "traces | values session", span).toString());
    }
}
