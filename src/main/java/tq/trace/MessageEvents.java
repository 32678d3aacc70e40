package tq.trace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;

/**
 * Messages that are events of their span, as the GenAI conventions had them until 2025: {@code gen_ai.user.message} with
 * attributes {@code content} and {@code tool_calls}, {@code gen_ai.choice} with {@code message}; and the one event
 * {@code gen_ai.client.inference.operation.details} that came after, which has all of them as attributes.
 */
final class MessageEvents {

    private static final Map<String, String> ASKED = Map.of("gen_ai.system.message", Roles.SYSTEM, "gen_ai.user.message", Roles.USER,
            "gen_ai.assistant.message", Roles.ASSISTANT, "gen_ai.tool.message", Roles.TOOL, "gen_ai.content.prompt", Roles.USER);
    private static final Set<String> ANSWERED = Set.of("gen_ai.choice", "gen_ai.content.completion");
    private static final String ALL = "gen_ai.client.inference.operation.details";
    /** Where Azure's libraries put the whole body, as JSON text. */
    private static final String BODY = "gen_ai.event.content";

    private MessageEvents() {
    }

    /** The messages of a direction as a list that {@link ChatShapes} reads; empty for none. */
    static JsonNode list(Span span, String direction) {
        JsonNode all = attribute(span, "gen_ai." + direction + ".messages");
        if (!all.isMissingNode()) {
            return all;
        }
        ArrayNode messages = Nodes.array();
        for (SpanEvent event : span.events()) {
            String role = direction.equals(Message.INPUT) ? ASKED.get(event.name()) : ANSWERED.contains(event.name()) ? Roles.ASSISTANT : null;
            if (role != null) {
                messages.add(message(event.attributes(), role));
            }
        }
        return messages;
    }

    /** What the event that has all of them says of a key; missing where there is no such event. */
    static JsonNode attribute(Span span, String key) {
        return span.events().stream().filter(event -> event.name().equals(ALL)).map(event -> event.attributes().get(key)).findFirst().orElse(Nodes.MISSING);
    }

    private static JsonNode message(Attributes attributes, String role) {
        JsonNode body = attributes.get(BODY).isObject() ? attributes.get(BODY) : attributes.decodedPlain();
        JsonNode said = content(Nodes.first(body, "message", "content", "gen_ai.prompt", "gen_ai.completion"));
        ObjectNode message = said.isObject() ? said.deepCopy() : Nodes.object();
        if (!said.isObject()) {
            Nodes.put(message, "content", said);
        }
        if (!message.has("role")) {
            message.put("role", role);
        }
        for (String key : new String[] {"tool_calls", "tool_call_id"}) {
            Nodes.put(message, key, Nodes.decodeContainer(body.path(key)));
        }
        if (role.equals(Roles.TOOL) && !message.has("tool_call_id")) {
            Nodes.put(message, "tool_call_id", body.path("id"));
        }
        return message;
    }

    /** JSON text is a message or a list of parts, or else what was said. */
    private static JsonNode content(JsonNode stored) {
        JsonNode decoded = Nodes.decodeContainer(stored);
        return MessageParts.isList(decoded) || MessageShape.isMessage(decoded) || decoded.path("content").isTextual() ? decoded : stored;
    }
}
