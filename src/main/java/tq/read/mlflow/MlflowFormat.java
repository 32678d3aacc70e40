package tq.read.mlflow;

import java.util.ArrayList;
import java.util.List;
import tq.json.JsonKind;
import tq.json.JsonValue;
import tq.read.base.FlatSpan;
import tq.read.base.Format;
import tq.read.base.Members;
import tq.read.base.NotATraceException;
import tq.read.base.Reading;
import tq.read.otlp.OtlpSpan;
import tq.trace.Attributes.Encoding;
import tq.trace.Ids;
import tq.trace.Span;
import tq.trace.TracePart;

/**
 * MLflow's traces in every form that its clients, its CLI and its server write. No field is required, since
 * {@code --extract-fields} leaves out what was not asked for.
 */
public final class MlflowFormat implements Format {

    @Override
    public boolean reads(JsonValue value) {
        return isWhole(value) || isInfo(value) || isError(value);
    }

    private static boolean isWhole(JsonValue value) {
        return info(value).kind() == JsonKind.OBJECT || Members.hasList(value.get("data"), "spans") || isSpans(value.get("spans"));
    }

    private static JsonValue info(JsonValue value) {
        return Members.first(value, "info", "trace_info");
    }

    private static boolean isSpans(JsonValue spans) {
        if (spans.kind() != JsonKind.ARRAY) {
            return false;
        }
        JsonValue first = spans.at(0);
        boolean sdk = Members.has(first, "resource") && Members.has(first, "kind");
        return spans.size() == 0 || !sdk && (Members.has(first, "start_time_unix_nano") || Members.hasObject(first, "context"));
    }

    private static boolean isError(JsonValue value) {
        return Members.has(value, "error_code") && !Members.has(value, "span_id");
    }

    /** A row of a table of spans may have columns of the same names. */
    private static boolean isInfo(JsonValue value) {
        boolean v3 = Members.has(value, "trace_id") && (Members.has(value, "state") || Members.has(value, "request_time") || Members.has(value, "trace_location"));
        return !Members.has(value, "span_id") && v3 || Members.has(value, "request_id") && Members.has(value, "timestamp_ms");
    }

    @Override
    public void read(JsonValue value, Reading reading) throws NotATraceException {
        if (isError(value)) {
            throw new NotATraceException("the server's error answer, " + value.get("error_code").textOr("?") + ": " + value.get("message").textOr(""));
        }
        JsonValue info = Derived.without(isWhole(value) ? info(value) : value);
        JsonValue inner = value.get("data").get("spans");
        JsonValue spans = inner.isMissing() ? value.get("spans") : inner;
        List<Span.Parts> parts = new ArrayList<>(spans.size());
        for (JsonValue span : spans.items()) {
            if (span.kind() == JsonKind.OBJECT) {
                parts.add(part(span));
            }
        }
        if (parts.size() < spans.size()) {
            reading.loss(spans.size() - parts.size() + " of " + spans.size() + " spans left out: not objects");
        }
        boolean older = Members.has(info, "request_id") || Members.has(spans.at(0), "context");
        if (!parts.isEmpty() || info.kind() == JsonKind.OBJECT) {
            reading.part(TracePart.whole(id(info, parts), info, parts, reading.origin(older ? "MLflow V2" : "MLflow V3")));
        }
    }

    private static Span.Parts part(JsonValue span) {
        return Members.hasList(span, "attributes") ? new OtlpSpan(span, Encoding.FINAL, JsonValue.MISSING, JsonValue.MISSING) : new FlatSpan(span, Encoding.TEXT);
    }

    /** As the info says, else as the spans name it, which until 3.1.4 is not their own trace id. */
    private static String id(JsonValue info, List<Span.Parts> spans) {
        String named = Members.first(info, "trace_id", "request_id").textOr("");
        for (int i = 0; named.isEmpty() && i < spans.size(); i++) {
            named = spans.get(i).attributes().get("mlflow.traceRequestId").asText("");
        }
        return Ids.ofTrace(named.isEmpty() && !spans.isEmpty() ? Ids.of(spans.get(0).traceId()) : named);
    }
}
