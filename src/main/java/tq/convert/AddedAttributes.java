package tq.convert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tq.schema.FieldRef;
import tq.schema.Noun;
import tq.trace.Attributes;
import tq.trace.Trace;
import tq.trace.rows.RowReader;

/**
 * The attributes that MLflow's own receiver of OTLP adds to spans of other dialects, from what tq reads in those:
 * {@code "mlflow.spanType": "\"TOOL\""}. They are listed beside the attributes, {@code "added_attributes": ["mlflow.spanType"]},
 * so that tq derives them again and shows only what was recorded.
 */
final class AddedAttributes {

    private static final List<String> FIELDS = List.of("type", "function", "inputs", "outputs", "raw inputs", "raw outputs", "tokens", "model", "provider", "cost.input",
            "cost.output", "cost", "tool");

    private static final Map<String, String> TOKENS = names("input", "input_tokens", "output", "output_tokens", "total", "total_tokens", "cache_read", "cache_read_input_tokens",
            "cache_write", "cache_creation_input_tokens", "reasoning", "reasoning_tokens");
    private static final Map<String, String> COSTS = names("cost.input", "input_cost", "cost.output", "output_cost", "cost", "total_cost");

    private final RowReader reader = new RowReader(Noun.SPANS, FIELDS.stream().map(field -> FieldRef.own(Noun.SPANS, field)).toList());

    private static Map<String, String> names(String... pairs) {
        Map<String, String> names = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            names.put(pairs[i], pairs[i + 1]);
        }
        return names;
    }

    /** What tq reads of each span, which {@link #add} takes. */
    ArrayNode rows(Trace trace) {
        return reader.rows(trace, 1);
    }

    /** Adds to a span, as it is written, what it lacks. */
    void add(ObjectNode span, JsonNode row, String traceId) {
        Map<String, String> added = new LinkedHashMap<>();
        put(added, "mlflow.traceRequestId", TextNode.valueOf(traceId));
        put(added, "mlflow.spanType", row.path("type"));
        put(added, "mlflow.spanFunctionName", row.path("function"));
        putStored(added, "mlflow.spanInputs", row.path("inputs"), row.path("raw inputs"));
        putStored(added, "mlflow.spanOutputs", row.path("outputs"), row.path("raw outputs"));
        put(added, "mlflow.chat.tokenUsage", renamed(row.path("tokens"), TOKENS));
        put(added, "mlflow.llm.model", row.path("model"));
        put(added, "mlflow.llm.provider", row.path("provider"));
        put(added, "mlflow.llm.cost", renamed(row, COSTS));
        if (!row.path("type").asText().equals("TOOL") || !row.path("tool").equals(span.path("name"))) {
            put(added, "gen_ai.tool.name", row.path("tool"));
        }
        ObjectNode attributes = (ObjectNode) span.get("attributes");
        added.keySet().removeIf(attributes::has);
        added.forEach(attributes::put);
        ArrayNode keys = span.putArray("added_attributes");
        added.keySet().forEach(keys::add);
    }

    private static void put(Map<String, String> added, String key, JsonNode value) {
        if (!value.isMissingNode()) {
            added.put(key, Attributes.text(value));
        }
    }

    /** As it is stored under its own key, where that says the same. */
    private static void putStored(Map<String, String> added, String key, JsonNode value, JsonNode stored) {
        if (stored.isTextual() && Attributes.meaning(stored.textValue()).equals(value)) {
            added.put(key, stored.textValue());
        } else {
            put(added, key, value);
        }
    }

    /** {@code {"input": 1}} as {@code {"input_tokens": 1}}; missing where there is nothing. */
    static JsonNode renamed(JsonNode values, Map<String, String> names) {
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        names.forEach((ours, theirs) -> {
            if (values.has(ours)) {
                out.set(theirs, values.get(ours));
            }
        });
        return out.isEmpty() ? out.path("") : out;
    }

    /** The token usage of a span or a trace in MLflow's words. */
    static JsonNode usage(JsonNode tokens) {
        return renamed(tokens, TOKENS);
    }

    /** The cost of a span or a trace, from a row with {@code cost}, {@code cost.input}, {@code cost.output}. */
    static JsonNode cost(JsonNode row) {
        return renamed(row, COSTS);
    }
}
