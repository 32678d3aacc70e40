package tq.read;

import java.util.ArrayList;
import java.util.List;
import tq.json.JsonKind;
import tq.json.JsonValue;
import tq.trace.Attributes.Encoding;
import tq.trace.Span;

/**
 * Spans that are one object each with attributes as an object, alone or in a list under {@code spans}: rows of a table
 * ({@code {"trace_id": …, "span_id": …, "start_time_unix_nano": …, "attributes": {…}}}), and what the SDKs of OpenTelemetry
 * print ({@code {"name": …, "context": {"trace_id": "0x…"}, "start_time": "2026-…", "status": {"status_code": "OK"}}}) or hold
 * in memory, see {@link SdkContext}.
 */
final class FlatFormat implements Format {

    @Override
    public boolean reads(JsonValue value) {
        return isSpan(value) || value.get("spans").kind() == JsonKind.ARRAY && isSpan(value.get("spans").at(0));
    }

    private static boolean isSpan(JsonValue value) {
        JsonValue context = Members.hasObject(value, "context") ? value.get("context") : value;
        return Members.has(context, "span_id") && (Members.has(value, "start_time_unix_nano") || Members.has(value, "start_time"));
    }

    @Override
    public void read(JsonValue value, Reading reading) {
        List<Span.Parts> spans = new ArrayList<>();
        boolean sdk = Members.hasObject(isSpan(value) ? value : value.get("spans").at(0), "context");
        if (isSpan(value)) {
            spans.add(span(value, JsonValue.MISSING));
        }
        for (JsonValue span : isSpan(value) ? List.<JsonValue>of() : value.get("spans").items()) {
            if (span.kind() == JsonKind.OBJECT) {
                spans.add(span(span, value.get("final_output")));
            }
        }
        reading.scattered(spans, sdk ? "OTel SDK" : "flat rows");
    }

    private static Span.Parts span(JsonValue span, JsonValue output) {
        return new FlatSpan(SdkContext.isInMemory(span) ? SdkContext.inHex(span, output) : span, Encoding.ROW);
    }
}
