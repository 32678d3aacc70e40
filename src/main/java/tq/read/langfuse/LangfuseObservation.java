package tq.read.langfuse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import tq.json.JsonDocument;
import tq.read.base.Filled;
import tq.read.base.FlatSpan;
import tq.read.base.TimeWords;
import tq.trace.Attributes.Encoding;
import tq.trace.Ids;
import tq.trace.Nodes;
import tq.trace.Times;

/**
 * An observation of Langfuse as a span. What came by OpenTelemetry stands in its metadata and is an attribute as it was; what
 * Langfuse itself says gets the keys under which its SDKs send it, {@code langfuse.observation.…}.
 */
final class LangfuseObservation {

    private static final String OWN = "langfuse.observation.";

    /** Members that are an attribute as they are, and its key. */
    private static final Map<String, String> PLAIN = Map.ofEntries(Map.entry("input", OWN + "input"), Map.entry("output", OWN + "output"),
            Map.entry("level", OWN + "level"), Map.entry("statusMessage", OWN + "status_message"), Map.entry("promptName", OWN + "prompt.name"),
            Map.entry("promptVersion", OWN + "prompt.version"), Map.entry("toolDefinitions", OWN + "tool_definitions"), Map.entry("toolCalls", OWN + "tool_calls"),
            Map.entry("environment", "langfuse.environment"), Map.entry("release", "langfuse.release"), Map.entry("version", "langfuse.version"),
            Map.entry("userId", "user.id"), Map.entry("sessionId", "session.id"), Map.entry("traceName", "langfuse.trace.name"));

    private final LangfuseRow row;
    private final ObjectNode span = JsonNodeFactory.instance.objectNode();
    private final ObjectNode attributes = JsonNodeFactory.instance.objectNode();

    private LangfuseObservation(LangfuseRow row) {
        this.row = row;
    }

    /** The span, of the trace that it names, or where it names none of that one. */
    static FlatSpan span(LangfuseRow row, String trace) {
        LangfuseObservation observation = new LangfuseObservation(row);
        String named = row.id("traceId");
        observation.put(named.isEmpty() ? trace : named);
        return new FlatSpan(JsonDocument.of(observation.span), Encoding.ROW);
    }

    private void put(String trace) {
        Filled.put(span, "trace_id", trace);
        Filled.put(span, "span_id", row.id("id"));
        Filled.put(span, "parent_span_id", row.id("parentObservationId"));
        Filled.put(span, "name", row.node("name"));
        putTimes();
        ObjectNode status = span.putObject("status").put("code", row.text("level").equalsIgnoreCase("ERROR") ? "ERROR" : "UNSET");
        Filled.put(status, "message", row.text("statusMessage"));
        putMetadata();
        putOwn();
        span.set("attributes", attributes);
    }

    /** An event is a moment. */
    private void putTimes() {
        long start = row.time("startTime");
        long end = row.time("endTime") == Times.NONE && row.text("type").equals("EVENT") ? start : row.time("endTime");
        if (start != Times.NONE) {
            span.put("start_time_unix_nano", start);
        }
        if (end != Times.NONE) {
            span.put("end_time_unix_nano", end);
        }
    }

    /** In exports the three parts may be texts themselves, or be spread: {@code "resourceAttributes.service.name": …}. */
    private void putMetadata() {
        JsonNode metadata = row.decoded("metadata");
        if (!metadata.isObject()) {
            Filled.put(attributes, OWN + "metadata", metadata);
            return;
        }
        ObjectNode resource = JsonNodeFactory.instance.objectNode();
        ObjectNode scope = JsonNodeFactory.instance.objectNode();
        metadata.properties().forEach(entry -> {
            boolean taken = moved(entry, "attributes", attributes) || moved(entry, "resourceAttributes", resource) || moved(entry, "scope", scope);
            if (!taken) {
                Filled.put(attributes, OWN + "metadata." + entry.getKey(), entry.getValue());
            }
        });
        if (!resource.isEmpty()) {
            span.putObject("resource").set("attributes", resource);
        }
        Filled.put(span, "scope", scope);
    }

    private static boolean moved(Map.Entry<String, JsonNode> entry, String name, ObjectNode target) {
        if (entry.getKey().startsWith(name + ".")) {
            target.set(entry.getKey().substring(name.length() + 1), entry.getValue());
            return true;
        }
        JsonNode part = Filled.decoded(JsonDocument.of(entry.getValue()));
        if (entry.getKey().equals(name) && part instanceof ObjectNode object) {
            target.setAll(object);
            return true;
        }
        return false;
    }

    private void putOwn() {
        Filled.put(attributes, OWN + "type", row.text("type").toLowerCase(Locale.ROOT));
        PLAIN.entrySet().stream().sorted(Map.Entry.comparingByValue()).forEach(entry -> putPlain(entry.getValue(), row.node(entry.getKey())));
        Filled.put(attributes, OWN + "model.name", Nodes.isEmpty(row.node("model")) ? row.node("providedModelName") : row.node("model"));
        Filled.put(attributes, OWN + "model.parameters", row.decoded("modelParameters"));
        Filled.put(attributes, OWN + "usage_details", usage());
        Filled.put(attributes, OWN + "cost_details", cost());
        Filled.put(attributes, OWN + "completion_start_time", TimeWords.text(row.get("completionStartTime")));
        Filled.put(attributes, "langfuse.trace.tags", row.decoded("tags"));
        for (String id : new String[] {"id", "traceId"}) {
            Filled.put(attributes, id.equals("id") ? OWN + "id" : "langfuse.trace.id", Ids.isUuid(row.text(id)) ? row.text(id) : "");
        }
    }

    /** A tool that is called with {@code {}} is called with that; nothing else that is empty says something. */
    private void putPlain(String key, JsonNode value) {
        if (value.isContainerNode() && (key.endsWith(".input") || key.endsWith(".output")) && !attributes.has(key)) {
            attributes.set(key, value);
        } else {
            Filled.put(attributes, key, value);
        }
    }

    /** {@code {"input": 190, "output": 164, "total": 354, …}}; of older versions what they have of it, where they count tokens and not characters. */
    private JsonNode usage() {
        JsonNode details = row.decoded("usageDetails");
        JsonNode older = row.decoded("usage");
        boolean tokens = Nodes.isEmpty(older.path("unit")) || older.path("unit").asText().equals("TOKENS");
        if (!Nodes.isEmpty(details) || !tokens) {
            return details;
        }
        ObjectNode usage = JsonNodeFactory.instance.objectNode();
        boolean any = false;
        for (String key : new String[] {"input", "output", "total"}) {
            if (older.path(key).isNumber()) {
                usage.set(key, older.get(key));
                any |= older.get(key).asLong() != 0;
            }
        }
        return any ? usage : MissingNode.getInstance();
    }

    private JsonNode cost() {
        JsonNode details = row.decoded("costDetails");
        JsonNode total = row.node("totalCost");
        return Nodes.isEmpty(details) && total.isNumber() && total.asDouble() > 0 ? JsonNodeFactory.instance.objectNode().set("total", total) : details;
    }
}
