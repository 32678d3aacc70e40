package tq.read.rows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tq.json.JsonDocument;
import tq.read.Given;

/** Rows of tables of spans, and spans of which only the attributes are known. */
class RowsTest {

    private static final String IDS = "'trace_id': '6d7089a0f8f48bbe1fe0be2245bb85bd', 'span_id': '00000000000000a1', 'name': 'n'";

    @TempDir
    Path folder;

    private String value(String query, String row) throws Exception {
        List<JsonNode> rows = Given.of(folder, query, row);
        assertEquals(1, rows.size());
        return rows.get(0).toString();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "'start_time': 1772600200000, 'end_time': 1772600201500 | 1500 | 2026-03-04T04:56:40.000000000Z",
        "'start_time': 1772600200, 'duration_ms': 1500 | 1500 | 2026-03-04T04:56:40.000000000Z",
        "'start_time': 1772600200.25, 'duration': 1.5 | 1500 | 2026-03-04T04:56:40.250000000Z",
        "'start_time': 1772600200000001, 'duration': 1500000 | 1500 | 2026-03-04T04:56:40.000001000Z",
        "'start_time': 1772600200000000001, 'duration': 1500000000 | 1500 | 2026-03-04T04:56:40.000000001Z",
        "'timestamp': '2026-03-04 04:56:40.000000001', 'duration_ns': '1500000000' | 1500 | 2026-03-04T04:56:40.000000001Z",
        "'timestamp': '2026-03-04 04:56:40.5 UTC', 'duration': 1500000000 | 1500 | 2026-03-04T04:56:40.500000000Z",
        "'start_time': '2026-03-04 04:56:40+00', 'end_time': '2026-03-04 06:56:41.5+0200' | 1500 | 2026-03-04T04:56:40.000000000Z",
        "'start_time': '2026-03-04T04:56:40', 'duration': 'PT1.5S' | 1500 | 2026-03-04T04:56:40.000000000Z",
        "'start_time': '2026-03-04T04:56:40Z', 'duration': '1500 ms' | 1500 | 2026-03-04T04:56:40.000000000Z",
        "'start_time_ms': 1772600200000, 'start_time': null, 'duration_us': 1500000 | 1500 | 2026-03-04T04:56:40.000000000Z",
        "'start_time_unix_nano': '1772600200000000001', 'end_time_unix_nano': 1772600201500000001 | 1500 | 2026-03-04T04:56:40.000000001Z",
        "'start_time': 1772600200000, 'duration': -5 | null | 2026-03-04T04:56:40.000000000Z",
        "'start_time': 1772600200000, 'duration': 1e999999999 | null | 2026-03-04T04:56:40.000000000Z",
        "'start_time': 1772600200000, 'end_time': 'soon', 'duration': [] | null | 2026-03-04T04:56:40.000000000Z"})
    void timesAreReadInEveryUnit(String times, String duration, String start) throws Exception {
        assertEquals("{\"start\":\"" + start + "\",\"duration\":" + duration + "}", value("spans | select start, duration", "{" + IDS + ", " + times + "}"));
    }

    @Test
    void columnsOfOtherNamesMeanTheSame() throws Exception {
        String row = """
                {'TraceID': '6d7089a0f8f48bbe1fe0be2245bb85bd', 'spanId': '00000000000000A1', 'parent_id': '00000000000000b2', 'span_name': 'chat', 'span_kind': 'Client', 'service_name': 'shop',
                 'start_time': '2026-03-04T04:56:40Z', 'duration_ms': 2, 'status_code': 'Error', 'status_message': 'boom', 'attributes': '{\\'gen_ai.request.model\\': \\'m\\', \\'none\\': null}',
                 'session_id': 's1', 'user_id': null, 'output': 'yes', 'region': 'eu', 'trace_state': '', 'events': '[{\\'name\\': \\'e\\', \\'timestamp\\': 1772600200000}]'}""";
        assertEquals("{\"id\":\"00000000000000a1\",\"parent_id\":\"00000000000000b2\",\"trace_id\":\"6d7089a0f8f48bbe1fe0be2245bb85bd\",\"name\":\"chat\",\"kind\":\"CLIENT\",\"status\":\"ERROR\","
                + "\"message\":\"boom\",\"model\":\"m\",\"outputs\":\"yes\",\"service\":\"shop\",\"session\":\"s1\","
                + "\"attributes\":{\"gen_ai.request.model\":\"m\",\"session.id\":\"s1\",\"output.value\":\"yes\",\"region\":\"eu\"}}",
                value("spans | select id, parent_id, trace_id, name, kind, status, message, model, outputs, resource.service.name as service, trace.session as session, attributes", row));
        assertEquals("{\"name\":\"e\",\"time\":\"2026-03-04T04:56:40.000000000Z\"}", value("events | select name, time", row));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {"{} | {}", "null | {}", "'a=1' | {\"attributes\":\"a=1\"}", "'{\"a\": 1}' | {\"a\":1}", "[{'key': 'k', 'value': {'intValue': '1'}}] | {\"k\":1}", "'' | {}"})
    void attributesMayBeTextOrAListOrNothing(String stored, String attributes) throws Exception {
        String row = "{" + IDS + ", 'start_time': 1772600200, 'attributes': " + stored.replace("\"", "\\'") + "}";
        assertEquals(attributes, value("spans | values attributes", row));
    }

    @Test
    void aKindOfOpenInferenceIsAType() throws Exception {
        assertEquals("{\"type\":\"RETRIEVER\",\"kind\":null}", value("spans | select type, kind", "{" + IDS + ", 'start_time': 1772600200, 'span_kind': 'RETRIEVER'}"));
        assertEquals("{\"type\":\"TOOL\",\"kind\":null}",
                value("spans | select type, kind", "{" + IDS + ", 'start_time': 1772600200, 'span_kind': 'UNKNOWN', 'attributes': {'openinference.span.kind': 'TOOL'}}"));
    }

    @Test
    void clickHouseRowsOfTheCollectorAreSpans() throws Exception {
        String row = """
                {'Timestamp': '2026-03-04 04:56:40.000000001', 'TraceId': '6d7089a0f8f48bbe1fe0be2245bb85bd', 'SpanId': '00000000000000a1', 'ParentSpanId': '', 'TraceState': '', 'SpanName': 'chat',
                 'SpanKind': 'SPAN_KIND_CLIENT', 'ServiceName': 'shop', 'ResourceAttributes': {'host.name': 'h'}, 'ScopeName': 'lib', 'ScopeVersion': '1',
                 'SpanAttributes': {'gen_ai.usage.input_tokens': '12', 'gen_ai.operation.name': 'chat'}, 'Duration': '1500000002', 'StatusCode': 'STATUS_CODE_OK', 'StatusMessage': '',
                 'Events.Timestamp': ['2026-03-04 04:56:41', '2026-03-04 04:56:42'], 'Events.Name': ['a', 'exception'], 'Events.Attributes': [{}, {'exception.type': 'KeyError'}],
                 'Links.TraceId': ['1d7089a0f8f48bbe1fe0be2245bb85bd'], 'Links.SpanId': ['00000000000000c3'], 'Links.TraceState': [''], 'Links.Attributes': [{'k': 'v'}]}""";
        String expected = "{\"trace_id\":\"6d7089a0f8f48bbe1fe0be2245bb85bd\",\"span_id\":\"00000000000000a1\",\"parent_span_id\":null,\"name\":\"chat\",\"kind\":\"SPAN_KIND_CLIENT\","
                + "\"start_time_unix_nano\":1772600200000000001,\"end_time_unix_nano\":1772600201500000003,\"events\":[{\"name\":\"a\",\"time_unix_nano\":1772600201000000000,\"attributes\":{}},"
                + "{\"name\":\"exception\",\"time_unix_nano\":1772600202000000000,\"attributes\":{\"exception.type\":\"KeyError\"}}],\"status\":{\"code\":\"STATUS_CODE_OK\",\"message\":\"\"},"
                + "\"attributes\":{\"gen_ai.usage.input_tokens\":\"\\\"12\\\"\",\"gen_ai.operation.name\":\"\\\"chat\\\"\"},"
                + "\"links\":[{\"trace_id\":\"1d7089a0f8f48bbe1fe0be2245bb85bd\",\"span_id\":\"00000000000000c3\",\"attributes\":{\"k\":\"v\"}}],"
                + "\"resource\":{\"host.name\":\"h\",\"service.name\":\"shop\"},\"scope\":{\"name\":\"lib\",\"version\":\"1\"}}";
        assertEquals(expected, value("spans", row).replace(",\"TraceState\":\"\"", ""));
        assertEquals("{\"tokens.input\":12,\"type\":\"CHAT_MODEL\"}", value("spans | select tokens.input, type", row));
        String compact = "{'meta': [{'name': 'Timestamp', 'type': 'DateTime64(9)'}, {'name': 'TraceId', 'type': 'String'}, {'name': 'SpanId', 'type': 'String'}, {'name': 'SpanName', 'type': 'String'},"
                + " {'name': 'Duration', 'type': 'Int64'}], 'data': [['2026-03-04 04:56:40', '6d7089a0f8f48bbe1fe0be2245bb85bd', '00000000000000a1', 'x', '5000000']], 'rows': 1}";
        assertEquals("{\"name\":\"x\",\"duration\":5}", value("spans | select name, duration", compact));
        String log = "{'Timestamp': '2026-03-04 04:56:40', 'TraceId': '6d7089a0f8f48bbe1fe0be2245bb85bd', 'SpanId': '00000000000000a1', 'SeverityText': 'INFO', 'Body': 'hi'}";
        assertFalse(new FlatFormat().reads(JsonDocument.parse(log.replace('\'', '"').getBytes(StandardCharsets.UTF_8)).root()));
    }

    @Test
    void rowsMayHaveColumnsThatMlflowCallsSo() throws Exception {
        assertEquals("{\"format\":\"flat rows\",\"span_count\":1}", value("traces | select format, span_count",
                "{" + IDS + ", 'start_time': 1772600200, 'state': 'x', 'request_time': 'y', 'error_code': 'z'}"));
    }

    @Test
    void aTraceOfRowsMayNameItsIdOnce() throws Exception {
        String page = "{'data': [{'id': 'g', 'trace_id': '6d7089a0f8f48bbe1fe0be2245bb85bd', 'spans': [{'span_id': '00000000000000a1', 'parent_id': null, 'name': 'a', 'span_kind': 'CHAIN', 'status_code': 'OK',"
                + " 'start_time': '2026-03-04T04:56:40+00:00', 'end_time': '2026-03-04T04:56:41+00:00'}, {'span_id': '00000000000000a2', 'parent_id': '00000000000000a1', 'name': 'b',"
                + " 'start_time': '2026-03-04T04:56:40+00:00', 'end_time': null}]}]}";
        assertEquals("{\"id\":\"6d7089a0f8f48bbe1fe0be2245bb85bd\",\"span_count\":2,\"depth\":1}", value("traces | select id, span_count, depth", page));
    }

    @Test
    void attributesOfASpanAloneAreATraceOfOneSpan() throws Exception {
        JsonNode codex = Given.rows("spans | select id, name, start, scope, attributes.codex.turn.token_usage.input_tokens as input", "langwatch/codex-B.session_task_turn.json").get(0);
        assertEquals("{\"id\":null,\"name\":\"session_task.turn\",\"start\":null,\"scope\":\"codex_cli_rs\",\"input\":13297}", codex.toString());
        assertEquals("[{\"id\":null,\"span_count\":1,\"format\":\"attributes of a span\"}]", Given.rows("traces | select id, span_count, format", "langwatch/gemini-B.llm_call.json").toString());
        assertEquals("[\"gemini-3.1-flash-lite\"]", Given.rows("spans | values model", "langwatch/gemini-B.llm_call.json").toString());
        assertEquals("[3]", Given.rows("count traces", "langwatch/gemini-B.llm_call.json", "langwatch/codex-B.session_task_turn.json", "langwatch/opencode-B.doStream.json").toString());
    }

    @Test
    void rowsOfTheCorpusAreReadAsTheyStand() throws Exception {
        List<JsonNode> raw = Given.documents("flat-otel/otel-arrow-2_traces.jsonl");
        List<JsonNode> spans = Given.rows("spans | select id, parent_id, trace_id, name, start, end, attributes", "flat-otel/otel-arrow-2_traces.jsonl");
        assertEquals(35, spans.size());
        for (JsonNode span : spans) {
            JsonNode row = raw.stream().filter(each -> each.path("span_id").equals(span.path("id"))).findFirst().orElseThrow();
            assertEquals(row.path("name"), span.path("name"));
            assertEquals(row.path("trace_id"), span.path("trace_id"));
            assertEquals(row.path("parent_span_id").asText("null"), span.path("parent_id").asText("null"));
            assertEquals(row.path("start_time_unix_nano").longValue(), Given.nanos(span.path("start").asText()));
            assertEquals(row.path("end_time_unix_nano").longValue(), Given.nanos(span.path("end").asText()));
            row.path("attributes").properties().forEach(attribute -> assertEquals(!attribute.getValue().isNull(), span.path("attributes").has(attribute.getKey()), attribute.getKey()));
        }
    }
}
