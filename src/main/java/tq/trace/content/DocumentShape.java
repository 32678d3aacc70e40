package tq.trace.content;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tq.trace.Nodes;
import tq.trace.Span;
import tq.trace.Usage;

/**
 * One stored document as {@link Document}: MLflow's {@code {"page_content", "metadata", "id"}}, LangChain's (also as
 * {@code {"lc": 1, "kwargs": {…}}}), LlamaIndex' {@code {"node": {…}, "score"}}, OpenInference's {@code {"document": {…}}},
 * a text, a pair of a document and its score, or whatever has members of the usual names.
 */
final class DocumentShape {

    private static final String[] WRAPPERS = {"kwargs", "node", "document", "doc", "text_resource"};
    private static final String[] IDS = {"id", "id_", "doc_id", "document_id", "node_id", "chunk_id"};
    private static final String[] URIS = {"doc_uri", "uri", "url", "source", "file_path", "path", "file_name"};
    private static final String[] CONTENTS = {"page_content", "pageContent", "content", "text", "doc", "document", "body", "snippet", "passage", "chunk"};
    /** A distance is none: it is the smaller the better. */
    private static final String[] SCORES = {"score", "similarity", "similarity_score", "relevance_score", "rerank_score"};

    /** What Python prints of an object, which has no text of the document in it: {@code <NodeWithScore(node=…, score=0.58)>}. */
    private static final Pattern DESCRIPTION = Pattern.compile("(?s)<\\w+\\(.*\\)>");

    private DocumentShape() {
    }

    /** Whether an item of a list can be a document; an embedding's numbers can't. */
    static boolean isDocument(JsonNode item) {
        return item.isObject() || item.isTextual() && !DESCRIPTION.matcher(item.textValue()).matches() || isScored(item);
    }

    /** {@code [{"page_content": "…"}, 0.83]}. */
    private static boolean isScored(JsonNode item) {
        return item.isArray() && item.size() == 2 && !item.get(0).isArray() && isDocument(item.get(0)) && item.get(1).isNumber();
    }

    /**
     * The document of an item.
     *
     * @param source the attribute key of the list
     * @param position its place in the list
     */
    static Document read(Span span, String source, JsonNode item, int position) {
        if (item.isTextual()) {
            return read(span, source, Nodes.object().set("content", item), position);
        }
        if (item.isArray()) {
            ObjectNode scored = Nodes.object();
            scored.set("document", item.get(0));
            scored.set("score", item.get(1));
            return read(span, source, scored, position);
        }
        List<JsonNode> places = places(item);
        JsonNode metadata = metadata(places);
        places.add(metadata);
        JsonNode rank = Usage.number(word(places, "rank"));
        return new Document(span, word(places, IDS).asText(""), word(places, URIS).asText(""), word(places, CONTENTS).asText(""), Usage.number(word(places, SCORES)),
                rank.isMissingNode() ? Nodes.number(position) : rank, metadata, source);
    }

    /** The item and the objects in it that may be the document itself. */
    private static List<JsonNode> places(JsonNode item) {
        List<JsonNode> places = new ArrayList<>();
        places.add(item);
        for (String key : WRAPPERS) {
            if (item.path(key).isObject()) {
                places.addAll(places(item.path(key)));
            }
        }
        return places;
    }

    private static JsonNode metadata(List<JsonNode> places) {
        for (JsonNode place : places) {
            JsonNode metadata = Nodes.decodeContainer(place.path("metadata"));
            if (metadata.isObject() && !metadata.isEmpty()) {
                return metadata;
            }
        }
        return Nodes.MISSING;
    }

    /** The first text or number under one of the keys, as it is. */
    private static JsonNode word(List<JsonNode> places, String... keys) {
        for (JsonNode place : places) {
            for (String key : keys) {
                if (!Nodes.isEmpty(place.path(key)) && place.path(key).isValueNode()) {
                    return place.path(key);
                }
            }
        }
        return Nodes.MISSING;
    }
}
