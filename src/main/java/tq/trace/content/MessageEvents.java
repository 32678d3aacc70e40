package tq.trace.content;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import tq.schema.Conventions;
import tq.trace.Attributes;
import tq.trace.Nodes;
import tq.trace.Span;
import tq.trace.SpanEvent;

/**
 * Messages that are events of their span, as the GenAI conventions had them until 2025: {@code gen_ai.user.message} with
 * attributes {@code content} and {@code tool_calls}, {@code gen_ai.choice} with {@code message}; and the one event
 * {@code gen_ai.client.inference.operation.details} that came after, which has all of them as attributes.
 */
final class MessageEvents {

    private static final String ALL = "gen_ai.client.inference.operation.details";
    /** Where Azure's libraries put the whole body, as JSON text. */
    private static final String BODY = "gen_ai.event.content";
    private static final String[] SAID = {"message", "content", "gen_ai.prompt", "gen_ai.completion", "output", "diff"};

    private MessageEvents() {
    }

    /** The messages of a direction as a list that {@link ChatShapes} reads; empty for none. */
    static JsonNode list(Span span, String direction) {
        JsonNode all = attribute(span, "gen_ai." + direction + ".messages");
        if (!all.isMissingNode()) {
            return all;
        }
        ArrayNode messages = Nodes.array();
        for (SpanEvent event : of(span, direction)) {
            messages.add(message(event.attributes(), direction.equals(Message.INPUT) ? role(event.name()) : Roles.ASSISTANT));
        }
        return messages;
    }

    /** What a tool was given or gave, which is no message but its content: {@code {"city": "Paris"}}, {@code [{"text": "18 C"}]}. */
    static JsonNode ofTool(Span span, String direction) {
        return of(span, direction).stream().map(event -> Nodes.decodeContainer(Nodes.first(event.attributes().decodedPlain(), SAID))).findFirst().orElse(Nodes.MISSING);
    }

    /** Of a list that one attribute holds, {@code [{"event.name": "gen_ai.choice", …}]}, the events of a direction. */
    static JsonNode among(JsonNode list, String direction) {
        ArrayNode events = Nodes.array();
        for (JsonNode event : list) {
            if (names(direction).contains(event.path("event.name").asText())) {
                events.add(event);
            }
        }
        return events;
    }

    private static List<SpanEvent> of(Span span, String direction) {
        return span.events().stream().filter(event -> names(direction).contains(event.name())).toList();
    }

    private static List<String> names(String direction) {
        return Conventions.keys("events." + direction);
    }

    /** {@code tool} for {@code gen_ai.tool.message}. */
    private static String role(String event) {
        return event.endsWith(".message") ? event.substring("gen_ai.".length(), event.lastIndexOf('.')) : Roles.USER;
    }

    /** What the event that has all of them says of a key; missing where there is no such event. */
    static JsonNode attribute(Span span, String key) {
        return span.events().stream().filter(event -> event.name().equals(ALL)).map(event -> event.attributes().get(key)).findFirst().orElse(Nodes.MISSING);
    }

    private static JsonNode message(Attributes attributes, String role) {
        JsonNode body = attributes.get(BODY).isObject() ? attributes.get(BODY) : attributes.decodedPlain();
        JsonNode said = content(Nodes.first(body, SAID));
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
