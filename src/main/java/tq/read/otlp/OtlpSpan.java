package tq.read.otlp;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import tq.json.JsonDocument;
import tq.json.JsonKind;
import tq.json.JsonMembers;
import tq.json.JsonValue;
import tq.read.base.FlatSpan;
import tq.read.base.Members;
import tq.read.base.SpanWords;
import tq.trace.Attributes;
import tq.trace.Attributes.Encoding;
import tq.trace.Span;
import tq.trace.Times;

/**
 * A span of OTLP's JSON, in camel case as the specification has it or in the snake case of other protobuf printers.
 *
 * @param encoding PLAIN; of MLflow's REST answers, which are decoded already, FINAL
 * @param resourceGroup what the process says of itself, {@code {"resource": {"attributes": […]}, "schemaUrl": …}}; may be missing
 * @param scopeGroup the library that recorded it, {@code {"scope": {"name": …}, "schemaUrl": …}}; may be missing
 */
public record OtlpSpan(JsonValue span, Encoding encoding, JsonValue resourceGroup, JsonValue scopeGroup) implements Span.Parts {

    /** Protobuf leaves empty lists out. */
    private static final JsonValue NOTHING = JsonDocument.of(JsonNodeFactory.instance.arrayNode());

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
        JsonValue attributes = span.get("attributes");
        return new Attributes(attributes.isMissing() ? NOTHING : attributes, encoding);
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
        return new Attributes(resourceGroup.get("resource").get("attributes"), Encoding.PLAIN);
    }

    @Override
    public JsonValue scope() {
        return Members.first(scopeGroup, "scope", "instrumentationLibrary", "instrumentation_library");
    }

    /** With the versions of the conventions that resource and scope keep to; without keys that have a meaning where spans are written flat. */
    @Override
    public Map<String, JsonValue> others() {
        Map<String, JsonValue> others = new LinkedHashMap<>();
        for (JsonMembers members = span.members(); members.next();) {
            if (!KNOWN.contains(members.key()) && !FlatSpan.KNOWN.contains(members.key())) {
                put(others, members.key(), members.value());
            }
        }
        put(others, "resource_schema_url", Members.first(resourceGroup, "schemaUrl", "schema_url"));
        put(others, "scope_schema_url", Members.first(scopeGroup, "schemaUrl", "schema_url"));
        return others;
    }

    private static void put(Map<String, JsonValue> others, String key, JsonValue value) {
        if (!value.isMissing() && !value.isText("") && value.kind() != JsonKind.NULL) {
            others.put(key, value);
        }
    }
}
