package tq.read.base;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import tq.json.JsonDocument;
import tq.json.JsonKind;
import tq.json.JsonMembers;
import tq.json.JsonValue;
import tq.trace.Attributes;
import tq.trace.Attributes.Encoding;
import tq.trace.Span;
import tq.trace.Times;

/**
 * A span as one object whose attributes are an object too: as MLflow's clients write it in any version, as a row of a table,
 * or as the SDKs of OpenTelemetry print it. Ids stand in it or in its {@code context}.
 *
 * @param encoding of the attributes, unless MLflow's own among them tell otherwise
 */
public record FlatSpan(JsonValue span, Encoding encoding) implements Span.Parts {

    /** Keys that {@code tq convert} derived from others for MLflow's sake; they are derived again. */
    public static final String ADDED = "added_attributes";

    private static final JsonValue NO_ATTRIBUTES = JsonDocument.of(JsonNodeFactory.instance.objectNode());

    /** Members that have a meaning here; others are printed with a whole span as they are. */
    public static final Set<String> KNOWN = Set.of("trace_id", "span_id", "parent_span_id", "parent_id", "context", "name", "kind", "start_time_unix_nano",
            "start_time", "end_time_unix_nano", "end_time", "status", "status_code", "status_message", "attributes", "events", "links", "resource", "scope", ADDED);

    /** Whether a row is in this shape with no column beside it: whole nanoseconds, attributes as an object. */
    public static boolean isShaped(JsonValue row) {
        for (JsonMembers members = row.members(); members.next();) {
            if (!KNOWN.contains(members.key()) && !members.keyIs("trace_state")) {
                return false;
            }
        }
        JsonKind attributes = row.get("attributes").kind();
        boolean readable = attributes == JsonKind.OBJECT || attributes == JsonKind.NULL || attributes == JsonKind.MISSING;
        return readable && Members.has(row, "span_id") && Members.has(row, "start_time_unix_nano");
    }

    private JsonValue context() {
        JsonValue context = span.get("context");
        return context.kind() == JsonKind.OBJECT ? context : span;
    }

    @Override
    public JsonValue traceId() {
        return context().get("trace_id");
    }

    @Override
    public JsonValue id() {
        return context().get("span_id");
    }

    @Override
    public JsonValue parent() {
        return Members.first(span, "parent_span_id", "parent_id");
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
        return Times.moment(Members.first(span, "start_time_unix_nano", "start_time"));
    }

    @Override
    public long end() {
        return Times.moment(Members.first(span, "end_time_unix_nano", "end_time"));
    }

    @Override
    public Span.Status status() {
        JsonValue status = span.get("status");
        return SpanWords.status(status.kind() == JsonKind.OBJECT ? Members.first(status, "code", "status_code") : Members.first(span, "status_code", "status"));
    }

    @Override
    public JsonValue message() {
        JsonValue status = span.get("status");
        return status.kind() == JsonKind.OBJECT ? Members.first(status, "message", "description") : span.get("status_message");
    }

    @Override
    public Attributes attributes() {
        JsonValue attributes = span.get("attributes");
        JsonValue added = span.get(ADDED);
        boolean none = attributes.isMissing() && encoding == Encoding.ROW;
        return new Attributes(none ? NO_ATTRIBUTES : attributes, added.isMissing() ? encoding(attributes) : Encoding.TEXT, added.isMissing() ? Set.of() : texts(added));
    }

    private static Set<String> texts(JsonValue list) {
        Set<String> texts = new HashSet<>();
        list.items().forEach(item -> texts.add(item.textOr("")));
        return texts;
    }

    /** The keys that MLflow itself writes on every span tell how it wrote the others: {@code "\"LLM\""}, or from the TypeScript SDK {@code "LLM"}. */
    private Encoding encoding(JsonValue attributes) {
        JsonValue own = attributes.get("mlflow.traceRequestId");
        own = own.kind() == JsonKind.STRING ? own : attributes.get("mlflow.spanType");
        if (own.kind() != JsonKind.STRING) {
            return encoding;
        }
        return beginsWithQuote(own) || own.isText("null") ? Encoding.TEXT : Encoding.PLAIN;
    }

    /** Looks at the bytes, since this is asked of every span: {@code "\"tr-…\""} has a backslash and a quote behind its own. */
    private static boolean beginsWithQuote(JsonValue text) {
        byte[] bytes = text.document().bytes();
        return bytes[text.start() + 1] == '\\' && bytes[text.start() + 2] == '"';
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
        JsonValue resource = span.get("resource");
        return new Attributes(Members.hasObject(resource, "attributes") ? resource.get("attributes") : resource, Encoding.PLAIN);
    }

    @Override
    public JsonValue scope() {
        return span.get("scope");
    }

    /** All but what has a place of its own, and what is empty: 3.1.4 wrote {@code "trace_state": ""}. */
    @Override
    public Map<String, JsonValue> others() {
        Map<String, JsonValue> others = new LinkedHashMap<>();
        for (JsonMembers members = span.members(); members.next();) {
            if (!KNOWN.contains(members.key()) && !members.value().isText("")) {
                others.put(members.key(), members.value());
            }
        }
        return others;
    }
}
