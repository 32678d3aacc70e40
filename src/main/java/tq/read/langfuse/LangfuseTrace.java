package tq.read.langfuse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Set;
import tq.json.JsonDocument;
import tq.json.JsonText;
import tq.json.JsonValue;
import tq.read.base.Filled;
import tq.read.base.TimeWords;
import tq.trace.Ids;
import tq.trace.Nodes;

/**
 * What Langfuse says of a trace as MLflow's info. Tags, which have no values there, get the value {@code true}; the trace's own
 * metadata stands beside MLflow's. State is left to the root span, since Langfuse has none.
 */
final class LangfuseTrace {

    /** Metadata that came with the root span and stands there. */
    private static final Set<String> OF_SPANS = Set.of("attributes", "resourceAttributes", "scope");

    private LangfuseTrace() {
    }

    /** {@code {"trace_id": …, "request_time": …, "tags": {"mlflow.traceName": …}, "trace_metadata": {…}}}. */
    static JsonValue info(LangfuseRow trace, String id) {
        ObjectNode info = JsonNodeFactory.instance.objectNode().put("trace_id", id);
        Filled.put(info, "request_time", TimeWords.text(trace.get("timestamp")));
        if (isPositive(trace.node("latency"))) {
            info.put("execution_duration", trace.node("latency").decimalValue().toPlainString() + "s");
        }
        Filled.put(info, "request", spoken(trace.get("input")));
        Filled.put(info, "response", spoken(trace.get("output")));
        ObjectNode metadata = context(info, trace, "name");
        Filled.put(metadata, "langfuse.trace.id", Ids.isUuid(trace.text("id")) ? trace.text("id") : "");
        if (isPositive(trace.node("totalCost"))) {
            ObjectNode cost = JsonNodeFactory.instance.objectNode();
            cost.set("total_cost", trace.node("totalCost"));
            metadata.put("mlflow.trace.cost", JsonText.COMPACT.of(cost));
        }
        JsonNode own = trace.decoded("metadata");
        own.properties().stream().filter(entry -> !OF_SPANS.contains(entry.getKey())).forEach(entry -> Filled.put(metadata, entry.getKey(), entry.getValue()));
        return JsonDocument.of(info);
    }

    /** The same of an observation without parent that tells what its trace is, as in the export of enriched observations; else missing. */
    static JsonValue infoIn(LangfuseRow observation, String id) {
        boolean told = !observation.text("traceName").isEmpty() || !observation.text("userId").isEmpty() || !observation.text("sessionId").isEmpty()
                || !Nodes.isEmpty(observation.node("tags"));
        if (!told || !observation.id("parentObservationId").isEmpty()) {
            return JsonValue.MISSING;
        }
        ObjectNode info = JsonNodeFactory.instance.objectNode().put("trace_id", id);
        context(info, observation, "traceName");
        return JsonDocument.of(info);
    }

    /** Adds name and tags, user, session and what was deployed; gives the metadata. */
    private static ObjectNode context(ObjectNode info, LangfuseRow row, String name) {
        ObjectNode tags = info.putObject("tags");
        Filled.put(tags, "mlflow.traceName", row.text(name));
        row.decoded("tags").forEach(tag -> Filled.put(tags, tag.asText(""), "true"));
        ObjectNode metadata = info.putObject("trace_metadata");
        Filled.put(metadata, "mlflow.trace.session", row.text("sessionId"));
        Filled.put(metadata, "mlflow.trace.user", row.text("userId"));
        for (String key : new String[] {"environment", "release", "version"}) {
            Filled.put(metadata, "langfuse." + key, row.text(key));
        }
        return metadata;
    }

    /** The API has -1 for what was not asked for, and 0 for what is not known. */
    private static boolean isPositive(JsonNode number) {
        return number.isNumber() && number.decimalValue().compareTo(BigDecimal.ZERO) > 0;
    }

    /** Text as it was said, which the interface's download puts into quotes once more; objects and lists as JSON. */
    private static String spoken(JsonValue value) {
        JsonNode said = Filled.node(value.parsed().orElse(value));
        return said.isTextual() ? said.textValue() : Nodes.isEmpty(said) ? "" : value.textOr(JsonText.COMPACT.of(said));
    }
}
