package tq.trace.rows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.POJONode;
import java.util.function.Function;
import tq.schema.FieldRef;
import tq.trace.Canonical;
import tq.trace.Nodes;
import tq.trace.SpanEvent;
import tq.trace.Times;
import tq.trace.content.Texts;

/** The fields of an event, as {@code Schema} names them. */
final class EventFields {

    private EventFields() {
    }

    /** How to read a field; an absent value is missing. */
    static Function<SpanEvent, JsonNode> reader(FieldRef ref) {
        String field = ref.field();
        return switch (field) {
            case "name" -> event -> Nodes.text(event.name());
            case "time" -> event -> Nodes.time(event.time());
            case "offset" -> EventFields::offset;
            case "attributes" -> ref.names().isEmpty() ? event -> event.attributes().decoded() : event -> event.attributes().at(ref.names());
            case FieldRef.HAS + "attributes" -> event -> Nodes.bool(!event.attributes().at(ref.names()).isMissingNode());
            case "raw attributes" -> event -> ref.names().isEmpty() ? event.attributes().decodedPlain() : event.attributes().plainAt(ref.names());
            case "exception.type", "exception.message", "exception.stacktrace" -> event -> exception(event, field);
            case "text" -> EventFields::text;
            case FieldRef.ELEMENT -> POJONode::new;
            default -> throw new IllegalArgumentException("no field of an event: " + field);
        };
    }

    static JsonNode exception(SpanEvent event, String key) {
        JsonNode value = event.attributes().plain(key);
        return value.isNull() ? Nodes.MISSING : value;
    }

    private static JsonNode offset(SpanEvent event) {
        long first = event.span().trace().firstStart();
        return first == Times.NONE || event.time() == Times.NONE ? Nodes.MISSING : Nodes.number(event.time() - first);
    }

    private static JsonNode text(SpanEvent event) {
        StringBuilder out = new StringBuilder();
        Texts.all(Canonical.event(event), out);
        return Nodes.text(out.toString());
    }
}
