package tq.read.trail;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tq.Runs;
import tq.read.Given;

/** Spans nested as Patronus exports them for TRAIL, with its labels, and AgentOps' answers. */
class TrailTest {

    private static final String TRAIL = "equivalent-handmade/booking.trail.json";
    private static final String AGENT_OPS = "agentops/crewai-agent_ops_traces.json";

    @TempDir
    private Path folder;

    @Test
    void nestedSpansAreTheTraceThatMlflowHas() throws Exception {
        String query = "spans | select id, parent_id, name, start, end, status, message, inputs, outputs, tokens, exception.type, exception.message, exception.stacktrace";
        List<JsonNode> rows = Given.rows(query, TRAIL);
        assertEquals(5, rows.size());
        assertEquals(Given.rows(query, "mlflow-handmade/booking-error.v3.json"), rows);
        assertEquals(Given.list("[{'id': 'b265aa0ae6fea5b355c24868b42e2f8a', 'name': 'booking_agent', 'state': 'ERROR', 'duration': 31500, 'format': 'TRAIL'}]").toString(),
                Given.rows("traces | select id, name, state, duration, format", TRAIL).toString());
    }

    @Test
    void columnsHaveTheirPlaces() throws Exception {
        JsonNode root = Given.rows("root spans", TRAIL).get(0);
        assertEquals(Given.json("{'service.name': 'demo/app', 'telemetry.sdk.language': 'python'}"), root.get("resource"));
        assertEquals(Given.json("{'name': 'openinference.instrumentation.smolagents', 'version': '0.1.8'}"), root.get("scope"));
        assertEquals(Given.list("[{'kind': 'INTERNAL', 'type': 'AGENT', 'time': '2026-03-04T04:55:31.490000000Z'}]"),
                Given.rows("root spans | events | select span.kind as kind, span.type as type, time", TRAIL));
    }

    /** A span that does not name its parent has the one that it is nested in; all texts of attributes may be numbers. */
    @Test
    void whatIsMissingFollowsFromThePlace() throws Exception {
        String inner = "{'span_id': 'B', 'span_name': 'inner', 'timestamp': '2026-01-01 00:00:01.5', 'duration': 'PT0.25S', 'span_attributes': {'llm.token_count.prompt': '12', 'llm.token_count.completion': '3'}}";
        String log = "{'timestamp': '2026-01-01T00:00:00Z', 'severity_text': 'INFO', 'body': {'function.name': 'main'}, 'log_attributes': {'a': 1}, 'evaluations': [], 'annotations': []}";
        String document = "{'trace_id': 'C', 'spans': [{'span_id': 'A', 'span_name': 'outer', 'logs': [" + log + "], 'child_spans': [" + inner + "]}]}";
        assertEquals(Given.list("[{'id': '000000000000000a', 'parent_id': null, 'trace': '0000000000000000000000000000000c', 'start': null, 'end': null, 'tokens': null},"
                + "{'id': '000000000000000b', 'parent_id': '000000000000000a', 'trace': '0000000000000000000000000000000c', 'start': '2026-01-01T00:00:01.500000000Z',"
                + "'end': '2026-01-01T00:00:01.750000000Z', 'tokens': {'input': 12, 'output': 3, 'total': 15}}]"),
                Given.of(folder, "spans | select id, parent_id, trace.id as trace, start, end, tokens", document));
        assertEquals(Given.list("[{'name': 'log', 'attributes': {'a': 1, 'function.name': 'main', 'severity_text': 'INFO'}}]"), Given.of(folder, "events | select name, attributes", document));
    }

    @Test
    void labelsAreFeedbackOfSpansAndOfTheTrace() throws Exception {
        Path labels = folder.resolve("labels.json");
        Files.writeString(labels, """
                {"trace_id": "b265aa0ae6fea5b355c24868b42e2f8a",
                 "errors": [{"category": "Timeout Issues", "location": "db94105e1691a166", "evidence": "reserve timed out", "description": "Tried thrice.", "impact": "HIGH"},
                            {"category": "Goal Deviation", "location": "all over", "description": "No table.", "impact": "LOW"}],
                 "scores": [{"reliability_score": 1, "reliability_reasoning": "It fails.", "plan_opt_score": 2.5, "overall": 1.75, "security_score": null}]}""");
        for (List<String> files : List.of(List.of(Given.corpus(TRAIL), labels.toString()), List.of(labels.toString(), Given.corpus(TRAIL)))) {
            assertEquals(Given.list("[{'name': 'Timeout Issues', 'value': false, 'rationale': 'Tried thrice.\\n\\nEvidence: reserve timed out', 'impact': 'HIGH', 'level': 'span', 'span': 'reserve'},"
                    + "{'name': 'Goal Deviation', 'value': false, 'rationale': 'No table.', 'impact': 'LOW', 'level': 'trace', 'span': null},"
                    + "{'name': 'reliability', 'value': 1, 'rationale': 'It fails.', 'impact': null, 'level': 'trace', 'span': null},"
                    + "{'name': 'plan_opt', 'value': 2.5, 'rationale': null, 'impact': null, 'level': 'trace', 'span': null},"
                    + "{'name': 'overall', 'value': 1.75, 'rationale': null, 'impact': null, 'level': 'trace', 'span': null}]"),
                    Runs.rows("feedback | select name, value, rationale, metadata.impact as impact, level, span.name as span", files));
            assertEquals("[1]", Runs.rows("traces | count", files).toString());
        }
    }

