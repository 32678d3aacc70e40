package tq.read.trail;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import tq.json.JsonDocument;
import tq.json.JsonKind;
import tq.json.JsonText;
import tq.json.JsonValue;
import tq.read.base.FlatNode;
import tq.read.base.Format;
import tq.read.base.HexIds;
import tq.read.base.Members;
import tq.read.base.Reading;
import tq.trace.Span;
import tq.trace.Times;
import tq.trace.TracePart;

/**
 * Spans in the columns of the collector's ClickHouse table, see {@link TrailSpan}: a trace a document with spans nested in
 * {@code child_spans}, as Patronus exports it for TRAIL ({@code {"trace_id": …, "spans": […]}}); what AgentOps answers, which says
 * more of the trace ({@code {"trace": {"root_span_name": …}, "spans": […]}}); a span alone.
 */
public final class TrailFormat implements Format {

    private static final TrailLabels LABELS = new TrailLabels();

    @Override
    public boolean reads(JsonValue value) {
        return isSpan(value) || value.get("spans").kind() == JsonKind.ARRAY && isSpan(value.get("spans").at(0));
    }

    private static boolean isSpan(JsonValue value) {
        return Members.hasList(value, "child_spans") || Members.has(value, "span_name") && Members.has(value, "span_id")
                && (Members.has(value, "span_attributes") || Members.has(value, "span_type"));
    }

    @Override
    public void read(JsonValue value, Reading reading) {
        JsonValue trace = Members.hasObject(value, "trace") ? value.get("trace") : value;
        String id = HexIds.padded(trace.get("trace_id"), HexIds.TRACE);
        String name = trace == value && !Members.has(isSpan(value) ? value : value.get("spans").at(0), "span_type") ? "TRAIL" : "AgentOps";
        List<Span.Parts> spans = new ArrayList<>();
        if (isSpan(value)) {
            collect(value, id, "", spans);
        } else {
            long bad = collectAll(value.get("spans"), id, "", spans);
            if (bad > 0) {
                reading.loss(bad + " of " + value.get("spans").size() + " spans left out: not objects");
            }
        }
        reading.scattered(spans, name);
        if (trace != value && !id.isEmpty()) {
            reading.part(TracePart.scattered(id, info(trace, id), List.of(), List.of(), reading.origin(name)));
        }
        if (LABELS.reads(value)) {
            LABELS.read(value, reading);
        }
    }

    private static long collectAll(JsonValue list, String trace, String above, List<Span.Parts> spans) {
        long bad = 0;
        for (JsonValue span : list.items()) {
            if (span.kind() == JsonKind.OBJECT) {
                collect(span, trace, above, spans);
            } else {
                bad++;
            }
        }
        return bad;
    }

    /** A span, then those nested in it. */
    private static void collect(JsonValue span, String trace, String above, List<Span.Parts> spans) {
        spans.add(TrailSpan.flat(span, trace, above));
        collectAll(span.get("child_spans"), trace, TrailSpan.id(span), spans);
    }

    private static JsonValue info(JsonValue trace, String id) {
        ObjectNode info = JsonNodeFactory.instance.objectNode().put("trace_id", id);
        FlatNode.putText(info, "request_time", trace.get("start_time").textOr("").replace(' ', 'T'));
        long duration = Times.nanos(trace.get("duration"));
        if (duration != Times.NONE) {
            info.put("execution_duration", BigDecimal.valueOf(duration, 9).toPlainString() + "s");
        }
        ObjectNode tags = info.putObject("tags");
        FlatNode.putText(tags, "mlflow.traceName", trace.get("root_span_name").textOr(""));
        if (trace.get("tags").size() > 0) {
            tags.put("agentops.tags", JsonText.python(trace.get("tags").toNode()));
        }
        if (Members.has(trace, "total_cost")) {
            info.putObject("trace_metadata").putObject("mlflow.trace.cost").set("total_cost", trace.get("total_cost").toNode());
        }
        return JsonDocument.of(info);
    }
}
