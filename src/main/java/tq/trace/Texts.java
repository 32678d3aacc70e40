package tq.trace;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The text in a value: what was asked, what was answered, or all there is. */
final class Texts {

    /** Names of the member that holds the text, where an object holds several texts. */
    private static final List<String> QUESTIONS = List.of("question", "query", "input", "prompt", "user_input", "message", "text", "content");
    private static final List<String> ANSWERS = List.of("answer", "output", "response", "result", "content", "text", "message");

    private Texts() {
    }

    /**
     * What was asked: the string itself, the content of the last user message, or the only string in the object; else
     * the preview; else the member whose name says so. Missing where nothing tells.
     */
    static JsonNode question(JsonNode request, JsonNode preview) {
        return spoken(request, preview, "user", QUESTIONS);
    }

    /** What was answered, likewise, from the last assistant message. */
    static JsonNode answer(JsonNode response, JsonNode preview) {
        return spoken(response, preview, "assistant", ANSWERS);
    }

    private static JsonNode spoken(JsonNode value, JsonNode preview, String role, List<String> names) {
        String text = of(value, role);
        if (text == null) {
            JsonNode decoded = Nodes.decodeContainer(preview);
            text = of(decoded, role);
            text = text == null && preview.isTextual() && !preview.textValue().isEmpty() && !preview.textValue().equals("null") && (value.isMissingNode() || value.isNull() || !decoded.isContainerNode())
                    ? preview.textValue() : text;
        }
        for (int i = 0; text == null && value.isObject() && i < names.size(); i++) {
            text = value.path(names.get(i)).isTextual() ? value.path(names.get(i)).textValue() : null;
        }
        return text == null ? Nodes.MISSING : Nodes.text(text);
    }

    private static String of(JsonNode value, String role) {
        if (value.isTextual()) {
            return value.textValue();
        }
        String message = lastMessage(messages(value), role);
        return message != null || !value.isObject() ? message : onlyText(value);
    }

    /** A list of messages, wherever the usual shapes have it. */
    private static List<JsonNode> messages(JsonNode value) {
        List<JsonNode> found = new ArrayList<>();
        JsonNode list = value.isArray() ? value : value.path("messages");
        for (JsonNode item : list) {
            found.add(item.isArray() && item.size() > 0 ? item.get(item.size() - 1) : item);
        }
        for (JsonNode choice : value.path("choices")) {
            found.add(choice.path("message"));
        }
        if (value.has("role") && value.has("content")) {
            found.add(value);
        }
        return found;
    }

    private static String lastMessage(List<JsonNode> messages, String role) {
        for (int i = messages.size() - 1; i >= 0; i--) {
            JsonNode message = messages.get(i);
            String own = message.path("role").asText(message.path("type").asText(""));
            boolean fits = own.equals(role) || role.equals("user") && own.equals("human") || role.equals("assistant") && (own.equals("ai") || own.equals("model"));
            String content = fits ? content(message.path("content")) : null;
            if (content != null) {
                return content;
            }
        }
        return null;
    }

    /** The content of a message: text, or the text parts of a list. */
    private static String content(JsonNode content) {
        if (content.isTextual()) {
            return content.textValue().isEmpty() ? null : content.textValue();
        }
        List<String> parts = new ArrayList<>();
        for (JsonNode part : content) {
            JsonNode text = part.isTextual() ? part : part.path("text");
            if (text.isTextual()) {
                parts.add(text.textValue());
            }
        }
        return parts.isEmpty() ? null : String.join("\n", parts);
    }

    private static String onlyText(JsonNode object) {
        String only = null;
        for (JsonNode member : object) {
            if (member.isTextual()) {
                if (only != null) {
                    return null;
                }
                only = member.textValue();
            }
        }
        return only;
    }

    /** All texts in a value, one under the other. */
    static void all(JsonNode value, StringBuilder out) {
        if (value.isTextual()) {
            out.append(out.length() > 0 ? "\n" : "").append(value.textValue());
        }
        for (JsonNode part : value) {
            all(part, out);
        }
    }
}
