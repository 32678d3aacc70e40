package tq.trace;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tq.schema.Conventions;

/** What kind of step a span is, in MLflow's words, from whichever convention says so. */
final class SpanTypes {

    /** GenAI's operations; the other conventions use words that only differ in case. */
    private static final Map<String, String> OPERATIONS = Map.of("chat", "CHAT_MODEL", "text_completion", "LLM", "completion", "LLM", "generate_content", "LLM",
            "response", "LLM", "embeddings", "EMBEDDING", "execute_tool", "TOOL", "create_agent", "AGENT", "invoke_agent", "AGENT");

    private SpanTypes() {
    }

    /** {@code LLM}, {@code TOOL} …; {@code UNKNOWN} where attributes are there and none tells; missing where there are none. */
    static JsonNode of(Span span) {
        for (String key : Conventions.keys("type")) {
            String type = told(span, key);
            if (!type.isEmpty()) {
                return Nodes.text(type);
            }
        }
        if (!Nodes.isEmpty(span.convention("tool"))) {
            return Nodes.text("TOOL");
        }
        boolean model = !span.tokens().isMissingNode() || !Nodes.isEmpty(span.convention("model"));
        return model ? Nodes.text("LLM") : span.attributes().isMissing() ? Nodes.MISSING : Nodes.text("UNKNOWN");
    }

    /** The key that tells; empty where none does, and the type is inferred or UNKNOWN. */
    static Optional<String> source(Span span) {
        return Conventions.keys("type").stream().filter(key -> !told(span, key).isEmpty()).findFirst();
    }

    private static String told(Span span, String key) {
        JsonNode value = span.attributes().get(key);
        return value.isTextual() ? typeOf(key, value.textValue()) : "";
    }

    /** Operations are an open set of which only some are types; kinds of the other conventions are types as they are. */
    private static String typeOf(String key, String value) {
        return key.startsWith("mlflow.") ? value : key.endsWith(".kind") ? value.toUpperCase(Locale.ROOT) : OPERATIONS.getOrDefault(value, "");
    }
}
