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
     * What was asked: the string itself, the content of the last user message, or the only string in the object; looked
     * for in the request, then in the preview; else the member of either whose name says so, else the preview as it is.
     *
     * @param preview as stored
     * @param decoded the preview's JSON, where it is some
     */
    static JsonNode question(JsonNode request, JsonNode preview, JsonNode decoded) {
        return spoken(List.of(request, decoded), preview, "user", QUESTIONS);
    }

    /** What was answered, likewise, from the last assistant message. */
    static JsonNode answer(JsonNode response, JsonNode preview, JsonNode decoded) {
        return spoken(List.of(response, decoded), preview, "assistant", ANSWERS);
    }

    private static JsonNode spoken(List<JsonNode> values, JsonNode preview, String role, List<String> names) {
        for (JsonNode value : values) {
            String text = of(value, role);
            if (text != null) {
                return Nodes.text(text);
            }
        }
        for (JsonNode value : values) {
            for (String name : names) {
                if (value.path(name).isTextual()) {
                    return Nodes.text(value.path(name).textValue());
                }
            }
        }
        return preview.isTextual() && !preview.textValue().equals("null") ? Nodes.text(preview.textValue()) : Nodes.MISSING;
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
            found.add(item.isArray() ? inner(item) : item);
        }
        for (JsonNode choice : value.path("choices")) {
            found.add(choice.path("message"));
        }
        if (value.has("role") && value.has("content")) {
            found.add(value);
        }
        return found;
    }

    /** A list in a list: a pair such as {@code ["user", "hello"]}, else the last message of an inner list. */
    private static JsonNode inner(JsonNode list) {
        if (list.size() == 2 && list.get(0).isTextual() && list.get(1).isTextual()) {
            return Nodes.object().put("role", list.get(0).textValue()).put("content", list.get(1).textValue());
        }
        return list.isEmpty() ? Nodes.MISSING : list.get(list.size() - 1);
    }

    private static String lastMessage(List<JsonNode> messages, String role) {
        for (int i = messages.size() - 1; i >= 0; i--) {
            JsonNode message = messages.get(i);
            String own = message.path("role").asText(message.path("type").asText(""));
            boolean fits = own.equals(role) || role.equals("user") && own.equals("human") || role.equals("assistant") && (own.equals("ai") || own.equals("model"));
            String content = fits ? content(message.has("content") ? message.path("content") : message.path("parts")) : null;
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
            JsonNode text = part.isTextual() ? part : part.path("text").isTextual() ? part.path("text") : part.path("content");
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
