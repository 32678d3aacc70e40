package tq.read.jaeger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tq.json.JsonDocument;
import tq.read.DocumentReader;
import tq.read.Given;
import tq.read.base.NotATraceException;

/** Jaeger's JSON in its three forms. The expected values were read in the files. */
class JaegerTest {

    @TempDir
    private Path folder;

    @Test
    void eachFileHasItsSpans() throws Exception {
        assertEquals("[5]", Given.rows("spans | count", "jaeger/ui_01.json").toString());
        assertEquals("[5]", Given.rows("spans | count", "jaeger/domain_01.json").toString());
        assertEquals("[1]", Given.rows("spans | count", "jaeger/es_01.json").toString());
        assertEquals("[\"Jaeger\"]", Given.rows("traces | values format", "jaeger/ui_01.json").toString());
    }

    /** The two files are one trace; the protobuf has nanoseconds, and whole ids. */
    @Test
    void queryAnswersAndProtobufSayTheSame() throws Exception {
        String query = "spans | select trace_id, id, parent_id, name, status, message, duration, links, resource.\"service.name\", attributes.blob, attributes.temperature, "
                + "attributes.javascript_limit, attributes.\"jaeger.warnings\"";
        List<JsonNode> answer = Given.rows(query, "jaeger/ui_01.json");
        assertEquals(5, answer.size());
        assertEquals(answer, Given.rows(query, "jaeger/domain_01.json"));
        assertEquals(List.of("", "", "0000000000000002", "0000000000000002", "0000000000000004"),
                Given.texts(Given.rows("spans | values parent_id", "jaeger/ui_01.json")).stream().map(id -> id.replace("null", "")).toList());
        assertEquals("2017-01-26T21:46:31.639875000Z", Given.rows("spans | values start", "jaeger/ui_01.json").get(0).asText());
        assertEquals("2017-01-26T21:46:31.639875139Z", Given.rows("spans | values start", "jaeger/domain_01.json").get(0).asText());
        assertEquals("[0.005,0.005,0.005,0.005,0.004]", Given.rows("spans | values duration", "jaeger/ui_01.json").toString().replace(" ", ""));
    }

    @Test
    void idsArePaddedAndStayVisible() throws Exception {
        assertEquals(Given.json("[{'trace_id': '00000000000000000000000000000001', 'raw': '0000000000000001'}]").get(0),
                Given.rows("spans | select trace_id, attributes.\"jaeger.trace_id\" as raw", "jaeger/ui_01.json").get(0));
        JsonNode row = Given.of(folder, "spans | select trace_id, id, parent_id, attributes",
                "{'traceID': 'Ab1', 'spanID': 'f', 'parentSpanID': 'E', 'operationName': 'x', 'startTime': 1, 'duration': 1}").get(0);
        assertEquals(Given.json("{'trace_id': '00000000000000000000000000000ab1', 'id': '000000000000000f', 'parent_id': '000000000000000e', "
                + "'attributes': {'jaeger.trace_id': 'Ab1', 'jaeger.span_id': 'f'}}"), row);
    }

    /** The first CHILD_OF of the same trace is the parent; what else is referred to is a link. */
    @Test
    void otherReferencesAreLinks() throws Exception {
        List<JsonNode> links = Given.rows("spans where name = reference-test | expand links as link | select link.trace_id as trace, link.span_id as span, "
                + "link.attributes.\"opentracing.ref_type\" as type", "jaeger/ui_01.json");
        assertEquals(Given.list("[{'trace': '000000000000000000000000000000ff', 'span': '00000000000000ff', 'type': 'child_of'},"
                + "{'trace': '00000000000000000000000000000001', 'span': '0000000000000002', 'type': 'follows_from'}]"), links);
        assertEquals("[0]", Given.rows("spans where name = preserveParentID-test | links | count", "jaeger/ui_01.json").toString());
        assertEquals(List.of("0000000000000003"), Given.texts(Given.rows("spans | values parent_id", "jaeger/es_01.json")));
        assertEquals("[2]", Given.rows("links | count", "jaeger/es_01.json").toString());
    }

