package tq.read.otlp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tq.json.JsonDocument;
import tq.json.JsonValue;
import tq.read.base.Members;
import tq.read.base.Reading;
import tq.trace.AnyValues;
import tq.trace.Ids;
import tq.trace.Nodes;
import tq.trace.Times;
import tq.trace.TracePart;

/**
 * OTLP's log records as events of the spans that they name: some libraries write what a model was told and said there and
 * nowhere else (the body is {@code {"content": …}}, the name {@code gen_ai.user.message}). Those of no span are left out.
 */
public final class LogRecords {

    private LogRecords() {
    }

    static void read(JsonValue resource, Reading reading) {
        Map<String, List<JsonValue>> events = new LinkedHashMap<>();
        long alone = 0;
        for (JsonValue group : Members.first(resource, "scopeLogs", "scope_logs", "instrumentationLibraryLogs").items()) {
            for (JsonValue record : Members.first(group, "logRecords", "log_records", "logs").items()) {
                String span = Ids.of(Members.first(record, "spanId", "span_id"));
                String trace = Ids.ofTrace(Ids.of(Members.first(record, "traceId", "trace_id")));
                if (span.isEmpty()) {
                    alone++;
                } else {
                    events.computeIfAbsent(trace, id -> new ArrayList<>()).add(event(record, span));
                }
            }
        }
        reading.left("log records of no span", alone);
        events.forEach((trace, own) -> reading.part(TracePart.added(trace, List.of(), own, reading.origin("OTLP"))));
    }

    private static JsonValue event(JsonValue record, String span) {
        ObjectNode attributes = JsonNodeFactory.instance.objectNode();
        for (JsonValue attribute : record.get("attributes").items()) {
            attributes.set(attribute.get("key").textOr(""), AnyValues.node(attribute.get("value")));
        }
        JsonNode body = Nodes.decodeContainer(AnyValues.node(record.get("body")));
        if (body.isObject()) {
            body.properties().forEach(member -> attributes.set(member.getKey(), member.getValue()));
        } else if (!body.isNull()) {
            attributes.set("body", body);
        }
        JsonValue severity = Members.first(record, "severityText", "severity_text");
        if (!severity.textOr("").isEmpty()) {
            attributes.put("severity_text", severity.text());
        }
        ObjectNode event = JsonNodeFactory.instance.objectNode().put("span_id", span).put("name", name(record, attributes));
        long time = Times.moment(Members.first(record, "timeUnixNano", "time_unix_nano"));
        long observed = Times.moment(Members.first(record, "observedTimeUnixNano", "observed_time_unix_nano"));
        if (Math.max(time, observed) > 0) {
            event.put("time_unix_nano", time > 0 ? time : observed);
        }
        event.set("attributes", attributes);
        return JsonDocument.of(event);
    }

    private static String name(JsonValue record, ObjectNode attributes) {
        String name = Members.first(record, "eventName", "event_name").textOr("");
        return name.isEmpty() ? attributes.path("event.name").asText("log") : name;
    }
}