    @Test
    void nestedAttributesGetTheirWholeKeys() throws Exception {
        List<JsonNode> rows = Given.rows("spans | select id, parent_id, name, start, end, attributes, resource", AGENT_OPS);
        JsonNode raw = Given.raw(AGENT_OPS).get("spans");
        assertEquals(7, rows.size());
        for (int i = 0; i < 7; i++) {
            JsonNode span = raw.get(i);
            JsonNode row = rows.get(i);
            assertEquals(span.get("span_id"), row.get("id"));
            assertEquals(span.get("parent_span_id").asText(), row.get("parent_id").asText().replace("null", ""));
            assertEquals(span.get("span_name"), row.get("name"));
            assertEquals(span.get("start_time").asText().replace("+00:00", "000Z"), row.get("start").asText());
            assertEquals(span.get("end_time").asText().replace("+00:00", "000Z"), row.get("end").asText());
            assertEquals(span.at("/span_attributes/agentops/span/kind"), row.get("attributes").get("agentops.span.kind"));
            assertEquals(span.at("/resource_attributes/host/name"), row.get("resource").get("host.name"));
            List<String> roles = new ArrayList<>();
            for (int n = 0; row.get("attributes").has("gen_ai.prompt." + n + ".role"); n++) {
                roles.add(row.get("attributes").get("gen_ai.prompt." + n + ".role").asText());
            }
            assertEquals(span.at("/span_attributes/gen_ai/prompt").findValuesAsText("role"), roles);
        }
        assertEquals(Given.raw(AGENT_OPS).at("/spans/0/span_attributes/crewai/agents/1/role"), rows.get(0).get("attributes").get("crewai.agents.1.role"));
    }

    @Test
    void whatAgentOpsSaysOfTheTraceCounts() throws Exception {
        assertEquals(Given.list("[{'id': 'b520ab60214d54b570cf701c7ad28faf', 'name': 'crewai.workflow', 'start': '2025-08-04T15:12:27.400849000Z', 'duration': 12082.894, 'cost': 0,"
                + "'tokens': {'input': 481, 'output': 496, 'total': 977}, 'state': 'OK', 'format': 'AgentOps'}]"),
                Given.rows("traces | select id, name, start, duration, cost, tokens, state, format", AGENT_OPS));
    }

    @Test
    void columnsOfEventsAndLinksArePutTogether() throws Exception {
        String span = "{'trace_id': '" + "1".repeat(32) + "', 'span_id': '" + "2".repeat(16) + "', 'span_name': 'x', 'span_type': 'tool', 'start_time': '2026-01-01T00:00:00Z', 'duration': '1500000000', "
                + "'event_names': ['exception'], 'event_timestamps': ['2026-01-01T00:00:01Z'], 'event_attributes': [{'exception.type': 'T'}], "
                + "'link_trace_ids': ['" + "3".repeat(32) + "'], 'link_span_ids': ['" + "4".repeat(16) + "'], 'link_attributes': [{'a': 'b'}], 'status_code': 'error', 'metrics': {'total_cost': '0.5', 'prompt_tokens': 7, 'reasoning_tokens': 0}}";
        assertEquals(Given.list("[{'duration': 1500, 'status': 'ERROR', 'type': 'T', 'trace': '" + "3".repeat(32) + "', 'span': '" + "4".repeat(16) + "', 'a': 'b', 'cost': 0.5, 'tokens': {'input': 7, 'total': 7},"
                + "'attributes': {'agentops.span.kind': 'tool', 'gen_ai.usage.prompt_tokens': 7, 'gen_ai.usage.cost': '0.5'}}]").toString(),
                Given.of(folder, "spans | expand links as link | select duration, status, exception.type as type, link.trace_id as trace, link.span_id as span, link.attributes.a as a, cost, tokens, attributes",
                        span).toString());
    }
}
