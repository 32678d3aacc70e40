package tq.read.jaeger;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tq.json.JsonDocument;
import tq.json.JsonKind;
import tq.json.JsonMembers;
import tq.json.JsonText;
import tq.json.JsonValue;
import tq.read.base.Format;
import tq.read.base.Members;
import tq.read.base.NotATraceException;
import tq.read.base.Reading;
import tq.trace.Ids;
import tq.trace.Span;
import tq.trace.TracePart;

/**
 * Jaeger's traces: what its query service answers ({@code {"traceID": …, "spans": […], "processes": {"p1": …}}}, in a list under
 * {@code data}), the same spans as its protobuf prints them, and a span alone with its process, as Elasticsearch keeps it.
 */
public final class JaegerFormat implements Format {

    static final String NAME = "Jaeger";

    @Override
    public boolean reads(JsonValue value) {
        return isSpan(value) || isTrace(value) || isFailure(value);
    }

    private static boolean isTrace(JsonValue value) {
        JsonValue spans = value.get("spans");
        return spans.kind() == JsonKind.ARRAY && (Members.hasObject(value, "processes") || isSpan(spans.at(0)));
    }

    private static boolean isSpan(JsonValue value) {
        return (Members.has(value, "operationName") || Members.has(value, "operation_name"))
                && (Members.has(value, "spanID") || Members.has(value, "spanId") || Members.has(value, "span_id"));
    }

    /** {@code {"data": null, "errors": [{"code": 404, "msg": "trace not found"}]}}. */
    private static boolean isFailure(JsonValue value) {
        return value.get("data").size() == 0 && Members.has(value.get("errors").at(0), "msg");
    }

    @Override
    public void read(JsonValue value, Reading reading) throws NotATraceException {
        if (isFailure(value)) {
            throw new NotATraceException("the server's error answer: " + value.get("errors").at(0).get("msg").textOr(""));
        }
        if (isSpan(value)) {
            reading.scattered(List.of(JaegerSpan.flat(value, JsonValue.MISSING, value.get("process"))), NAME);
            return;
        }
        Map<String, JsonValue> processes = processes(value);
        List<Span.Parts> spans = new ArrayList<>();
        for (JsonValue span : value.get("spans").items()) {
            if (span.kind() == JsonKind.OBJECT) {
                JsonValue process = processes.get(Members.first(span, "processID", "processId", "process_id").textOr(""));
                spans.add(JaegerSpan.flat(span, value.get("traceID"), process == null ? span.get("process") : process));
            }
        }
        if (spans.size() < value.get("spans").size()) {
            reading.loss(value.get("spans").size() - spans.size() + " of " + value.get("spans").size() + " spans left out: not objects");
        }
        reading.scattered(spans, NAME);
        String trace = spans.isEmpty() ? "" : Ids.of(spans.get(0).traceId());
        if (!trace.isEmpty() && value.get("warnings").size() > 0) {
            reading.part(TracePart.scattered(trace, warnings(value, trace), List.of(), List.of(), reading.origin(NAME)));
        }
    }

    /** What was odd about the whole trace, as a tag of it. */
    private static JsonValue warnings(JsonValue value, String trace) {
        ObjectNode info = JsonNodeFactory.instance.objectNode().put("trace_id", trace);
        info.putObject("tags").put("jaeger.warnings", JsonText.python(value.get("warnings").toNode()));
        return JsonDocument.of(info);
    }

    /** Who recorded spans, by the name that these use: an object of them, or protobuf's {@code [{"processId": "p1", "process": …}]}. */
    private static Map<String, JsonValue> processes(JsonValue value) {
        Map<String, JsonValue> processes = new HashMap<>();
        for (JsonMembers members = value.get("processes").members(); members.next();) {
            processes.put(members.key(), members.value());
        }
        for (JsonValue entry : Members.first(value, "processMap", "process_map").items()) {
            processes.put(Members.first(entry, "processId", "processID", "process_id").textOr(""), entry.get("process"));
        }
        return processes;
    }
}
