package tq.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import tq.json.JsonDocument;
import tq.json.JsonKind;
import tq.json.JsonMembers;
import tq.json.JsonValue;
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
                parts.add(new MlflowSpan(span));
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
}
