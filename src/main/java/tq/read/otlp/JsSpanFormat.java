package tq.read.otlp;

import com.fasterxml.jackson.databind.node.IntNode;
import java.math.BigInteger;
import java.util.List;
import tq.json.JsonDocument;
import tq.json.JsonKind;
import tq.json.JsonValue;
import tq.read.base.FlatNode;
import tq.read.base.Format;
import tq.read.base.Members;
import tq.read.base.Reading;
import tq.read.base.SpanWords;
import tq.read.base.TimeWords;
import tq.trace.Ids;
import tq.trace.Times;

/**
 * Spans as the console exporter of OpenTelemetry's JavaScript SDK shows them, printed as JSON: {@code {"traceId": "…", "id": "…",
 * "parentId": "…", "kind": 2, "timestamp": 1772600000000000, "duration": 1500, "status": {"code": 0}, "attributes": {…}}}, with
 * times in microseconds, and kinds counted from INTERNAL = 0, one less than OTLP counts them.
 */
public final class JsSpanFormat implements Format {

    @Override
    public boolean reads(JsonValue value) {
        return Members.has(value, "traceId") && Members.has(value, "id") && Members.has(value, "timestamp") && Members.hasObject(value, "attributes")
                && (Members.hasObject(value, "status") || Members.has(value, "traceState") || Members.has(value, "instrumentationScope"));
    }

    @Override
    public void read(JsonValue value, Reading reading) {
        JsonValue parent = value.get("parentSpanContext").get("spanId");
        FlatNode span = new FlatNode(Ids.of(value.get("traceId")), Ids.of(value.get("id")), Ids.of(parent.isMissing() ? value.get("parentId") : parent), value.get("name"));
        span.text("kind", kind(value.get("kind")));
        long start = TimeWords.micros(value.get("timestamp"));
        span.times(start, TimeWords.end(start, TimeWords.micros(value.get("duration"))));
        span.status(SpanWords.status(value.get("status").get("code")).name(), value.get("status").get("message").textOr(""));
        FlatNode.putAll(span.attributes(), value.get("attributes"));
        FlatNode.putAll(span.resource(), value.get("resource").get("attributes"));
        JsonValue scope = Members.first(value, "instrumentationScope", "instrumentationLibrary");
        span.scope(scope.get("name").textOr(""), scope.get("version").textOr(""));
        for (JsonValue event : value.get("events").items()) {
            span.event(event.get("name").textOr(""), moment(event.get("time")), FlatNode.members(event.get("attributes")));
        }
        for (JsonValue link : value.get("links").items()) {
            JsonValue context = link.get("context");
            span.link(Ids.of(context.get("traceId")), Ids.of(context.get("spanId")), FlatNode.members(link.get("attributes")));
        }
        reading.scattered(List.of(span.span()), "OTel SDK");
    }

    private static String kind(JsonValue kind) {
        boolean counted = kind.kind() == JsonKind.NUMBER && kind.isInteger() && kind.numberText().length() == 1;
        return SpanWords.kind(counted ? JsonDocument.of(IntNode.valueOf(1 + (int) kind.longValue())) : kind);
    }

    /** The SDK's {@code [seconds, nanoseconds]}. */
    private static long moment(JsonValue time) {
        long seconds = Times.nanos(time.at(0));
        long nanos = Times.nanos(time.at(1));
        BigInteger whole = BigInteger.valueOf(seconds).multiply(BigInteger.valueOf(1_000_000_000)).add(BigInteger.valueOf(nanos));
        return seconds == Times.NONE || nanos == Times.NONE || whole.bitLength() > 63 ? Times.NONE : whole.longValue();
    }
}