    @Test
    void tagsHaveTheirTypes() throws Exception {
        JsonNode attributes = Given.rows("spans where error | values attributes", "jaeger/ui_01.json").get(0);
        assertEquals(new BigInteger("9223372036854775222"), attributes.get("javascript_limit").bigIntegerValue());
        assertEquals("[72.5,23456,\"service-y\",\"AAAwOQ==\"]",
                List.of(attributes.get("temperature"), attributes.get("peer.ipv4"), attributes.get("peer.service"), attributes.get("blob")).toString().replace(" ", ""));
        String tags = "{'key': 'a', 'type': 'int64', 'value': '18446744073709551616'}, {'key': 'b', 'type': 'bool', 'value': 'true'}, {'key': 'c', 'type': 'float64', 'value': '0.25'}, "
                + "{'key': 'd', 'type': 'string', 'value': '7'}, {'key': 'e', 'type': 'int64', 'value': 'x'}, {'key': 'f', 'vType': 'INT64'}, {'key': 'g', 'vType': 'BOOL'}, "
                + "{'key': 'h', 'vType': 'INT64', 'vInt64': '-12'}, {'key': 'i', 'vStr': 'text'}, {'key': 'j', 'type': 'float64', 'value': 'NaN'}";
        JsonNode all = Given.of(folder, "spans | values attributes",
                "{'traceID': '" + "1".repeat(32) + "', 'spanID': '" + "2".repeat(16) + "', 'operationName': 'x', 'tags': [" + tags + "], 'tag': {'http@method': 'GET', 'n': 3}}").get(0);
        assertEquals(Given.json("{'http.method': 'GET', 'n': 3, 'a': 18446744073709551616, 'b': true, 'c': 0.25, 'd': '7', 'e': 'x', 'f': 0, 'g': false, 'h': -12, 'i': 'text', 'j': 'NaN'}"), all);
    }

    @Test
    void logsAreEventsAndErrorsAmongThemExceptions() throws Exception {
        assertEquals(Given.list("[{'name': 'testing-event', 'x': null, 'e': 'event-y'}, {'name': 'log', 'x': 'y', 'e': null}]"),
                Given.rows("events | select name, attributes.x as x, attributes.\"event-x\" as e", "jaeger/es_01.json"));
        String logs = "{'timestamp': 1485467191639875, 'fields': [{'key': 'event', 'value': 'error'}, {'key': 'error.kind', 'value': 'IOError'}, {'key': 'message', 'value': 'broken'}, "
                + "{'key': 'stack', 'value': 'at x'}]}, {'timestamp': 1485467191639876, 'fields': [{'key': 'event', 'value': 'exception'}, {'key': 'exception.type', 'value': 'T'}]}, "
                + "{'timestamp': 1485467191639877, 'fields': [{'key': 'event', 'value': 'error'}]}";
        List<JsonNode> events = Given.of(folder, "events | select name, time, exception.type as type, exception.message as message, exception.stacktrace as stack",
                "{'traceID': '" + "1".repeat(32) + "', 'spanID': '" + "2".repeat(16) + "', 'operationName': 'x', 'logs': [" + logs + "]}");
        assertEquals(Given.list("[{'name': 'exception', 'time': '2017-01-26T21:46:31.639875000Z', 'type': 'IOError', 'message': 'broken', 'stack': 'at x'},"
                + "{'name': 'exception', 'time': '2017-01-26T21:46:31.639876000Z', 'type': 'T', 'message': null, 'stack': null},"
                + "{'name': 'error', 'time': '2017-01-26T21:46:31.639877000Z', 'type': null, 'message': null, 'stack': null}]"), events);
    }

