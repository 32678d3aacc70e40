package tq.trace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import tq.json.JsonValue;

/** A pointer from a span to another, mostly of another trace. */
public final class Link implements OfSpan {

    private final Span span;
    private final JsonValue source;

    Link(Span span, JsonValue source) {
        this.span = span;
        this.source = source;
    }

    @Override
    public Span span() {
        return span;
    }

    /** The trace that it points to, as MLflow names it: {@code tr-…}; empty for none. */
    public String traceId() {
        String id = Ids.of(source.get("trace_id"));
        return id.length() == 32 ? "tr-" + id : id;
    }

    /** The span that it points to, in hex; empty for none. */
    public String spanId() {
        return Ids.of(source.get("span_id"));
    }

    public Attributes attributes() {
        return new Attributes(source.get("attributes"), Attributes.Encoding.PLAIN);
    }

    /** {@code {"trace_id": "tr-…", "span_id": "…", "attributes": {…}}}, as MLflow V3 writes it: null for no attributes. */
    ObjectNode canonical() {
        ObjectNode out = Nodes.object().put("trace_id", traceId()).put("span_id", spanId());
        out.set("attributes", attributes().keys().isEmpty() ? Nodes.NULL : attributes().decoded());
        return out;
    }
}
