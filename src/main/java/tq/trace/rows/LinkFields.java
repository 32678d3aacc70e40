package tq.trace.rows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.POJONode;
import java.util.function.Function;
import tq.schema.FieldRef;
import tq.trace.Link;
import tq.trace.Nodes;
import tq.trace.content.Texts;

/** The fields of a link, as {@code Schema} names them. */
final class LinkFields {

    private LinkFields() {
    }

    /** How to read a field; an absent value is missing. */
    static Function<Link, JsonNode> reader(FieldRef ref) {
        return switch (ref.field()) {
            case "trace_id" -> link -> Nodes.text(link.traceId());
            case "span_id" -> link -> Nodes.text(link.spanId());
            case "attributes" -> link -> ref.names().isEmpty() ? link.attributes().decoded() : link.attributes().at(ref.names());
            case FieldRef.HAS + "attributes" -> link -> Nodes.bool(!link.attributes().at(ref.names()).isMissingNode());
            case "raw attributes" -> link -> ref.names().isEmpty() ? link.attributes().decodedPlain() : link.attributes().plainAt(ref.names());
            case "text" -> LinkFields::text;
            case FieldRef.ELEMENT -> POJONode::new;
            default -> throw new IllegalArgumentException("no field of a link: " + ref.field());
        };
    }

    private static JsonNode text(Link link) {
        StringBuilder out = new StringBuilder();
        Texts.all(link.canonical(), out);
        return Nodes.text(out.toString());
    }
}
