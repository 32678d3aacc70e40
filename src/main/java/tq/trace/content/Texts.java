package tq.trace.content;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import tq.trace.Nodes;

/** The text in a value: what was asked, what was answered, or all there is. */
public final class Texts {

    /** Names of the member that holds the text, where an object holds several texts. */
    private static final List<String> QUESTIONS = List.of("question", "query", "input", "prompt", "user_input", "message", "text", "content");
    private static final List<String> ANSWERS = List.of("answer", "output", "response", "result", "content", "text", "message");

    /** Members whose text is no one's words. */
    private static final Set<String> TECHNICAL = Set.of("role", "id", "type", "kind", "object", "status", "state", "finish_reason", "finishReason", "stop_reason", "stopReason",
            "content_type", "contentType", "mime_type", "timestamp", "created_at", "model");
    private static final String[] TECHNICAL_ENDS = {"_id", "_name", "_type", "Id", "Type"};

    /** Names within an object that holds others: the components of a pipeline, the arguments of a call. */
    private static final int DEEPEST = 4;

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
        List<Function<JsonNode, String>> ways = List.of(each -> of(each, role), each -> named(each, role, names), each -> within(each, role, names, DEEPEST));
        for (Function<JsonNode, String> way : ways) {
            for (JsonNode each : values) {
                String text = way.apply(each);
                if (text != null) {
                    return Nodes.text(text);
                }
            }
        }
        boolean nothing = Nodes.isEmpty(decoded) && !decoded.isMissingNode() || decoded.isTextual() && ChatShapes.isObjectName(decoded.textValue());
        return preview.isTextual() && !preview.textValue().equals("null") && !nothing ? Nodes.text(preview.textValue()) : Nodes.MISSING;
    }

    private static String of(JsonNode value, String role) {
        String said = said(value, role);
        return said != null || !value.isObject() ? said : onlyText(value, role);
    }

    /** What the objects in an object say, of questions the first, of answers the last. */
    private static String within(JsonNode object, String role, List<String> names, int deeper) {
        String found = null;
        for (JsonNode member : object.isObject() && deeper > 0 ? object : Nodes.MISSING) {
            if (member.isObject()) {
                String text = said(member, role);
                text = text == null ? named(member, role, names) : text;
                text = text == null ? within(member, role, names, deeper - 1) : text;
                found = text == null || found != null && role.equals(Roles.USER) ? found : text;
            }
        }
        return found;
    }

    private static String said(JsonNode value, String role) {
        if (value.isTextual()) {
            return ChatShapes.isObjectName(value.textValue()) ? null : value.textValue();
        }
        String said = lastMessage(ChatShapes.messages(value, role), role);
        return said == null ? lastOfParty(value.path("messages"), role) : said;
    }

    /** Of messages that name their source and no role, those of the user go in, and the last comes out. */
    private static String lastOfParty(JsonNode messages, String role) {
        String last = null;
        for (JsonNode message : messages.isArray() ? messages : Nodes.MISSING) {
            boolean asked = message.path("source").asText("").equals(Roles.USER);
            if (message.path("source").isTextual() && message.path("content").isTextual() && asked == role.equals(Roles.USER)) {
                last = message.path("content").textValue();
            }
        }
        return last;
    }

    /** The text of the first of the named members that has one: text itself, a list of texts, or an object with such a member. */
    private static String named(JsonNode object, String role, List<String> names) {
        for (String name : names) {
            JsonNode member = object.path(name);
            String text = content(member);
            if (text == null && member.isObject()) {
                text = said(member, role);
                text = text == null ? named(member, role, names) : text;
                text = text == null ? onlyText(member, role) : text;
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

    /**
     * The only text among the members; none of an object that names a model, since there texts are settings, and no single word of an
     * answer in which figures stand beside it: {@code {"city": "Oslo", "temp": 17}} is an answer as a whole.
     */
    private static String onlyText(JsonNode object, String role) {
        String only = null;
        boolean figures = false;
        for (Map.Entry<String, JsonNode> member : object.has("model") ? Nodes.object().properties() : object.properties()) {
            figures |= member.getValue().isNumber() || member.getValue().isBoolean();
            if (member.getValue().isTextual() && (only != null || isTechnical(member.getKey()))) {
                return null;
            }
            only = member.getValue().isTextual() ? member.getValue().textValue() : only;
        }
        boolean value = only != null && figures && role.equals(Roles.ASSISTANT) && only.indexOf(' ') < 0;
        return only == null || value || ChatShapes.isObjectName(only) ? null : only;
    }

    private static boolean isTechnical(String key) {
        return TECHNICAL.contains(key) || Stream.of(TECHNICAL_ENDS).anyMatch(key::endsWith);
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
