package tq.trace;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tq.json.JsonKind;
import tq.json.JsonMembers;
import tq.json.JsonValue;
import tq.trace.Attributes.Encoding;

/** A span as some version of MLflow writes it: flat, with a {@code context} (V2), or as OTLP's JSON (REST). */
record MlflowSpan(JsonValue span) implements Span.Parts {

    private static final Set<String> KNOWN = Set.of("trace_id", "span_id", "parent_span_id", "parent_id", "context", "name", "kind", "start_time_unix_nano",
            "start_time", "end_time_unix_nano", "end_time", "status", "status_code", "status_message", "attributes", "events", "links");

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
        return first(span, "parent_span_id", "parent_id");
    }

    @Override
    public JsonValue name() {
        return span.get("name");
    }

    @Override
    public String kind() {
        String text = span.get("kind").textOr("").toUpperCase(Locale.ROOT);
        String bare = text.startsWith("SPAN_KIND_") ? text.substring(10) : text;
        return bare.equals("UNSPECIFIED") ? "" : bare;
    }

    @Override
    public long start() {
        return Times.nanos(first(span, "start_time_unix_nano", "start_time"));
    }

    @Override
    public long end() {
        return Times.nanos(first(span, "end_time_unix_nano", "end_time"));
    }

    /** {@code STATUS_CODE_ERROR}, {@code ERROR}, {@code error} or 2; anything else, or nothing, is UNSET. */
    @Override
    public Span.Status status() {
        JsonValue status = span.get("status");
        JsonValue code = status.kind() == JsonKind.OBJECT ? first(status, "code", "status_code") : span.get("status_code");
        if (code.isText("STATUS_CODE_OK")) {
            return Span.Status.OK;
        }
        if (code.kind() == JsonKind.NUMBER) {
            return code.numberText().equals("2") ? Span.Status.ERROR : code.numberText().equals("1") ? Span.Status.OK : Span.Status.UNSET;
        }
        String text = code.textOr("").toUpperCase(Locale.ROOT);
        String bare = text.startsWith("STATUS_CODE_") ? text.substring(12) : text;
        return bare.equals("ERROR") ? Span.Status.ERROR : bare.equals("OK") ? Span.Status.OK : Span.Status.UNSET;
    }

    @Override
    public JsonValue message() {
        JsonValue status = span.get("status");
        return status.kind() == JsonKind.OBJECT ? first(status, "message", "description") : span.get("status_message");
    }

    @Override
    public Attributes attributes() {
        JsonValue attributes = span.get("attributes");
        return new Attributes(attributes, encoding(attributes));
    }

    /**
     * MLflow writes JSON text, its REST answers a list that is decoded already, the TypeScript SDK plain values. The
     * keys that MLflow itself writes on every span tell which: {@code "\"LLM\""} or {@code "LLM"}.
     */
    private static Encoding encoding(JsonValue attributes) {
        if (attributes.kind() == JsonKind.ARRAY) {
            return Encoding.FINAL;
        }
        JsonValue own = attributes.get("mlflow.traceRequestId");
        own = own.kind() == JsonKind.STRING ? own : attributes.get("mlflow.spanType");
        return own.kind() == JsonKind.STRING && !beginsWithQuote(own) && !own.isText("null") ? Encoding.PLAIN : Encoding.TEXT;
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

    private static JsonValue first(JsonValue value, String key, String other) {
        JsonValue found = value.get(key);
        return found.isMissing() ? value.get(other) : found;
    }
}
