package tq.trace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import tq.json.JsonKind;
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

    /** The trace that it points to, {@code tr-…} where its own trace is called so; empty for none. */
    public String traceId() {
        String id = Ids.of(member("trace_id", "traceId"));
        return id.length() == 32 && span.trace().id().startsWith("tr-") ? "tr-" + id : id;
    }

    /** The span that it points to, in hex; empty for none. */
    public String spanId() {
        return Ids.of(member("span_id", "spanId"));
    }

    /** OTLP writes camel case, the SDKs of OpenTelemetry a context. */
    private JsonValue member(String key, String camelCase) {
        JsonValue place = source.get("context").kind() == JsonKind.OBJECT ? source.get("context") : source;
        return place.get(key).isMissing() ? place.get(camelCase) : place.get(key);
    }

    /** What the link says of itself. */
    public Attributes attributes() {
        return new Attributes(source.get("attributes"), Attributes.Encoding.PLAIN);
    }

    /** {@code {"trace_id": "tr-…", "span_id": "…", "attributes": {…}}}, as MLflow V3 writes it: null for no attributes. */
    public ObjectNode canonical() {
        ObjectNode out = Nodes.object().put("trace_id", traceId()).put("span_id", spanId());
        out.set("attributes", attributes().keys().isEmpty() ? Nodes.NULL : attributes().decodedPlain());
        return out;
    }
}
