package tq.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import tq.json.JsonDocument;
import tq.json.JsonKind;
import tq.json.JsonMembers;
import tq.json.JsonValue;
import tq.trace.Attributes.Encoding;
import tq.trace.Trace.Origin;

/**
 * MLflow's traces in every form that its clients, its CLI and its server write. The keys decide, never the file's
 * name; no field is required, since {@code --extract-fields} leaves out what was not asked for.
 */
public final class MlflowReader {

    private MlflowReader() {
    }

    /**
     * Hands on the traces of a document in their order: one, the several of a search page, or none of an empty answer.
     *
     * @throws NotATraceException where the document is something else, such as a server's error answer
     */
    public static void read(JsonDocument document, String file, Consumer<Trace> traces) throws NotATraceException {
        read(document.root(), file, document.line(), traces);
    }

    private static void read(JsonValue value, String file, long line, Consumer<Trace> traces) throws NotATraceException {
        if (value.kind() == JsonKind.ARRAY) {
            for (JsonValue item : value.items()) {
                read(item, file, line, traces);
            }
            return;
        }
        if (value.kind() != JsonKind.OBJECT) {
            throw new NotATraceException("a JSON " + value.kind().name().toLowerCase(Locale.ROOT) + ", not a trace");
        }
        if (!value.get("error_code").isMissing()) {
            throw new NotATraceException("the server's error answer, " + value.get("error_code").textOr("?") + ": " + value.get("message").textOr(""));
        }
        JsonValue page = value.get("traces").isMissing() ? value.get("trace_infos") : value.get("traces");
        if (page.kind() == JsonKind.ARRAY) {
            for (JsonValue item : page.items()) {
                traces.accept(trace(item, file, line));
            }
        } else if (value.get("trace").kind() == JsonKind.OBJECT) {
            traces.accept(trace(value.get("trace"), file, line));
        } else if (value.get("databricks_output").get("trace").kind() == JsonKind.OBJECT) {
            traces.accept(trace(value.get("databricks_output").get("trace"), file, line));
        } else if (value.size() > 0) {
            traces.accept(trace(value, file, line));
        }
    }

    private static Trace trace(JsonValue value, String file, long line) throws NotATraceException {
        JsonValue info = value.get("info").isMissing() ? value.get("trace_info") : value.get("info");
        JsonValue spans = value.get("data").get("spans").isMissing() ? value.get("spans") : value.get("data").get("spans");
        boolean whole = info.kind() == JsonKind.OBJECT || value.get("data").kind() == JsonKind.OBJECT || isSpans(spans);
        if (!whole && isInfo(value)) {
            info = value;
        } else if (!whole) {
            throw new NotATraceException("no trace that tq can read: an object with " + keys(value));
        }
        List<Span.Parts> parts = new ArrayList<>(spans.size());
        for (JsonValue span : spans.kind() == JsonKind.ARRAY ? spans.items() : List.<JsonValue>of()) {
            if (span.kind() == JsonKind.OBJECT) {
                parts.add(span(span));
            }
        }
        boolean older = !info.get("request_id").isMissing() || spans.kind() == JsonKind.ARRAY && !spans.at(0).get("context").isMissing();
        return new Trace(new TraceInfo(info), parts, new Origin(file, line, older ? "MLflow V2" : "MLflow V3"));
    }

    private static boolean isSpans(JsonValue spans) {
        if (spans.kind() != JsonKind.ARRAY) {
            return false;
        }
        JsonValue first = spans.at(0);
        return spans.size() == 0 || !first.get("start_time_unix_nano").isMissing() || !first.get("context").isMissing();
    }

    private static boolean isInfo(JsonValue value) {
        boolean v3 = !value.get("trace_id").isMissing() && (!value.get("state").isMissing() || !value.get("request_time").isMissing() || !value.get("trace_location").isMissing());
        return v3 || !value.get("request_id").isMissing() && !value.get("timestamp_ms").isMissing();
    }

    private static String keys(JsonValue value) {
        StringBuilder out = new StringBuilder();
        int left = 5;
        for (JsonMembers members = value.members(); members.next() && left-- > 0;) {
            out.append(out.length() > 0 ? ", " : "the keys ").append(members.key());
        }
        return out.append(value.size() > 5 ? " …" : "").toString();
    }

    private static Span.Parts span(JsonValue span) {
        JsonValue context = span.get("context").kind() == JsonKind.OBJECT ? span.get("context") : span;
        JsonValue status = span.get("status");
        boolean flat = status.kind() != JsonKind.OBJECT;
        JsonValue attributes = span.get("attributes");
        return new Span.Parts(context.get("trace_id"), context.get("span_id"), first(span, "parent_span_id", "parent_id"), span.get("name"),
                kind(span.get("kind")), Times.nanos(first(span, "start_time_unix_nano", "start_time")), Times.nanos(first(span, "end_time_unix_nano", "end_time")),
                status(flat ? span.get("status_code") : first(status, "code", "status_code")),
                flat ? span.get("status_message") : first(status, "message", "description"),
                new Attributes(attributes, encoding(attributes)), span.get("events"), span.get("links"));
    }

    private static JsonValue first(JsonValue value, String key, String other) {
        JsonValue found = value.get(key);
        return found.isMissing() ? value.get(other) : found;
    }

    private static String kind(JsonValue kind) {
        String text = kind.textOr("").toUpperCase(Locale.ROOT);
        String bare = text.startsWith("SPAN_KIND_") ? text.substring(10) : text;
        return bare.equals("UNSPECIFIED") ? "" : bare;
    }

    /** {@code STATUS_CODE_ERROR}, {@code ERROR}, {@code error} or 2; anything else, or nothing, is UNSET. */
    private static Span.Status status(JsonValue code) {
        if (code.kind() == JsonKind.NUMBER) {
            return code.numberText().equals("2") ? Span.Status.ERROR : code.numberText().equals("1") ? Span.Status.OK : Span.Status.UNSET;
        }
        if (code.kind() != JsonKind.STRING || code.isText("STATUS_CODE_OK")) {
            return code.kind() == JsonKind.STRING ? Span.Status.OK : Span.Status.UNSET;
        }
        String text = code.text().toUpperCase(Locale.ROOT);
        String bare = text.startsWith("STATUS_CODE_") ? text.substring(12) : text;
        return bare.equals("ERROR") ? Span.Status.ERROR : bare.equals("OK") ? Span.Status.OK : Span.Status.UNSET;
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
        boolean bare = own.kind() == JsonKind.STRING && !own.text().startsWith("\"") && !own.isText("null");
        return bare ? Encoding.PLAIN : Encoding.TEXT;
    }
}
