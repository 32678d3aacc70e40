package tq.trace;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Elements as they are printed whole: the JSON of MLflow V3 with ids in hex, the same whatever form was read. */
public final class Canonical {

    private Canonical() {
    }

    /**
     * {@code {"trace_id": "…", "span_id": "…", "parent_span_id": null, "name": "search", "kind": "SPAN_KIND_INTERNAL",
     * "start_time_unix_nano": 1, "end_time_unix_nano": 2, "events": [], "status": {"code": "STATUS_CODE_OK", "message": ""},
     * "attributes": {…}, "links": []}}. Of partial objects only what is there.
     */
    public static ObjectNode span(Span span) {
        ObjectNode out = Nodes.object();
        if (span.hasId()) {
            out.put("trace_id", span.otelTraceId());
            out.put("span_id", span.id());
            out.put("parent_span_id", span.parentId().isEmpty() ? null : span.parentId());
        }
        if (!span.name().isEmpty()) {
            out.put("name", span.name());
        }
        if (!span.kind().isEmpty()) {
            out.put("kind", "SPAN_KIND_" + span.kind());
        }
        if (span.start() != Times.NONE) {
            out.put("start_time_unix_nano", span.start());
            if (span.end() == Times.NONE) {
                out.putNull("end_time_unix_nano");
            }
        }
        if (span.end() != Times.NONE) {
            out.put("end_time_unix_nano", span.end());
        }
        ArrayNode events = Nodes.array();
        span.events().forEach(event -> events.add(event(event)));
        out.set("events", events);
        out.putObject("status").put("code", "STATUS_CODE_" + span.status()).put("message", span.message());
        out.set("attributes", span.attributes().canonical());
        out.set("links", links(span));
        if (!span.resource(List.of()).isMissingNode()) {
            ObjectNode resource = span.parts().resource().decodedPlain();
            out.set("resource", resource.path("attributes").isObject() ? Nodes.object().set("attributes", resource) : resource);
        }
        if (!span.parts().scope().isMissing()) {
            out.set("scope", span.parts().scope().toNode());
        }
        span.parts().others().forEach((key, value) -> out.set(key, value.toNode()));
        return out;
    }

    /** {@code {"name": "exception", "time_unix_nano": 1, "attributes": {…}}}. */
    public static ObjectNode event(SpanEvent event) {
        ObjectNode out = Nodes.object().put("name", event.name());
        if (event.time() != Times.NONE) {
            out.put("time_unix_nano", event.time());
        }
        out.set("attributes", event.attributes().decodedPlain());
        return out;
    }

    /** {@code [{"trace_id": "tr-…", "span_id": "…", "attributes": {…}}]}. */
    public static ArrayNode links(Span span) {
        ArrayNode links = Nodes.array();
        span.links().forEach(link -> links.add(link.canonical()));
        return links;
    }

    /** Something of a span with where it stands: {@code "span_id": "…", "trace_id": "tr-…"} at its end. */
    public static ObjectNode placed(ObjectNode element, Span span) {
        Nodes.put(element, "span_id", Nodes.text(span.id()));
        Nodes.put(element, "trace_id", Nodes.text(span.trace().id()));
        return element;
    }
}
