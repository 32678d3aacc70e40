package tq.trace.content;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import tq.trace.Canonical;
import tq.trace.LongestKey;
import tq.trace.Nodes;
import tq.trace.OfSpan;
import tq.trace.Span;

/**
 * A document that a retriever or a reranker found.
 *
 * @param span the step that found it
 * @param id empty for none
 * @param uri where it lies; empty for none
 * @param content its text; empty for none
 * @param score how well it fits, the higher the better; a number, or missing
 * @param rank its place in the list from 0, unless it says so itself
 * @param metadata an object as stored; missing for none
 * @param source the attribute key that it was read from
 */
public record Document(Span span, String id, String uri, String content, JsonNode score, JsonNode rank, JsonNode metadata, String source) implements OfSpan {

    /** The metadata under the longest key that fits the names; all of it for no names. */
    public JsonNode metadata(List<String> names) {
        return names.isEmpty() ? metadata : LongestKey.find(names, metadata::path);
    }

    /**
     * {@code {"id": "doc-1", "uri": "kb/tea.md", "content": "…", "score": 0.9, "rank": 0, "metadata": {…}, "span_id": "…",
     * "trace_id": "tr-…"}}; what is absent has no key.
     */
    public ObjectNode canonical() {
        ObjectNode out = Nodes.object();
        Nodes.put(out, "id", Nodes.text(id));
        Nodes.put(out, "uri", Nodes.text(uri));
        Nodes.put(out, "content", Nodes.text(content));
        Nodes.put(out, "score", score);
        Nodes.put(out, "rank", rank);
        Nodes.put(out, "metadata", metadata);
        return Canonical.placed(out, span);
    }
}
