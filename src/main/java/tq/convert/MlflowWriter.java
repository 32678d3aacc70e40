package tq.convert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import tq.trace.Ids;
import tq.trace.Span;
import tq.trace.Times;
import tq.trace.Trace;
import tq.trace.rows.RowReader;

/**
 * MLflow's version 3, such that MLflow loads it: {@code {"info": {"trace_id": …, "state": …}, "data": {"spans": […]}}}. It is
 * the trace as tq prints it, ids in base64, and what MLflow asks for and the trace does not say, marked as derived.
 */
public final class MlflowWriter implements TraceWriter {

    private static final String OWN = "mlflow.traceRequestId";

    private final AddedAttributes attributes = new AddedAttributes();
    private final DerivedInfo info = new DerivedInfo();
    private long unloadable;

    @Override
    public Optional<JsonNode> written(Trace trace) {
        ObjectNode whole = (ObjectNode) RowReader.whole(trace);
        boolean own = trace.lacksSpans() || trace.spans().stream().anyMatch(MlflowWriter::isMlflows);
        info.complete((ObjectNode) whole.get("info"), trace, own);
        ArrayNode rows = attributes.rows(trace);
        boolean loads = true;
        for (Span span : trace.spans()) {
            ObjectNode out = (ObjectNode) whole.path("data").path("spans").get(span.position());
            if (span.attributes().isMissing()) {
                out.remove("attributes");
            } else if (!isMlflows(span)) {
                attributes.add(out, rows.get(span.position()), trace.id());
            }
            for (String id : List.of("trace_id", "span_id", "parent_span_id")) {
                if (out.path(id).isTextual()) {
                    out.put(id, Ids.toBase64(out.get(id).textValue()));
                }
            }
            out.putIfAbsent("name", out.textNode(""));
            loads &= loads(span);
        }
        unloadable += loads && DerivedInfo.loads(whole.path("info")) ? 0 : 1;
        return Optional.of(whole);
    }

    /** Whether MLflow wrote the span, which puts the trace's id on each. */
    private static boolean isMlflows(Span span) {
        return !span.attributes().get(OWN).isMissingNode();
    }

    private static boolean loads(Span span) {
        boolean ids = isSpanId(span.id()) && Ids.isBytes(span.otelTraceId()) && (span.parentId().isEmpty() || isSpanId(span.parentId()));
        return ids && span.start() != Times.NONE && !span.attributes().isMissing();
    }

    private static boolean isSpanId(String id) {
        return id.length() == 16 && Ids.isBytes(id);
    }

    @Override
    public List<String> losses() {
        return unloadable == 0 ? List.of() : List.of((unloadable == 1 ? "a trace has" : unloadable + " traces have")
                + " no start, or ids that are not 8 or 16 bytes in hexadecimal, so MLflow itself may refuse what is written of " + (unloadable == 1 ? "it" : "them") + "; tq reads it");
    }
}
