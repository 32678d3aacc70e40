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

    private final String file;
    private final long line;
    private final Consumer<Trace> traces;
    private final Consumer<String> losses;

    private MlflowReader(String file, long line, Consumer<Trace> traces, Consumer<String> losses) {
        this.file = file;
        this.line = line;
        this.traces = traces;
        this.losses = losses;
    }

    /**
     * Hands on the traces of a document in their order: one, the several of a search page, or none of an empty answer.
     *
     * @param losses told, as a sentence, of what is in the place of a trace or a span and is none
     * @throws NotATraceException where the document is something else, such as a server's error answer
     */
    public static void read(JsonDocument document, String file, Consumer<Trace> traces, Consumer<String> losses) throws NotATraceException {
        new MlflowReader(file, document.line(), traces, losses).read(document.root());
    }

    private void read(JsonValue value) throws NotATraceException {
        if (value.kind() == JsonKind.ARRAY) {
            readAll(value);
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
            readAll(page);
        } else if (value.get("trace").kind() == JsonKind.OBJECT) {
            add(value.get("trace"));
        } else if (value.get("databricks_output").get("trace").kind() == JsonKind.OBJECT) {
            add(value.get("databricks_output").get("trace"));
        } else if (value.size() > 0) {
            add(value);
        }
    }

    /** What is no trace among several costs only itself; a list without any is an error. */
    private void readAll(JsonValue list) throws NotATraceException {
        int bad = 0;
        String problem = "";
        for (JsonValue item : list.items()) {
            try {
                read(item);
            } catch (NotATraceException e) {
                problem = bad++ == 0 ? e.getMessage() : problem;
            }
        }
        if (bad > 0 && bad == list.size()) {
            throw new NotATraceException(problem);
        }
        if (bad > 0) {
            losses.accept(bad + " of " + list.size() + " items left out: " + problem);
        }
    }

    private void add(JsonValue value) throws NotATraceException {
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
        if (parts.size() < spans.size()) {
            losses.accept(spans.size() - parts.size() + " of " + spans.size() + " spans left out: not objects");
        }
        boolean older = !info.get("request_id").isMissing() || spans.kind() == JsonKind.ARRAY && !spans.at(0).get("context").isMissing();
        if (!parts.isEmpty() || info.kind() == JsonKind.OBJECT) {
            traces.accept(new Trace(new TraceInfo(info), parts, new Origin(file, line, older ? "MLflow V2" : "MLflow V3")));
        }
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
            out.append(out.length() > 0 ? ", " : value.size() == 1 ? "the key " : "the keys ").append(members.key());
        }
        return out.append(value.size() > 5 ? " …" : "").toString();
    }
}
