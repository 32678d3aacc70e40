package tq.read.jaeger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tq.read.Given;

/** Zipkin's spans, held against a walk over the same JSON. */
class ZipkinTest {

    private static final String SPANS = "spans | select id, parent_id, name, kind, resource.\"service.name\" as service, start, duration";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"ascend, 8", "envoy, 1", "messaging, 4", "messaging-kafka, 28", "skew, 4", "yelp, 16"})
    void eachFileIsOneTraceWithItsSpans(String name, int count) throws Exception {
        String file = "zipkin/" + name + ".json";
        List<JsonNode> rows = Given.rows(SPANS, file);
        assertEquals(count, rows.size());
        assertEquals(Given.list("[{'format': 'Zipkin', 'span_count': " + count + "}]"), Given.rows("traces | select format, span_count", file));
        assertEquals(count, rows.stream().map(row -> row.get("id").asText()).distinct().count());
        JsonNode raw = Given.raw(file);
        for (int i = 0; i < count; i++) {
            JsonNode span = raw.get(i);
            JsonNode row = rows.get(i);
            assertEquals(span.path("name").asText(), row.get("name").asText());
            assertEquals(span.path("kind").asText(""), row.get("kind").asText("").replace("null", ""));
            assertEquals(span.path("localEndpoint").path("serviceName").asText(""), row.get("service").asText("").replace("null", ""));
            assertEquals(span.get("duration").longValue(), Math.round(row.get("duration").doubleValue() * 1000));
            assertEquals(micros(span.get("timestamp").longValue()), row.get("start").asText());
        }
    }

    private static String micros(long time) {
        return Instant.ofEpochSecond(time / 1_000_000).toString().substring(0, 19) + "." + String.format("%06d", time % 1_000_000) + "000Z";
    }

    /** Where two spans share an id, the server's hangs under the client's, and its service's children under it. */
    @ParameterizedTest
    @CsvSource({"ascend, 2", "skew, 1", "yelp, 3", "messaging-kafka, 0"})
    void halvesOfACallAreToldApart(String name, int shared) throws Exception {
        JsonNode raw = Given.raw("zipkin/" + name + ".json");
        List<JsonNode> rows = Given.rows(SPANS + ", attributes.\"zipkin.id\" as raw", "zipkin/" + name + ".json");
        Map<String, Integer> clients = new HashMap<>();
        Map<String, Integer> servers = new HashMap<>();
        for (int i = 0; i < raw.size(); i++) {
            (raw.get(i).has("shared") ? servers : clients).put(raw.get(i).get("id").asText(), i);
        }
        servers.keySet().retainAll(clients.keySet());
        assertEquals(shared, servers.size());
        for (int i = 0; i < raw.size(); i++) {
            String id = raw.get(i).get("id").asText();
            String parent = raw.get(i).path("parentId").asText("");
            boolean isHalf = servers.containsKey(id) && servers.get(id) == i;
            boolean underHalf = servers.containsKey(parent) && service(raw.get(servers.get(parent))).equals(service(raw.get(i)));
            assertEquals(isHalf ? id : underHalf ? rows.get(servers.get(parent)).get("id").asText() : parent, rows.get(i).get("parent_id").asText("").replace("null", ""));
            assertEquals(isHalf ? id : "null", rows.get(i).get("raw").asText());
            assertEquals(isHalf, !rows.get(i).get("id").asText().equals(id));
        }
    }

    private static String service(JsonNode span) {
        return span.path("localEndpoint").path("serviceName").asText();
    }

    /** However the spans of a trace come: a list of lists, one a line, the two halves in two files. */
    @Test
    void halvesFindEachOtherWhereverTheyStand() throws Exception {
        JsonNode raw = Given.raw("zipkin/skew.json");
        String query = SPANS + " | sort start";
        List<JsonNode> listed = Given.rows(query, "zipkin/skew.json");
        assertEquals(listed, Given.of(folder, query, "[" + raw + "]"));
        List<String> lines = new ArrayList<>();
        raw.forEach(span -> lines.add(span.toString()));
        assertEquals(listed, Given.of(folder, query, String.join("\n", lines)));
        assertEquals(listed, Given.of(folder, query, "[" + lines.get(0) + "," + lines.get(3) + "]", "[" + lines.get(1) + "," + lines.get(2) + "]"));
    }

    @Test
    void aSharedFlagWithoutTheOtherHalfChangesNothing() throws Exception {
        assertEquals(Given.list("[{'id': '978883983d506fa5', 'parent_id': null, 'error': false}]"), Given.rows("spans | select id, parent_id, error", "zipkin/envoy.json"));
    }

    @Test
    void traceIdsAreWholeAndTheirOwnFormStays() throws Exception {
        assertEquals(Given.list("[{'id': '0000000000000000978883983d506fa5', 'raw': '978883983d506fa5'}]"),
                Given.rows("spans | select trace_id as id, attributes.\"zipkin.trace_id\" as raw", "zipkin/envoy.json"));
        assertEquals(List.of("5aab74dbb904746bb33447baae403ed6"), Given.texts(Given.rows("traces | values id", "zipkin/messaging.json")));
        assertEquals("[0]", Given.rows("spans with attributes.\"zipkin.trace_id\" | count", "zipkin/messaging.json").toString());
    }

    /** Three tags say error, the last of them nothing more. */
    @Test
    void aTagErrorIsTheStatusAndItsMessage() throws Exception {
        assertEquals(List.of("some error", "some error", ""), Given.texts(Given.rows("failed spans | values message", "zipkin/messaging-kafka.json")));
        String span = "{'traceId': '1', 'id': '2', 'localEndpoint': {}, 'tags': {%s}}";
        String query = "spans | select status, message, attributes";
        assertEquals(Given.list("[{'status': 'ERROR', 'message': 'late', 'attributes': {'zipkin.trace_id': '1', 'zipkin.id': '2'}}]"),
                Given.of(folder, query, span.formatted("'otel.status_code': 'ERROR', 'otel.status_description': 'late'")));
        assertEquals("ERROR", Given.of(folder, query, span.formatted("'error': 'true'")).get(0).get("status").asText());
        assertEquals("", Given.of(folder, query, span.formatted("'error': 'true'")).get(0).get("message").asText());
        assertEquals("UNSET", Given.of(folder, query, span.formatted("'error': 'false'")).get(0).get("status").asText());
        assertEquals("OK", Given.of(folder, query, span.formatted("'otel.status_code': 'OK'")).get(0).get("status").asText());
    }

    @Test
    void endpointsAndAnnotationsStay() throws Exception {
        assertEquals(Given.list("[{'peer': 'rabbitmq', 'host': '192.168.0.10'}]"),
                Given.rows("spans where kind = PRODUCER | select attributes.\"peer.service\" as peer, resource.\"net.host.ip\" as host", "zipkin/messaging.json"));
        assertEquals(Given.list("[{'v6': '::1', 'port': 54602}]"), Given.rows("root spans | select attributes.\"peer.ipv6\" as v6, attributes.\"peer.port\" as port", "zipkin/messaging.json"));
        List<String> annotations = new ArrayList<>();
        for (JsonNode span : Given.raw("zipkin/yelp.json")) {
            span.path("annotations").forEach(annotation -> annotations.add(annotation.get("value").asText() + " " + micros(annotation.get("timestamp").longValue())));
        }
        assertNotEquals(List.of(), annotations);
        assertEquals(annotations, Given.rows("events | select name, time", "zipkin/yelp.json").stream().map(row -> row.get("name").asText() + " " + row.get("time").asText()).toList());
    }

    @Test
    void eitherTimeMayBeMissing() throws Exception {
        String query = "spans | select start, end, duration, attributes.\"zipkin.duration\" as raw";
        String span = "{'traceId': '1', 'id': '2', 'localEndpoint': {'serviceName': 'a'}%s}";
        assertEquals(Given.list("[{'start': null, 'end': null, 'duration': null, 'raw': 7}]"), Given.of(folder, query, span.formatted(", 'duration': 7")));
        assertEquals(Given.list("[{'start': '1970-01-01T00:00:00.000007000Z', 'end': null, 'duration': null, 'raw': null}]"), Given.of(folder, query, span.formatted(", 'timestamp': 7")));
        assertEquals(Given.list("[{'start': '1970-01-01T00:00:00.000005000Z', 'end': '1970-01-01T00:00:00.000008000Z', 'duration': 0.003, 'raw': null}]"),
                Given.of(folder, query, span.formatted(", 'duration': 3, 'annotations': [{'timestamp': 6, 'value': 'b'}, {'timestamp': 5, 'value': 'a'}]")));
    }
}
