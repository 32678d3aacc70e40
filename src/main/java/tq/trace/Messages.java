package tq.trace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import tq.schema.Conventions;

/**
 * The chat messages of model calls. Of the keys that {@link Conventions} names, and the span's events, the first that gives
 * messages is taken, in each direction for itself, so that none counts twice where several conventions hold it.
 */
final class Messages {

    private static final String VERCEL = "ai.response.text";
    private static final Set<String> ASKING = Set.of(Roles.SYSTEM, Roles.USER, Roles.TOOL, "developer");

    private Messages() {
    }

    /** What the model was told, then what it read, then what it wrote; nothing for a span that is no model call. */
    static List<Message> of(Span span) {
        String type = SpanTypes.of(span).asText("");
        if (!type.equalsIgnoreCase("LLM") && !type.equalsIgnoreCase("CHAT_MODEL")) {
            return List.of();
        }
        List<Message> messages = new ArrayList<>();
        Heard asked = heard(span, Message.INPUT, Roles.USER);
        add(messages, span, Message.INPUT, new Heard(asked.source(), ChatShapes.instructed(instructions(span), asked.said())));
        add(messages, span, Message.OUTPUT, heard(span, Message.OUTPUT, Roles.ASSISTANT));
        return messages;
    }

    /** What was said, and the key that tells it. */
    private record Heard(String source, List<Said> said) {
    }

    private static void add(List<Message> messages, Span span, String direction, Heard heard) {
        for (int i = 0; i < heard.said().size(); i++) {
            Said one = heard.said().get(i);
            messages.add(new Message(span, direction, i, one.role(), one.content(), one.toolCalls(), one.toolCallId(), heard.source()));
        }
    }

    private static String instructions(Span span) {
        JsonNode stored = span.convention("messages.system");
        JsonNode told = stored.isMissingNode() ? MessageEvents.attribute(span, "gen_ai.system_instructions") : stored;
        return MessageParts.of(told).text();
    }

    /** Real messages under a later key go before what only the place makes a message. */
    private static Heard heard(Span span, String direction, String speaker) {
        Heard messages = heard(span, direction, speaker, ChatShapes::messages);
        return messages.said().isEmpty() ? heard(span, direction, speaker, ChatShapes::plain) : messages;
    }

    private static Heard heard(Span span, String direction, String speaker, BiFunction<JsonNode, String, List<Said>> reader) {
        for (String key : Conventions.keys("messages." + direction)) {
            List<Said> messages = reader.apply(recorded(span.attributes(), key), speaker);
            if (!messages.isEmpty() && (direction.equals(Message.INPUT) || isWritten(messages))) {
                return new Heard(key, messages);
            }
        }
        return new Heard("events", reader.apply(MessageEvents.list(span, direction), speaker));
    }

    /** A model has the last word in what it writes; a list that ends otherwise is a request that a wrapper put together. */
    private static boolean isWritten(List<Said> messages) {
        return !ASKING.contains(messages.get(messages.size() - 1).role());
    }

    private static JsonNode recorded(Attributes attributes, String key) {
        return key.equals(VERCEL) ? vercel(attributes) : Flattened.value(attributes, key);
    }

    /** Vercel has one answer in several keys; its text is one even where it looks like JSON. */
    private static JsonNode vercel(Attributes attributes) {
        ArrayNode parts = Nodes.array();
        for (String key : new String[] {VERCEL, "ai.response.object"}) {
            if (attributes.written(key).isTextual()) {
                parts.add(attributes.written(key));
            }
        }
        attributes.get("ai.response.toolCalls").forEach(parts::add);
        return parts.isEmpty() ? Nodes.MISSING : Nodes.object().put("role", Roles.ASSISTANT).set("content", parts);
    }
}