    @Test
    void statusKindAndScopeComeFromTags() throws Exception {
        String tags = "{'key': 'otel.status_code', 'type': 'string', 'value': '%s'}, {'key': 'otel.status_description', 'type': 'string', 'value': 'late'}, {'key': 'error', 'type': 'bool', 'value': %s}, "
                + "{'key': 'span.kind', 'type': 'string', 'value': 'client'}, {'key': 'otel.library.name', 'type': 'string', 'value': 'lib'}, {'key': 'otel.library.version', 'type': 'string', 'value': '2'}";
        String span = "{'traceID': '" + "1".repeat(32) + "', 'spanID': '" + "2".repeat(16) + "', 'operationName': 'x', 'tags': [" + tags + "]}";
        String query = "spans | select status, message, kind, scope, attributes";
        assertEquals(Given.list("[{'status': 'ERROR', 'message': 'late', 'kind': 'CLIENT', 'scope': 'lib', 'attributes': {}}]"),
                Given.of(folder, query, span.formatted("ERROR", "true")));
        assertEquals("OK", Given.of(folder, query, span.formatted("OK", "false")).get(0).get("status").asText());
        assertEquals("ERROR", Given.of(folder, query, span.formatted("", "true")).get(0).get("status").asText());
        assertEquals("UNSET", Given.of(folder, query, span.formatted("", "false")).get(0).get("status").asText());
    }

    @Test
    void processesBecomeResources() throws Exception {
        assertEquals("[\"service-x\",\"service-x\",\"service-y\",\"service-y\",\"service-y\"]", Given.rows("spans | values resource.\"service.name\"", "jaeger/ui_01.json").toString().replace(" ", ""));
        assertEquals("[{\"service.name\":\"service-x\",\"sdk.version\":\"1.2.1\"}]", Given.rows("spans | values resource", "jaeger/es_01.json").toString());
        String document = "{'spans': [{'traceId': 'AAAAAAAAAAAAAAAAAAAAAQ==', 'spanId': 'AAAAAAAAAAI=', 'operationName': 'x', 'processId': 'p7'}], "
                + "'processMap': [{'processId': 'p7', 'process': {'serviceName': 'seven'}}]}";
        assertEquals(List.of("seven"), Given.texts(Given.of(folder, "spans | values resource.\"service.name\"", document)));
    }

    @Test
    void warningsStay() throws Exception {
        assertEquals(Given.list("[{'name': 'reference-test', 'said': ['some span warning']}, {'name': 'preserveParentID-test', 'said': ['some span warning']}]"),
                Given.rows("spans where attributes.\"jaeger.warnings\" is not missing | select name, attributes.\"jaeger.warnings\" as said", "jaeger/ui_01.json"));
        assertEquals("[\"some trace warning\"]", Given.rows("traces | values tags.\"jaeger.warnings\"", "jaeger/domain_01.json").get(0).asText());
    }

    /** The same trace as OTLP and as Jaeger answers it, where its one span stands twice; Jaeger has no place for the address of a schema. */
    @Test
    void isTheTraceThatOtlpHas() throws Exception {
        List<JsonNode> otlp = Given.rows("spans", "otlp/jaeger-otlp2jaeger-in.json");
        assertEquals(List.of("e127af99e3b3e074"), otlp.stream().map(span -> span.get("span_id").asText()).toList());
        otlp.forEach(span -> ((ObjectNode) span).remove("resource_schema_url"));
        assertEquals(otlp, Given.rows("spans", "jaeger/otlp2jaeger-out.json"));
    }

    @Test
    void readsWhatElasticsearchFinds() throws Exception {
        String span = Given.raw("jaeger/es_01.json").toString();
        List<JsonNode> alone = Given.rows("spans", "jaeger/es_01.json");
        assertEquals(alone, Given.of(folder, "spans", "[" + span + "]"));
        assertEquals(alone, Given.of(folder, "spans", "{'_index': 'jaeger-span', '_source': " + span + "}"));
        assertEquals(alone, Given.of(folder, "spans", "{'took': 1, 'hits': {'total': 1, 'hits': [{'_id': 'x', '_source': " + span + "}]}}"));
    }

    @Test
    void anErrorAnswerIsToldAsOne() {
        byte[] answer = "{\"data\": null, \"total\": 0, \"errors\": [{\"code\": 404, \"msg\": \"trace not found\"}]}".getBytes(StandardCharsets.UTF_8);
        NotATraceException problem = assertThrows(NotATraceException.class, () -> DocumentReader.read(JsonDocument.parse(answer), "answer", null));
        assertTrue(problem.getMessage().contains("trace not found"), problem.getMessage());
    }
}
