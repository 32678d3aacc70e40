package tq.read.otlp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tq.read.Given;

/** What the SDKs of OpenTelemetry print to a console, against the same spans in OTLP. */
class OtelSdkTest {

    private static final String CONSOLE = "frameworks/traceloop-openai.console.jsonl";
    private static final String OTLP = "frameworks/traceloop-openai.otlp.jsonl";

    @TempDir
    Path folder;

    private static Map<String, ObjectNode> spans(String file) throws Exception {
        Map<String, ObjectNode> spans = new TreeMap<>();
        Given.rows("spans", file).forEach(span -> spans.put(span.path("span_id").asText(), (ObjectNode) span));
        return spans;
    }

    /** Takes the times out of a span and its events. */
    private static List<Long> withoutTimes(ObjectNode span) {
        List<Long> times = new ArrayList<>();
        times.add(span.remove("start_time_unix_nano").longValue());
        times.add(span.remove("end_time_unix_nano").longValue());
        span.path("events").forEach(event -> times.add(((ObjectNode) event).remove("time_unix_nano").longValue()));
        return times;
    }

    @Test
    void consoleOutputGivesTheSpansOfOtlp() throws Exception {
        Map<String, ObjectNode> console = spans(CONSOLE);
        Map<String, ObjectNode> otlp = spans(OTLP);
        assertEquals(28, console.size());
        assertEquals(otlp.keySet(), console.keySet());
        otlp.forEach((id, span) -> {
            span.remove(List.of("scope", "flags")); // which the console does not print
            List<Long> exact = withoutTimes(span);
            List<Long> rounded = withoutTimes(console.get(id));
            for (int i = 0; i < exact.size(); i++) {
                assertEquals(exact.get(i), rounded.get(i), 999, id); // the console has microseconds
            }
            assertEquals(span, console.get(id), id);
        });
    }

    @Test
    void consoleOutputGivesTheAnswersOfOtlp() throws Exception {
        String fields = "spans | sort id | select id, trace_id, type, kind, inputs, outputs, model, provider, tokens, cost, tool, finish_reason, exception.type, depth, trace.session, trace.user";
        List<JsonNode> expected = Given.rows(fields, OTLP);
        List<JsonNode> ours = Given.rows(fields, CONSOLE);
        for (int i = 0; i < 28; i++) {
            assertEquals(expected.get(i), ours.get(i));
        }
        assertEquals(10, Given.rows("traces", CONSOLE).size());
    }

    @Test
    void nothingIsLeftOfNoise() throws Exception {
        JsonNode span = Given.rows("spans | limit 1", CONSOLE).get(0);
        assertEquals("[trace_id, span_id, parent_span_id, name, kind, start_time_unix_nano, end_time_unix_nano, events, status, attributes, links, resource]",
                List.copyOf(((ObjectNode) span).properties()).stream().map(Map.Entry::getKey).toList().toString());
        assertEquals("2dba1ec2d50203303c3a322fbbbbe7b8", span.path("trace_id").asText());
        assertEquals("shop-openai", span.path("resource").path("service.name").asText());
    }

    @Test
    void linksOfTheConsoleHaveAContext() throws Exception {
        String span = """
                {'name': 'a', 'context': {'trace_id': '0x2dba1ec2d50203303c3a322fbbbbe7b8', 'span_id': '0x00000000000000a1', 'trace_state': '[]'}, 'kind': 'SpanKind.PRODUCER',
                 'parent_id': null, 'start_time': '2026-11-22T15:45:14.273017Z', 'end_time': null, 'status': {'status_code': 'ERROR', 'description': 'boom'}, 'attributes': {},
                 'events': [], 'links': [{'context': {'trace_id': '0x1dba1ec2d50203303c3a322fbbbbe7b8', 'span_id': '0x2f9f447f12c47f15'}, 'attributes': {'k': 1}}], 'resource': {'attributes': {}}}""";
        assertEquals("[{\"kind\":\"PRODUCER\",\"status\":\"ERROR\",\"message\":\"boom\",\"end\":null,\"duration\":null}]",
                Given.of(folder, "spans | select kind, status, message, end, duration", span).toString());
        assertEquals("[{\"trace_id\":\"1dba1ec2d50203303c3a322fbbbbe7b8\",\"span_id\":\"2f9f447f12c47f15\",\"attributes.k\":1}]",
                Given.of(folder, "links | select trace_id, span_id, attributes.k", span).toString());
    }

    /** An object of the JavaScript SDK's ConsoleSpanExporter; 1 is SERVER there and INTERNAL in OTLP. */
    @Test
    void theJavaScriptSdkCountsKindsFromNoughtAndTimesInMicroseconds() throws Exception {
        String span = """
                {'resource': {'attributes': {'service.name': 'shop'}}, 'instrumentationScope': {'name': 'http', 'version': '0.1', 'schemaUrl': null},
                 'traceId': '3f1fe6256ea46d19ec3ca97b3409ad6d', 'parentSpanContext': {'traceId': '3f1fe6256ea46d19ec3ca97b3409ad6d', 'spanId': '6dd1c2e4a1a0f0aa'}, 'traceState': null,
                 'name': 'middleware', 'id': 'f0b7b340dd6e08a7', 'kind': 1, 'timestamp': 1684848600000441.5, 'duration': 345.25, 'attributes': {'http.route': '/'},
                 'status': {'code': 2, 'message': 'no'}, 'events': [{'name': 'e', 'attributes': {'a': 'b'}, 'time': [1684848600, 12], 'droppedAttributesCount': 0}], 'links': []}""";
        List<JsonNode> spans = Given.of(folder, "spans", span);
        assertEquals("[{\"trace_id\":\"3f1fe6256ea46d19ec3ca97b3409ad6d\",\"span_id\":\"f0b7b340dd6e08a7\",\"parent_span_id\":\"6dd1c2e4a1a0f0aa\",\"name\":\"middleware\",\"kind\":\"SPAN_KIND_SERVER\","
                + "\"start_time_unix_nano\":1684848600000441500,\"end_time_unix_nano\":1684848600000786750,\"events\":[{\"name\":\"e\",\"time_unix_nano\":1684848600000000012,\"attributes\":{\"a\":\"b\"}}],"
                + "\"status\":{\"code\":\"STATUS_CODE_ERROR\",\"message\":\"no\"},\"attributes\":{\"http.route\":\"\\\"/\\\"\"},\"links\":[],\"resource\":{\"service.name\":\"shop\"},"
                + "\"scope\":{\"name\":\"http\",\"version\":\"0.1\"}}]", spans.toString());
        String older = "{'traceId': '3f1fe6256ea46d19ec3ca97b3409ad6d', 'id': 'f0b7b340dd6e08a7', 'parentId': null, 'name': 'n', 'kind': 0, 'timestamp': 1684848600000441, 'duration': 2, 'attributes': {}, 'status': {'code': 0}}";
        assertEquals("[{\"kind\":\"INTERNAL\",\"status\":\"UNSET\",\"parent_id\":null,\"duration\":0.002}]", Given.of(folder, "spans | select kind, status, parent_id, duration", older).toString());
    }
}
