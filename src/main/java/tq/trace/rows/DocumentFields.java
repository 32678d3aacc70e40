package tq.trace.rows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.POJONode;
import java.util.function.Function;
import tq.schema.FieldRef;
import tq.trace.Nodes;
import tq.trace.content.Document;
import tq.trace.content.Texts;

/** The fields of a document, as {@code Schema} names them. */
final class DocumentFields {

    private DocumentFields() {
    }

    /** How to read a field; an absent value is missing. */
    static Function<Document, JsonNode> reader(FieldRef ref) {
        return switch (ref.field()) {
            case "id" -> document -> Nodes.text(document.id());
            case "uri" -> document -> Nodes.text(document.uri());
            case "content" -> document -> Nodes.text(document.content());
            case "score" -> Document::score;
            case "rank" -> Document::rank;
            case "metadata" -> document -> document.metadata(ref.names());
            case FieldRef.HAS + "metadata" -> document -> Nodes.bool(!document.metadata(ref.names()).isMissingNode());
            case "text" -> DocumentFields::text;
            case FieldRef.SOURCE -> document -> Nodes.text(document.source());
            case FieldRef.ELEMENT -> POJONode::new;
            default -> throw new IllegalArgumentException("no field of a document: " + ref.field());
        };
    }

    private static JsonNode text(Document document) {
        StringBuilder out = new StringBuilder();
        Texts.all(Nodes.text(document.id()), out);
        Texts.all(Nodes.text(document.uri()), out);
        Texts.all(Nodes.text(document.content()), out);
        Texts.all(document.metadata(), out);
        return Nodes.text(out.toString());
    }
}
