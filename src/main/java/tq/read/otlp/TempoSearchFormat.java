package tq.read.otlp;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tq.json.JsonDocument;
import tq.json.JsonKind;
import tq.json.JsonValue;
import tq.read.base.FlatNode;
import tq.read.base.Format;
import tq.read.base.HexIds;
import tq.read.base.Members;
import tq.read.base.Reading;
import tq.read.base.TimeWords;
import tq.trace.AnyValues;
import tq.trace.Ids;
import tq.trace.Span;
import tq.trace.Times;
import tq.trace.Trace.Origin;
import tq.trace.TracePart;

/**
 * Answers of Tempo's search: {@code {"traces": [{"traceID": "…", "rootTraceName": "…", "startTimeUnixNano": "…",
 * "durationMs": 12, "spanSets": [{"spans": […]}]}]}}. Of each trace they hold only the spans that matched, without parents and
 * status, so the state of a trace is not known.
 */
public final class TempoSearchFormat implements Format {

    /** The parent of a span that has one, of which the answer says nothing. */
    private static final String UNKNOWN = "?";

    @Override
    public boolean reads(JsonValue value) {
        return isFound(value) || isFound(value.get("traces").at(0));
    }

    private static boolean isFound(JsonValue value) {
        boolean summary = Members.has(value, "rootTraceName") || Members.has(value, "rootServiceName") || Members.has(value, "spanSets") || Members.has(value, "spanSet")
                || Members.has(value, "startTimeUnixNano");
        return Members.has(value, "traceID") && summary && !Members.has(value, "spanID");
    }

    @Override
    public void read(JsonValue value, Reading reading) {
        long matched = 0;
        for (JsonValue trace : isFound(value) ? List.of(value) : value.get("traces").items()) {
            matched += isFound(trace) ? read(trace, reading.origin("Tempo search"), reading) : 0;
        }
        if (matched > 0) {
            reading.loss("results of a search, which hold only the spans that matched (" + matched + "), without their parents");
        }
    }

    private static int read(JsonValue trace, Origin origin, Reading reading) {
        Map<String, Span.Parts> spans = new LinkedHashMap<>();
        List<JsonValue> sets = new ArrayList<>();
        trace.get("spanSets").items().forEach(sets::add);
        sets.add(trace.get("spanSet"));
        for (JsonValue set : sets) {
            for (JsonValue span : set.get("spans").items()) {
                if (span.kind() == JsonKind.OBJECT) {
                    spans.putIfAbsent(Ids.of(span.get("spanID")), span(span, trace));
                }
            }
        }
        reading.part(TracePart.scattered(id(trace), JsonDocument.of(info(trace)), List.copyOf(spans.values()), List.of(), origin));
        return spans.size();
    }

    private static String id(JsonValue trace) {
        return HexIds.padded(trace.get("traceID"), HexIds.TRACE);
    }

    /** Protobuf leaves a duration of 0 out. */
    private static ObjectNode info(JsonValue trace) {
        ObjectNode info = JsonNodeFactory.instance.objectNode().put("trace_id", id(trace)).put("state", "STATE_UNSPECIFIED");
        long start = Times.nanos(trace.get("startTimeUnixNano"));
        if (start != Times.NONE) {
            info.put("request_time", Times.text(start));
        }
        info.put("execution_duration_ms", Math.max(0, Times.nanos(trace.get("durationMs"))));
        ObjectNode tags = info.putObject("tags");
        FlatNode.putText(tags, "mlflow.traceName", trace.get("rootTraceName").textOr(""));
        FlatNode.putText(tags, "service.name", trace.get("rootServiceName").textOr(""));
        return info;
    }

    private static Span.Parts span(JsonValue span, JsonValue trace) {
        String parent = isRoot(span, trace) ? "" : UNKNOWN;
        FlatNode node = new FlatNode(id(trace), HexIds.padded(span.get("spanID"), HexIds.SPAN), parent, span.get("name"));
        long start = Times.nanos(span.get("startTimeUnixNano"));
        node.times(start, TimeWords.end(start, Times.nanos(span.get("durationNanos"))));
        for (JsonValue attribute : span.get("attributes").items()) {
            node.attributes().set(attribute.get("key").textOr(""), AnyValues.node(attribute.get("value")));
        }
        return node.span();
    }

    private static boolean isRoot(JsonValue span, JsonValue trace) {
        return span.get("name").textOr("").equals(trace.get("rootTraceName").textOr("?")) && Times.nanos(span.get("startTimeUnixNano")) == Times.nanos(trace.get("startTimeUnixNano"));
    }
}
