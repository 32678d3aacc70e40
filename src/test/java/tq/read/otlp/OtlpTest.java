package tq.read.otlp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tq.read.Given;

/** Corners of OTLP's JSON, and of those who write it in their own way. */
class OtlpTest {

    @TempDir
    Path folder;

    private List<JsonNode> rows(String query, String spans) throws Exception {
        return Given.of(folder, query, "{'resourceSpans': [{'resource': {'attributes': []}, 'scopeSpans': [{'scope': {'name': 's'}, 'spans': [" + spans + "]}]}]}");
    }

    private static String span(String more) {
        return "{'traceId': '5B8EFFF798038103D269B633813FC60C', 'spanId': 'EEE19B7EC3C1B174', 'name': 'n', 'startTimeUnixNano': '1544712660000000001', 'endTimeUnixNano': 1544712661000000003"
                + more + "}";
    }

    /** The counts of the corpus' README. */
    @ParameterizedTest
    @CsvSource({
        "otlp/jaeger-link_attributes_trace.json, 1, 1", "otlp/jaeger-log_tags_trace.json, 1, 1", "otlp/jaeger-multi_spot_tags_trace.json, 1, 1",
        "otlp/jaeger-otel_traces_01.json, 4, 2", "otlp/jaeger-scope_name_version_trace.json, 1, 1", "otlp/jaeger-tags_opname_trace.json, 1, 1",
        "otlp/langwatch-claude_code.json, 1, 1", "otlp/open-agent-traces.otlp.jsonl, 2, 2", "otlp/opentelemetry-proto-trace.json, 1, 1",
        "flat-otel/otel-arrow-2_traces.jsonl, 35, 9", "flat-otel/otel-arrow-single_trace.json, 1, 1",
        "langwatch/codex-B.session_task_turn.json, 1, 1", "langwatch/gemini-B.llm_call.json, 1, 1", "langwatch/opencode-B.doStream.json, 1, 1",
        "frameworks/phoenix-rest-spans.json, 21, 3", "frameworks/phoenix-rest-otlpv1.json, 12, 2", "frameworks/phoenix-dataframe.jsonl, 12, 2",
        "frameworks/traceloop-openai.console.jsonl, 28, 10", "frameworks/traceloop-openai.otlp.jsonl, 28, 10"})
    void filesHaveTheSpansThatTheReadmeCounts(String file, int spans, int traces) throws Exception {
        assertEquals("[" + spans + "]", Given.rows("count spans", file).toString());
        assertEquals("[" + traces + "]", Given.rows("count traces", file).toString());
    }

    @Test
    void upperCaseIdsBecomeLowerCaseAndTimesStayExact() throws Exception {
        assertEquals("[{\"id\":\"eee19b7ec3c1b174\",\"trace_id\":\"5b8efff798038103d269b633813fc60c\",\"start\":\"2018-12-13T14:51:00.000000001Z\",\"end\":\"2018-12-13T14:51:01.000000003Z\"}]",
                rows("spans | select id, trace_id, start, end", span("")).toString());
    }

    @ParameterizedTest
    @CsvSource({"{}, UNSET", "{'code': 0}, UNSET", "{'code': 1}, OK", "{'code': 2}, ERROR", "{'code': 'STATUS_CODE_ERROR'}, ERROR", "{'message': 'm'}, UNSET", "{'code': 'Ok'}, OK", "null, UNSET"})
    void aStatusMayBeANumberOrAWordOrNothing(String status, String expected) throws Exception {
        assertEquals("[\"" + expected + "\"]", rows("spans | values status", span(", 'status': " + status.replace('"', '\''))).toString());
    }

    @ParameterizedTest
    @CsvSource({"3, CLIENT", "'SPAN_KIND_CLIENT', CLIENT", "0, ''", "'SPAN_KIND_UNSPECIFIED', ''", "5, CONSUMER", "9, ''"})
    void aKindMayBeANumberOrAName(String kind, String expected) throws Exception {
        String stored = kind.matches("\\d") ? kind : "'" + kind + "'";
        assertEquals(expected.isEmpty() ? "null" : "\"" + expected + "\"", rows("spans | values kind", span(", 'kind': " + stored)).get(0).toString());
    }

