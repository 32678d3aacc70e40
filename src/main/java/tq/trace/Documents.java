package tq.trace;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tq.schema.Conventions;

/**
 * The documents that a span found: the outputs of a retriever or a reranker, or what a convention lists in attributes of
 * their own, on whatever span. Texts in the outputs come last, since some libraries leave but a description there.
 */
final class Documents {

    private static final Set<String> FINDERS = Set.of("RETRIEVER", "RERANKER");

    private Documents() {
    }

    /** In the order stored; none for a span that found none. */
    static List<Document> of(Span span) {
        JsonNode outputs = FINDERS.contains(SpanTypes.of(span).asText("").toUpperCase(Locale.ROOT)) ? onlyList(span.convention("outputs")) : Nodes.MISSING;
        for (String key : outputs.path(0).isTextual() || outputs.isEmpty() ? Conventions.keys("documents") : List.<String>of()) {
            JsonNode list = Flattened.value(span.attributes(), key);
            if (list.isArray() && !list.isEmpty()) {
                return documents(span, key, list);
            }
        }
        return outputs.isEmpty() ? List.of() : documents(span, span.source("outputs").orElse(""), outputs);
    }

    private static List<Document> documents(Span span, String source, JsonNode list) {
        List<Document> documents = new ArrayList<>();
        for (JsonNode item : list) {
            if (DocumentShape.isDocument(item)) {
                documents.add(DocumentShape.read(span, source, item, documents.size()));
            }
        }
        return documents;
    }

    /** The list itself, or that of an object: {@code documents}, else the only one. */
    private static JsonNode onlyList(JsonNode outputs) {
        if (outputs.isArray() || outputs.path("documents").isArray()) {
            return outputs.isArray() ? outputs : outputs.path("documents");
        }
        JsonNode only = Nodes.MISSING;
        for (JsonNode member : outputs) {
            if (member.isArray()) {
                if (only.isArray()) {
                    return Nodes.MISSING;
                }
                only = member;
            }
        }
        return only;
    }
}
