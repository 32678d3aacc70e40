package tq.trace.content;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.regex.Pattern;
import tq.trace.Nodes;
import tq.trace.Span;

/** The model that was asked for, where the one that answered is no version of it: a gateway or a fallback chose another. */
public final class AskedModel {

    /** Names that providers give to models; anything else is an alias of a gateway's own, of which nobody knows what it stands for. */
    private static final Pattern FAMILY = Pattern.compile("gpt|claude|gemini|gemma|llama|mistral|mixtral|ministral|codestral|qwen|deepseek|command|nova|titan|phi|grok|sonnet|haiku|opus|^o\\d|davinci|palm|jamba|kimi|glm|embedding");
    /** What a version puts behind the name. */
    private static final Pattern VERSION = Pattern.compile("(\\d|latest|preview|exp|v\\d|it$|instruct$).*|");

    private AskedModel() {
    }

    /** Its name; missing where one of the two is not recorded, and where they are the same. */
    public static JsonNode of(Span span) {
        JsonNode request = span.attributes().get("llm.invocation_parameters").path("model");
        JsonNode input = Contents.of(span, Contents.INPUTS).path("model");
        String asked = first(span.attributes().get("gen_ai.request.model"), span.attributes().get("llm.request.model_name"), input, request);
        String answered = first(span.attributes().get("gen_ai.response.model"), span.attributes().get("llm.response.model_name"), Contents.of(span, Contents.OUTPUTS).path("model"),
                input.isTextual() ? span.attributes().get("mlflow.llm.model") : Nodes.MISSING, request.isTextual() ? span.attributes().get("llm.model_name") : Nodes.MISSING);
        boolean known = FAMILY.matcher(plain(asked)).find() && !answered.isEmpty();
        return known && !isVersion(plain(asked), plain(answered)) ? Nodes.text(asked) : Nodes.MISSING;
    }

    private static String first(JsonNode... values) {
        for (JsonNode value : values) {
            if (value.isTextual() && !value.textValue().isEmpty()) {
                return value.textValue();
            }
        }
        return "";
    }

    /** Without the provider before it, signs and case: {@code anthropic/Claude-Sonnet-4.5} is {@code claudesonnet45}. */
    private static String plain(String model) {
        return model.substring(model.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    private static boolean isVersion(String asked, String answered) {
        return isVersionOf(asked, answered) || isVersionOf(answered, asked);
    }

    private static boolean isVersionOf(String name, String longer) {
        int at = longer.indexOf(name);
        return at > 0 || at == 0 && VERSION.matcher(longer.substring(name.length())).matches();
    }
}
