package tq.trace.content;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tq.schema.Conventions;
import tq.trace.Flattened;
import tq.trace.Nodes;
import tq.trace.Span;
import tq.trace.SpanEvent;
import tq.trace.SpanTypes;

/**
 * The documents that a span found: the outputs of a retriever or a reranker, or what a convention lists in attributes of
 * their own, on whatever span. Texts in the outputs come last, since some libraries leave but a description there.
 */
public final class Documents {

    private static final Set<String> FINDERS = Set.of("RETRIEVER", "RERANKER");

    private static final Set<String> RESULTS = Set.of("db.query.result", "db.search.result");

    private Documents() {
    }

    /** In the order stored; none for a span that found none. */
    public static List<Document> of(Span span) {
        JsonNode outputs = FINDERS.contains(SpanTypes.of(span).asText("").toUpperCase(Locale.ROOT)) ? onlyList(Contents.of(span, Contents.OUTPUTS)) : Nodes.MISSING;
        boolean told = !outputs.isEmpty() && !outputs.path(0).isTextual();
        for (String key : told ? List.<String>of() : Conventions.keys("documents")) {
            JsonNode list = Flattened.value(span.attributes(), key);
            if (list.isArray() && !list.isEmpty()) {
                return documents(span, key, list);
            }
        }
        JsonNode results = told ? Nodes.MISSING : results(span);
        return !results.isEmpty() ? documents(span, "events", results) : documents(span, Contents.place(span, Contents.OUTPUTS), outputs);
    }

    private static List<Document> documents(Span span, String source, JsonNode list) {
        List<Document> documents = new ArrayList<>();
        for (JsonNode stored : list) {
            JsonNode item = Nodes.decodeContainer(stored);
            if (DocumentShape.isDocument(item)) {
                documents.add(DocumentShape.read(span, source, item, documents.size()));
            }
        }
        return documents;
    }

    /** What a vector store found, an event each: {@code db.query.result} with {@code db.query.result.id}, {@code .document}, {@code .score}. */
    private static JsonNode results(Span span) {
        ArrayNode results = Nodes.array();
        for (SpanEvent event : span.events()) {
            if (RESULTS.contains(event.name())) {
                ObjectNode result = results.addObject();
                String prefix = event.name() + ".";
                event.attributes().decoded().properties().forEach(member -> result.set(member.getKey().replace(prefix, ""), member.getValue()));
            }
        }
        return results;
    }

    /** What a store of vectors gives for several queries, a list for each column: {@code {"ids": [["a"]], "documents": [["…"]], "metadatas": [[{…}]]}}. */
    private static JsonNode columns(JsonNode outputs, JsonNode contents) {
        ArrayNode documents = Nodes.array();
        for (int i = 0; i < contents.size(); i++) {
            ObjectNode document = documents.addObject();
            Nodes.put(document, "id", outputs.path("ids").path(0).path(i));
            Nodes.put(document, "content", contents.get(i));
            Nodes.put(document, "metadata", outputs.path("metadatas").path(0).path(i));
        }
        return documents;
    }

    /** The list itself, or that of an object: {@code documents}, else the only one. */
    private static JsonNode onlyList(JsonNode outputs) {
        JsonNode byQuery = outputs.path("documents").path(0);
        if (byQuery.isArray() && outputs.path("ids").path(0).isArray()) {
            return columns(outputs, byQuery);
        }
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
