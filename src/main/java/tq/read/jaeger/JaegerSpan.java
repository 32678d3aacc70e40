package tq.read.jaeger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import tq.json.JsonValue;
import tq.read.base.FlatNode;
import tq.read.base.FlatSpan;
import tq.read.base.HexIds;
import tq.read.base.Members;
import tq.read.base.TimeWords;

/** A span as Jaeger writes it, with the process that recorded it. What OpenTelemetry has a place for goes there and is no tag any more. */
final class JaegerSpan {

    /** OpenTracing's names for what OpenTelemetry says of an exception, the better one first. */
    private static final String[][] EXCEPTION = {{"exception.type", "error.kind"}, {"exception.message", "message", "error.object"}, {"exception.stacktrace", "stack"}};

    private final JsonValue source;
    private final String trace;
    private final ObjectNode tags;
    private final FlatNode span;
    /** The place of the reference to the parent, which is no link. */
    private int parentPlace = -1;

    private JaegerSpan(JsonValue source, String trace) {
        this.source = source;
        this.trace = trace;
        this.tags = JaegerTags.of(source.get("tags"), source.get("tag"));
        this.span = new FlatNode(trace, id(source), parent(), Members.first(source, "operationName", "operation_name"));
    }

    /**
     * The same span as a flat one.
     *
     * @param traceId of the document, for a span that does not say its own
     * @param process {@code {"serviceName": "cart", "tags": […]}}
     */
    static FlatSpan flat(JsonValue source, JsonValue traceId, JsonValue process) {
        String own = trace(source);
        return new JaegerSpan(source, own.isEmpty() ? HexIds.padded(traceId, HexIds.TRACE) : own).translated(process);
    }

    private static String trace(JsonValue object) {
        return HexIds.padded(Members.first(object, "traceID", "traceId", "trace_id"), HexIds.TRACE);
    }

    private static String id(JsonValue object) {
        return HexIds.padded(Members.first(object, "spanID", "spanId", "span_id"), HexIds.SPAN);
    }

    /** The first span of the same trace that it is a child of. */
    private String parent() {
        int place = 0;
        for (JsonValue reference : source.get("references").items()) {
            if (isChild(reference) && traceOf(reference).equals(trace) && !id(reference).isEmpty()) {
                parentPlace = place;
                return id(reference);
            }
            place++;
        }
        return HexIds.padded(Members.first(source, "parentSpanID", "parentSpanId", "parent_span_id"), HexIds.SPAN);
    }

    /** Protobuf leaves out its first word, which is this. */
    private static boolean isChild(JsonValue reference) {
        JsonValue type = Members.first(reference, "refType", "ref_type");
        return type.isMissing() || type.isText("CHILD_OF");
    }

    private String traceOf(JsonValue reference) {
        String id = trace(reference);
        return id.isEmpty() ? trace : id;
    }

    private FlatSpan translated(JsonValue process) {
        long start = TimeWords.micros(Members.first(source, "startTime", "start_time"));
        span.times(start, TimeWords.end(start, TimeWords.micros(source.get("duration"))));
        links();
        for (JsonValue log : source.get("logs").items()) {
            event(log);
        }
        status();
        span.text("kind", FlatNode.taken(tags, "span.kind")).scope(tags);
        FlatNode.putText(span.resource(), "service.name", Members.first(process, "serviceName", "service_name").textOr(""));
        span.resource().setAll(JaegerTags.of(process.get("tags"), process.get("tag")));
        span.attributes().setAll(tags);
        rest();
        return span.span();
    }

    private void links() {
        int place = 0;
        for (JsonValue reference : source.get("references").items()) {
            if (place++ != parentPlace && !id(reference).isEmpty()) {
                ObjectNode type = JsonNodeFactory.instance.objectNode().put("opentracing.ref_type", isChild(reference) ? "child_of" : "follows_from");
                span.link(traceOf(reference), id(reference), type);
            }
        }
    }

    private void event(JsonValue log) {
        ObjectNode fields = JaegerTags.of(log.get("fields"), JsonValue.MISSING);
        String name = fields.path("event").asText("");
        if (!name.isEmpty()) {
            fields.remove("event");
        }
        boolean error = name.equals("exception") || fields.has("error.kind") || fields.has("error.object") || name.equals("error") && (fields.has("message") || fields.has("stack"));
        if (error) {
            exception(fields);
        }
        span.event(error ? "exception" : name.isEmpty() ? "log" : name, TimeWords.micros(log.get("timestamp")), fields);
    }

    private static void exception(ObjectNode fields) {
        for (String[] names : EXCEPTION) {
            for (int i = 1; i < names.length && !fields.has(names[0]); i++) {
                JsonNode value = fields.remove(names[i]);
                if (value != null) {
                    fields.set(names[0], value);
                }
            }
        }
    }

    /** OpenTelemetry's status where it was bridged, else OpenTracing's {@code error=true}. */
    private void status() {
        boolean failed = tags.path("error").asText("").equals("true");
        String code = FlatNode.taken(tags, "otel.status_code").toUpperCase(Locale.ROOT);
        boolean said = code.equals("OK") || code.equals("ERROR");
        if (failed && !code.equals("OK")) {
            tags.remove("error");
        }
        span.status(said ? code : failed ? "ERROR" : "UNSET", FlatNode.taken(tags, "otel.status_description"));
    }

    private void rest() {
        FlatNode.putText(span.attributes(), "jaeger.trace_id", HexIds.shorter(Members.first(source, "traceID", "traceId", "trace_id"), HexIds.TRACE));
        FlatNode.putText(span.attributes(), "jaeger.span_id", HexIds.shorter(Members.first(source, "spanID", "spanId", "span_id"), HexIds.SPAN));
        if (source.get("warnings").size() > 0) {
            span.attributes().set("jaeger.warnings", source.get("warnings").toNode());
        }
        if (!source.get("flags").isMissing()) {
            span.set("flags", source.get("flags").toNode());
        }
    }
}
