package tq.trace.content;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import tq.trace.Nodes;

/** The text in a value: what was asked, what was answered, or all there is. */
public final class Texts {

    /** Names of the member that holds the text, where an object holds several texts. */
    private static final List<String> QUESTIONS = List.of("question", "query", "input", "prompt", "user_input", "message", "text", "content");
    private static final List<String> ANSWERS = List.of("answer", "output", "response", "result", "content", "text", "message");

    private Texts() {
    }

    /**
     * What was asked: the string itself, the content of the last user message, or the only string in the object; looked
     * for in the request, then in the preview; else the member of either whose name says so, else the preview as it is.
     * A preview that begins as JSON and is none was cut, and says less than a member of the request.
     *
     * @param preview as stored
     * @param decoded the preview's JSON, where it is some
     */
    static JsonNode question(JsonNode request, JsonNode preview, JsonNode decoded) {
        return spoken(request, preview, decoded, Roles.USER, QUESTIONS);
    }

    /** What was answered, likewise, from the last assistant message. */
    static JsonNode answer(JsonNode response, JsonNode preview, JsonNode decoded) {
        return spoken(response, preview, decoded, Roles.ASSISTANT, ANSWERS);
    }

    private static JsonNode spoken(JsonNode stored, JsonNode preview, JsonNode decoded, String role, List<String> names) {
        boolean cut = decoded.isTextual() && (decoded.textValue().startsWith("{") || decoded.textValue().startsWith("["));
        JsonNode value = ChatShapes.calledWith(stored);
        List<JsonNode> values = cut ? List.of(value) : List.of(value, decoded);
        for (JsonNode each : values) {
            String text = of(each, role);
            if (text != null) {
                return Nodes.text(text);
            }
        }
        for (JsonNode each : values) {
            String text = named(each, role, names);
            if (text != null) {
                return Nodes.text(text);
            }
        }
        return preview.isTextual() && !preview.textValue().equals("null") ? Nodes.text(preview.textValue()) : Nodes.MISSING;
    }

    private static String of(JsonNode value, String role) {
        String said = said(value, role);
        return said != null || !value.isObject() ? said : onlyText(value);
    }

    private static String said(JsonNode value, String role) {
        return value.isTextual() ? value.textValue() : lastMessage(ChatShapes.messages(value, role), role);
    }

    /** The text of the first of the named members that has one: text itself, a list of texts, or an object with such a member. */
    private static String named(JsonNode object, String role, List<String> names) {
        for (String name : names) {
            JsonNode member = object.path(name);
            String text = content(member);
            if (text == null && member.isObject()) {
                text = said(member, role);
                text = text == null ? named(member, role, names) : text;
                text = text == null ? onlyText(member) : text;
            }
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    private static String lastMessage(List<Said> messages, String role) {
        for (int i = messages.size() - 1; i >= 0; i--) {
            Said message = messages.get(i);
            if (message.role().equals(role) && !message.content().isEmpty()) {
                return message.content();
            }
        }
        return null;
    }

    /** The content of a message: text, or the text parts of a list. */
    private static String content(JsonNode content) {
        String text = content.isTextual() || content.isArray() ? MessageParts.of(content).text() : "";
        return text.isEmpty() ? null : text;
    }

    /** The only text among the members; none of an object that names a model, since there texts are settings. */
    private static String onlyText(JsonNode object) {
        String only = null;
        for (JsonNode member : object.has("model") ? Nodes.MISSING : object) {
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
    public static void all(JsonNode value, StringBuilder out) {
        if (value.isTextual()) {
            out.append(out.length() > 0 ? "\n" : "").append(value.textValue());
        }
        for (JsonNode part : value) {
            all(part, out);
        }
    }
}
