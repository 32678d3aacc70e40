package tq.trace.rows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.POJONode;
import java.util.function.Function;
import tq.schema.FieldRef;
import tq.trace.Nodes;
import tq.trace.content.Message;
import tq.trace.content.Texts;

/** The fields of a message, as {@code Schema} names them. */
final class MessageFields {

    private MessageFields() {
    }

    /** How to read a field; an absent value is missing. */
    static Function<Message, JsonNode> reader(FieldRef ref) {
        return switch (ref.field()) {
            case "role" -> message -> Nodes.text(message.role());
            case "content" -> message -> Nodes.text(message.content());
            case "tool_calls" -> Message::toolCalls;
            case "tool_call_id" -> message -> Nodes.text(message.toolCallId());
            case "direction" -> message -> Nodes.text(message.direction());
            case "index" -> message -> Nodes.number(message.index());
            case "text" -> MessageFields::text;
            case FieldRef.SOURCE -> message -> Nodes.text(message.source());
            case FieldRef.ELEMENT -> POJONode::new;
            default -> throw new IllegalArgumentException("no field of a message: " + ref.field());
        };
    }

    /** What it says and what it asks of tools; who says it is no text of the message. */
    private static JsonNode text(Message message) {
        StringBuilder out = new StringBuilder();
        Texts.all(Nodes.text(message.content()), out);
        Texts.all(message.toolCalls(), out);
        return Nodes.text(out.toString());
    }
}