    @Test
    void everyKindOfValueIsRead() throws Exception {
        String attributes = span("""
                , 'attributes': [{'key': 'int', 'value': {'intValue': '9007199254740993'}}, {'key': 'bare', 'value': {'intValue': 12}}, {'key': 'none', 'value': {}},
                {'key': 'double', 'value': {'doubleValue': 1.5}}, {'key': 'nan', 'value': {'doubleValue': 'NaN'}}, {'key': 'bool', 'value': {'boolValue': false}},
                {'key': 'list', 'value': {'arrayValue': {'values': [{'stringValue': 'a'}, {'intValue': '1'}]}}}, {'key': 'empty', 'value': {'arrayValue': {}}},
                {'key': 'object', 'value': {'kvlistValue': {'values': [{'key': 'k', 'value': {'kvlistValue': {'values': [{'key': 'x', 'value': {'boolValue': true}}]}}}]}}},
                {'key': 'bytes', 'value': {'bytesValue': 'aGk='}}]""");
        assertEquals("[{\"int\":9007199254740993,\"bare\":12,\"none\":null,\"double\":1.5,\"nan\":\"NaN\",\"bool\":false,\"list\":[\"a\",1],\"empty\":[],\"object\":{\"k\":{\"x\":true}},\"bytes\":\"aGk=\"}]",
                rows("spans | values attributes", attributes).toString());
    }

    @Test
    void oldNamesAndSnakeCaseAreTheSame() throws Exception {
        String old = "{'resource_spans': [{'resource': {'attributes': [{'key': 'service.name', 'value': {'string_value': 'bot'}}]}, 'instrumentation_library_spans': [{'instrumentation_library': {'name': 'lib'},"
                + " 'spans': [{'trace_id': '5b8efff798038103d269b633813fc60c', 'span_id': 'eee19b7ec3c1b174', 'parent_span_id': '0000000000000000', 'name': 'n', 'kind': 'SPAN_KIND_SERVER', 'flags': 257,"
                + " 'start_time_unix_nano': '1', 'end_time_unix_nano': '0', 'status': {}}]}]}]}";
        String query = "spans | select id, parent_id, kind, scope, resource.service.name as service, end";
        String expected = "[{\"id\":\"eee19b7ec3c1b174\",\"parent_id\":null,\"kind\":\"SERVER\",\"scope\":\"lib\",\"service\":\"bot\",\"end\":null}]";
        assertEquals(expected, Given.of(folder, query, old).toString());
        String camel = old.replace("resource_spans", "resourceSpans").replace("instrumentation_library_spans", "instrumentationLibrarySpans").replace("instrumentation_library", "instrumentationLibrary")
                .replace("trace_id", "traceId").replace("parent_span_id", "parentSpanId").replace("span_id", "spanId").replace("_time_unix_nano", "TimeUnixNano").replace("string_value", "stringValue");
        assertEquals(expected, Given.of(folder, query, camel).toString());
        assertEquals("[257]", Given.of(folder, "spans | jq \".flags\"", old).toString());
    }

    @Test
    void aTextThatIsJsonIsStoredAsTheSameTextWhateverTheFormat() throws Exception {
        String otlp = span(", 'attributes': [{'key': 'a', 'value': {'stringValue': '{\\'q\\': 1}'}}, {'key': 'b', 'value': {'stringValue': '42'}}]");
        assertEquals("[{\"raw_attributes_a\":\"{\\\"q\\\": 1}\",\"b\":\"\\\"42\\\"\"}]",
                rows("spans | select raw(attributes.a) as raw_attributes_a, raw(attributes.b) as b", otlp).toString());
    }
}
