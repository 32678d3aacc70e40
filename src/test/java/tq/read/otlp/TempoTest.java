package tq.read.otlp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tq.Runs;
import tq.read.Given;

/** Answers of Grafana Tempo. */
class TempoTest {

    @TempDir
    Path folder;

    @Test
    void secondVersionWrapsTheTrace() throws Exception {
        JsonNode first = Given.documents("equivalent-handmade/booking.tempo.json").get(0);
        ObjectNode second = JsonNodeFactory.instance.objectNode();
        second.putObject("trace").set("resourceSpans", first.path("batches"));
        second.put("status", "COMPLETE");
        Path file = folder.resolve("v2.json");
        new ObjectMapper().writeValue(file.toFile(), second);
        assertEquals(Given.rows("spans", "equivalent-handmade/booking.tempo.json"), Runs.rows("spans", List.of(file.toString())));
    }

    @Test
    void aSearchGivesWhatItHoldsAndNoMore() throws Exception {
        String search = """
                {'traces': [{'traceID': '2f3e0cee77ae5dc9c17ade3689eb2e54', 'rootServiceName': 'shop', 'rootTraceName': 'update-billing', 'startTimeUnixNano': '1684778327699392724', 'durationMs': 557,
                  'spanSets': [{'spans': [{'spanID': '563d623c76514f8e', 'startTimeUnixNano': '1684778327735077898', 'durationNanos': '446979497',
                    'attributes': [{'key': 'status', 'value': {'stringValue': 'error'}}]}, {'spanID': 'a63d623c76514f8e', 'name': 'update-billing', 'startTimeUnixNano': '1684778327699392724', 'durationNanos': '557000000'}],
                    'matched': 2}]},
                 {'traceID': 'f3e0cee77ae5dc9c17ade3689eb2e54', 'rootTraceName': 'list', 'startTimeUnixNano': '1684778327699392724',
                  'spanSet': {'spans': [{'spanID': '663d623c76514f8e', 'startTimeUnixNano': '1', 'durationNanos': '2'}], 'matched': 9}},
                 {'traceID': '3f3e0cee77ae5dc9c17ade3689eb2e54', 'rootTraceName': 'empty', 'startTimeUnixNano': '1684778327699392724', 'durationMs': 3}], 'metrics': {}}""";
        List<JsonNode> traces = Given.of(folder, "traces | select id, name, state, duration, span_count, tags.service.name as service, start", search);
        assertEquals(3, traces.size());
        assertEquals("{\"id\":\"2f3e0cee77ae5dc9c17ade3689eb2e54\",\"name\":\"update-billing\",\"state\":\"UNSPECIFIED\",\"duration\":557,\"span_count\":2,\"service\":\"shop\","
                + "\"start\":\"2023-05-22T17:58:47.699392724Z\"}", traces.get(0).toString());
        assertEquals("{\"id\":\"0f3e0cee77ae5dc9c17ade3689eb2e54\",\"name\":\"list\",\"state\":\"UNSPECIFIED\",\"duration\":0,\"span_count\":1,\"service\":null,"
                + "\"start\":\"2023-05-22T17:58:47.699392724Z\"}", traces.get(1).toString());
        assertEquals("{\"name\":\"empty\",\"span_count\":null}", Given.of(folder, "traces where name = \"empty\" | select name, span_count", search).get(0).toString());
        assertEquals("[{\"id\":\"563d623c76514f8e\",\"duration\":446.979497,\"attributes.status\":\"error\"}]",
                Given.of(folder, "spans where id starts with \"56\" | select id, duration, attributes.status", search).toString());
        assertEquals("[\"a63d623c76514f8e\"]", Given.of(folder, "root spans | values id", search).toString());
    }
}
