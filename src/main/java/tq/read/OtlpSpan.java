package tq.read;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import tq.json.JsonMembers;
import tq.json.JsonKind;
import tq.json.JsonValue;
import tq.trace.Attributes;
import tq.trace.Attributes.Encoding;
import tq.trace.Span;
import tq.trace.Times;

/**
 * A span of OTLP's JSON, in camel case as the specification has it or in the snake case of other protobuf printers.
 *
 * @param encoding PLAIN; of MLflow's REST answers, which are decoded already, FINAL
 * @param resourceAttributes OTLP's list of what the process says of itself; may be missing
 */
record OtlpSpan(JsonValue span, Encoding encoding, JsonValue resourceAttributes, JsonValue scope) implements Span.Parts {

    private static final Set<String> KNOWN = Set.of("trace_id", "traceId", "span_id", "spanId", "parent_span_id", "parentSpanId", "name", "kind", "start_time_unix_nano",
            "startTimeUnixNano", "end_time_unix_nano", "endTimeUnixNano", "status", "attributes", "events", "links");

    @Override
    public JsonValue traceId() {
        return Members.first(span, "traceId", "trace_id");
    }

    @Override
    public JsonValue id() {
        return Members.first(span, "spanId", "span_id");
    }

    @Override
    public JsonValue parent() {
        return Members.first(span, "parentSpanId", "parent_span_id");
    }

    @Override
    public JsonValue name() {
        return span.get("name");
    }

    @Override
    public String kind() {
        return SpanWords.kind(span.get("kind"));
    }

    @Override
    public long start() {
        return Times.moment(Members.first(span, "startTimeUnixNano", "start_time_unix_nano"));
    }

    /** An end of 0, which protobuf has for none, is none: the span still runs. */
    @Override
    public long end() {
        long end = Times.moment(Members.first(span, "endTimeUnixNano", "end_time_unix_nano"));
        return end == 0 ? Times.NONE : end;
    }

    @Override
    public Span.Status status() {
        return SpanWords.status(span.get("status").get("code"));
    }

    @Override
    public JsonValue message() {
        return span.get("status").get("message");
    }

    @Override
    public Attributes attributes() {
        return new Attributes(span.get("attributes"), encoding);
    }

    @Override
    public JsonValue events() {
        return span.get("events");
    }

    @Override
    public JsonValue links() {
        return span.get("links");
    }

    @Override
    public Attributes resource() {
        return new Attributes(resourceAttributes, Encoding.PLAIN);
    }

    @Override
    public Map<String, JsonValue> others() {
        Map<String, JsonValue> others = new LinkedHashMap<>();
        for (JsonMembers members = span.members(); members.next();) {
            if (!KNOWN.contains(members.key()) && !members.value().isText("") && members.value().kind() != JsonKind.NULL) {
                others.put(members.key(), members.value());
            }
        }
        return others;
    }
}
