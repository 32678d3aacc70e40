package tq.read.rows;

import java.util.ArrayList;
import java.util.List;
import tq.json.JsonKind;
import tq.json.JsonValue;
import tq.read.base.FlatSpan;
import tq.read.base.Format;
import tq.read.base.Members;
import tq.read.base.Reading;
import tq.trace.Attributes.Encoding;
import tq.trace.Span;

/**
 * Spans that are one object each with attributes as an object, alone or in a list under {@code spans}: rows of a table
 * ({@code {"trace_id": …, "span_id": …, "start_time_unix_nano": …, "attributes": {…}}}, see {@link SpanRow}), those of Phoenix
 * among them, and what the SDKs of OpenTelemetry print ({@code {"name": …, "context": {"trace_id": "0x…"}, "start_time": "2026-…",
 * "status": {"status_code": "OK"}}}) or hold in memory, see {@link SdkContext}.
 */
public final class FlatFormat implements Format {

    @Override
    public boolean reads(JsonValue value) {
        return isSpan(value) || value.get("spans").kind() == JsonKind.ARRAY && isSpan(value.get("spans").at(0));
    }

    private static boolean isSpan(JsonValue value) {
        return isSdk(value) || value.kind() == JsonKind.OBJECT && SpanRow.isSpan(value);
    }

    /** An SDK gives ids in a context of their own, and what a span is in its attributes alone. */
    private static boolean isSdk(JsonValue value) {
        return Members.has(value.get("context"), "span_id") && Members.has(value, "start_time") && !Members.has(value, "span_kind");
    }

    @Override
    public void read(JsonValue value, Reading reading) {
        List<Span.Parts> spans = new ArrayList<>();
        JsonValue first = isSpan(value) ? value : value.get("spans").at(0);
        if (isSpan(value)) {
            spans.add(span(value, JsonValue.MISSING));
        }
        for (JsonValue span : isSpan(value) ? List.<JsonValue>of() : value.get("spans").items()) {
            if (span.kind() == JsonKind.OBJECT) {
                spans.add(span(span, value));
            }
        }
        reading.scattered(spans, name(first));
    }

    /** The document that a span is in may name their trace once for all, and its output. */
    private static Span.Parts span(JsonValue value, JsonValue document) {
        if (isSdk(value)) {
            return new FlatSpan(SdkContext.isInMemory(value) ? SdkContext.inHex(value, document.get("final_output")) : value, Encoding.ROW);
        }
        boolean shaped = FlatSpan.isShaped(value) && !NestedKeys.isNested(value.get("attributes"));
        return shaped ? new FlatSpan(value, Encoding.ROW) : SpanRow.of(value, Members.first(document, "trace_id", "traceId"));
    }

    private static String name(JsonValue span) {
        boolean context = Members.hasObject(span, "context") || Members.has(span, "context.span_id");
        return !context ? "flat rows" : Members.has(span, "span_kind") ? "Phoenix" : "OTel SDK";
    }
}
