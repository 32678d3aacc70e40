package tq.read.langsmith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tq.json.JsonValue;
import tq.read.base.Filled;
import tq.read.base.Members;
import tq.trace.Nodes;

/** What a run of LangSmith says, under the keys by which LangSmith's own exporter tells it to OpenTelemetry. */
final class LangSmithAttributes {

    /** Members that are an attribute as they are, in this order. */
    private static final List<Map.Entry<String, String>> PLAIN = List.of(Map.entry("run_type", "langsmith.span.kind"), Map.entry("inputs", "gen_ai.prompt"),
            Map.entry("outputs", "gen_ai.completion"), Map.entry("id", "langsmith.span.id"), Map.entry("run_id", "langsmith.span.id"),
            Map.entry("trace_id", "langsmith.trace.id"), Map.entry("parent_run_id", "langsmith.span.parent_id"), Map.entry("dotted_order", "langsmith.span.dotted_order"),
            Map.entry("session_id", "langsmith.trace.session_id"), Map.entry("session_name", "langsmith.trace.session_name"),
            Map.entry("feedback_stats", "langsmith.feedback_stats"), Map.entry("reference_example_id", "langsmith.reference_example_id"));

    /** Runs in which what is said of tokens and models is of the run itself. */
    private static final Set<String> OF_MODELS = Set.of("", "llm", "embedding");

    private LangSmithAttributes() {
    }

    static ObjectNode of(JsonValue run) {
        ObjectNode attributes = JsonNodeFactory.instance.objectNode();
        PLAIN.forEach(entry -> Filled.put(attributes, entry.getValue(), Filled.node(run.get(entry.getKey()))));
        Filled.put(attributes, "langsmith.span.tags", tags(run));
        Filled.put(attributes, "langsmith.span.runtime", Filled.decoded(run.get("extra")).path("runtime"));
        metadata(run).properties().forEach(entry -> Filled.put(attributes, "langsmith.metadata." + entry.getKey(), entry.getValue()));
        boolean model = OF_MODELS.contains(run.get("run_type").textOr(""));
        LangSmithOutputs outputs = new LangSmithOutputs(model ? Filled.decoded(run.get("outputs")) : MissingNode.getInstance());
        putRequest(attributes, run, model);
        Filled.put(attributes, "gen_ai.response.model", outputs.model());
        Filled.put(attributes, "gen_ai.response.id", outputs.id());
        Filled.put(attributes, "gen_ai.response.finish_reasons", outputs.finishReasons());
        putTokens(attributes, run, outputs.usage());
        putCosts(attributes, run);
        return attributes;
    }

    /** What the program said of a run: {@code {"thread_id": …, "ls_model_name": …}}. */
    static JsonNode metadata(JsonValue run) {
        JsonNode metadata = Filled.decoded(run.get("extra")).path("metadata");
        return Nodes.isEmpty(metadata) ? Filled.decoded(run.get("custom_metadata")) : metadata;
    }

    private static String tags(JsonValue run) {
        List<String> tags = new ArrayList<>();
        run.get("tags").items().forEach(tag -> tags.add(tag.textOr("")));
        return tags.isEmpty() ? run.get("tags").textOr("") : String.join(", ", tags);
    }

    /** Settings that are a word or a number are asked of the model as they are; tools have a key of their own. */
    private static void putRequest(ObjectNode attributes, JsonValue run, boolean model) {
        JsonNode extra = Filled.decoded(run.get("extra"));
        JsonNode settings = Filled.first(extra, "invocation_params");
        settings = settings.isMissingNode() ? Filled.first(metadata(run), "invocation_params", "ls_invocation_params") : settings;
        Filled.put(attributes, "gen_ai.request.model", Filled.first(settings, "model", "model_name"));
        settings.properties().forEach(entry -> {
            if (entry.getKey().equals("tools")) {
                Filled.put(attributes, "gen_ai.tool.definitions", entry.getValue());
            } else if (entry.getValue().isValueNode() && !entry.getKey().startsWith("_") && !entry.getKey().equals("model_name")) {
                Filled.put(attributes, "gen_ai.request." + entry.getKey(), entry.getValue());
            }
        });
        JsonNode asked = Filled.decoded(run.get("inputs")).path("model");
        Filled.put(attributes, "gen_ai.request.model", model && asked.isTextual() ? asked : MissingNode.getInstance());
    }

    /** The run's own numbers, which the API adds up from the runs below; else those of the answer. All 0 is what it has for none. */
    private static void putTokens(ObjectNode attributes, JsonValue run, JsonNode usage) {
        JsonNode own = Filled.node(Members.hasObject(run, "token_usage") ? run.get("token_usage") : run);
        boolean told = own.path("prompt_tokens").asLong() + own.path("completion_tokens").asLong() + own.path("total_tokens").asLong() > 0;
        JsonNode counted = told ? own : usage;
        putNumber(attributes, "input_tokens", Filled.first(counted, "input_tokens", "prompt_tokens", "promptTokens"));
        putNumber(attributes, "output_tokens", Filled.first(counted, "output_tokens", "completion_tokens", "completionTokens"));
        putNumber(attributes, "total_tokens", Filled.first(counted, "total_tokens", "totalTokens"));
        for (JsonNode details : List.of(own.path("prompt_token_details"), usage.path("input_token_details"), usage.path("prompt_tokens_details"))) {
            putNumber(attributes, "cache_read.input_tokens", Filled.first(details, "cache_read", "cached_tokens"));
            putNumber(attributes, "cache_creation.input_tokens", details.path("cache_creation"));
        }
        for (JsonNode details : List.of(own.path("completion_token_details"), usage.path("output_token_details"), usage.path("completion_tokens_details"))) {
            putNumber(attributes, "reasoning.output_tokens", Filled.first(details, "reasoning", "reasoning_tokens"));
        }
    }

    private static void putNumber(ObjectNode attributes, String key, JsonNode number) {
        Filled.put(attributes, "gen_ai.usage." + key, number.isNumber() ? number : MissingNode.getInstance());
    }

    /** In US dollars, as numbers or as text. */
    private static void putCosts(ObjectNode attributes, JsonValue run) {
        JsonNode costs = Filled.node(Members.hasObject(run, "costs") ? run.get("costs") : run);
        putCost(attributes, "cost", costs.path("total_cost"));
        putCost(attributes, "input_cost", costs.path("prompt_cost"));
        putCost(attributes, "output_cost", costs.path("completion_cost"));
    }

    private static void putCost(ObjectNode attributes, String key, JsonNode cost) {
        boolean known = cost.isNumber() && cost.decimalValue().compareTo(BigDecimal.ZERO) > 0 || cost.isTextual() && cost.textValue().matches("[0-9.]*[1-9][0-9.eE-]*");
        Filled.put(attributes, "gen_ai.usage." + key, known ? cost : MissingNode.getInstance());
    }
}
