package tq.read.otlp;

import java.util.ArrayList;
import java.util.List;
import tq.json.JsonKind;
import tq.json.JsonValue;
import tq.read.base.Format;
import tq.read.base.Members;
import tq.read.base.Reading;
import tq.trace.Attributes.Encoding;
import tq.trace.Span;

/**
 * OpenTelemetry's OTLP as JSON: {@code {"resourceSpans": [{"resource": …, "scopeSpans": [{"scope": …, "spans": […]}]}]}}, in
 * camel or snake case, with the names of before 2022, with ids in hex or base64; Grafana Tempo's {@code {"batches": […]}}; a
 * span alone. Log records add to their spans, metrics are left out.
 */
public final class OtlpFormat implements Format {

    private static final String[] RESOURCES = {"resourceSpans", "resource_spans", "batches"};
    private static final String[] LOGS = {"resourceLogs", "resource_logs"};
    private static final String[] METRICS = {"resourceMetrics", "resource_metrics", "resourceProfiles", "resource_profiles"};
    private static final String[] SCOPES = {"scopeSpans", "scope_spans", "instrumentationLibrarySpans", "instrumentation_library_spans"};

    @Override
    public boolean reads(JsonValue value) {
        return isList(value, RESOURCES) || isList(value, LOGS) || isList(value, METRICS) || isList(value, SCOPES) || isSpan(value);
    }

    private static boolean isList(JsonValue value, String[] keys) {
        return Members.first(value, keys).kind() == JsonKind.ARRAY;
    }

    private static boolean isSpan(JsonValue value) {
        return Members.has(value, "spanId") && Members.has(value, "startTimeUnixNano")
                || Members.has(value, "span_id") && Members.has(value, "start_time_unix_nano") && Members.hasList(value, "attributes");
    }

    @Override
    public void read(JsonValue value, Reading reading) {
        List<Span.Parts> spans = new ArrayList<>();
        if (isSpan(value)) {
            spans.add(new OtlpSpan(value, Encoding.PLAIN, JsonValue.MISSING, JsonValue.MISSING));
        } else if (isList(value, SCOPES)) {
            readResource(value, spans, reading);
        }
        for (JsonValue resource : Members.first(value, RESOURCES).items()) {
            readResource(resource, spans, reading);
        }
        reading.scattered(spans, Members.hasList(value, "batches") ? "Tempo" : "OTLP");
        for (JsonValue resource : Members.first(value, LOGS).items()) {
            LogRecords.read(resource, reading);
        }
        reading.left("metrics", points(Members.first(value, METRICS)));
    }

    private static void readResource(JsonValue resource, List<Span.Parts> spans, Reading reading) {
        for (JsonValue group : Members.first(resource, SCOPES).items()) {
            int bad = 0;
            for (JsonValue span : group.get("spans").items()) {
                if (span.kind() == JsonKind.OBJECT) {
                    spans.add(new OtlpSpan(span, Encoding.PLAIN, resource, group));
                } else {
                    bad++;
                }
            }
            if (bad > 0) {
                reading.loss(bad + " of " + group.get("spans").size() + " spans left out: not objects");
            }
        }
    }

    /** How many metrics, or whatever else stands in the resources. */
    private static long points(JsonValue resources) {
        long count = 0;
        for (JsonValue resource : resources.items()) {
            for (JsonValue scope : Members.first(resource, "scopeMetrics", "scope_metrics", "scopeProfiles", "scope_profiles").items()) {
                count += Members.first(scope, "metrics", "profiles").size();
            }
        }
        return count == 0 ? resources.size() : count;
    }
}
