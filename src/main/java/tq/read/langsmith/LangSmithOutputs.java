package tq.read.langsmith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import tq.read.base.Filled;

/**
 * The outputs of a model's run, which are what its provider answered ({@code {"choices": …, "usage_metadata": …}}), a message, or
 * what LangChain makes of it: {@code {"generations": [[{"message": {"kwargs": {"usage_metadata": …}}}]], "llm_output": …}}.
 */
record LangSmithOutputs(JsonNode outputs) {

    /** {@code {"input_tokens": 9, "output_tokens": 9, "input_token_details": {"cache_read": 0}}} or the like of a provider; missing for none. */
    JsonNode usage() {
        for (JsonNode message : messages()) {
            if (message.path("usage_metadata").isObject()) {
                return message.get("usage_metadata");
            }
        }
        for (JsonNode message : messages()) {
            JsonNode usage = Filled.first(message.path("response_metadata"), "token_usage", "tokenUsage", "usage");
            if (usage.isObject()) {
                return usage;
            }
        }
        JsonNode usage = Filled.first(summary(), "token_usage", "tokenUsage", "usage");
        return usage.isObject() ? usage : outputs.path("usage");
    }

    /** The model that answered; missing where the outputs do not say. */
    JsonNode model() {
        JsonNode model = Filled.first(summary(), "model_name", "model");
        for (JsonNode message : messages()) {
            model = model.isTextual() ? model : Filled.first(message.path("response_metadata"), "model_name", "model");
        }
        model = outputs.path("model").isTextual() ? outputs.get("model") : model;
        return model.isTextual() ? model : MissingNode.getInstance();
    }

    /** The provider's id of the answer. */
    JsonNode id() {
        return outputs.path("id").isTextual() ? outputs.get("id") : MissingNode.getInstance();
    }

    /** {@code ["stop"]}; empty where the outputs do not say. */
    ArrayNode finishReasons() {
        ArrayNode reasons = JsonNodeFactory.instance.arrayNode();
        outputs.path("choices").forEach(choice -> addText(reasons, choice.path("finish_reason")));
        generations().forEach(generation -> addText(reasons, generation.path("generation_info").path("finish_reason")));
        for (JsonNode message : reasons.isEmpty() ? messages() : List.<JsonNode>of()) {
            addText(reasons, Filled.first(message.path("response_metadata"), "finish_reason", "stop_reason"));
        }
        return reasons;
    }

    private static void addText(ArrayNode list, JsonNode text) {
        if (text.isTextual()) {
            list.add(text);
        }
    }

    private JsonNode summary() {
        return Filled.first(outputs, "llm_output", "llmOutput");
    }

    /** The outputs themselves, what they have under one key, and the messages of generations; of what LangChain serialized, the content. */
    private List<JsonNode> messages() {
        List<JsonNode> messages = new ArrayList<>();
        messages.add(outputs);
        outputs.forEach(member -> messages.add(content(member)));
        generations().forEach(generation -> messages.add(content(generation.path("message"))));
        return messages;
    }

    private static JsonNode content(JsonNode message) {
        return message.path("kwargs").isObject() ? message.get("kwargs") : message.path("data").isObject() ? message.get("data") : message;
    }

    /** One list, or a list for each prompt. */
    private List<JsonNode> generations() {
        List<JsonNode> generations = new ArrayList<>();
        for (JsonNode each : outputs.path("generations")) {
            if (each.isArray()) {
                each.forEach(generations::add);
            } else {
                generations.add(each);
            }
        }
        return generations;
    }
}
