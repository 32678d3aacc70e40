package tq.read.trail;

import com.fasterxml.jackson.databind.node.ObjectNode;
import tq.json.JsonKind;
import tq.json.JsonValue;
import tq.read.base.FlatNode;
import tq.read.base.Members;
import tq.read.base.TimeWords;

/**
 * The events of a {@link TrailSpan}: a list of {@code {"Timestamp": …, "Name": "exception", "Attributes": {…}}}, or one list for
 * each of the three, and log records {@code {"timestamp": …, "severity_text": "INFO", "body": {…}, "log_attributes": {…}}}.
 */
final class TrailEvents {

    private TrailEvents() {
    }

    /** Adds them to the span. */
    static void put(JsonValue source, FlatNode span) {
        for (JsonValue event : source.get("events").items()) {
            String name = Members.first(event, "Name", "name").textOr("");
            JsonValue time = Members.first(event, "Timestamp", "timestamp", "time_unix_nano");
            span.event(name, TimeWords.moment(time), FlatNode.members(Members.first(event, "Attributes", "attributes")));
        }
        int place = 0;
        for (JsonValue name : source.get("event_names").items()) {
            JsonValue time = source.get("event_timestamps").at(place);
            span.event(name.textOr(""), TimeWords.moment(time), FlatNode.members(source.get("event_attributes").at(place)));
            place++;
        }
        for (JsonValue log : source.get("logs").items()) {
            log(log, span);
        }
    }

    /** As OTLP's log records has them: what the body says stands beside the attributes. */
    private static void log(JsonValue log, FlatNode span) {
        ObjectNode values = FlatNode.members(log.get("log_attributes"));
        JsonValue body = log.get("body");
        if (body.kind() == JsonKind.OBJECT) {
            FlatNode.putAll(values, body);
        } else if (!body.isText("")) {
            FlatNode.put(values, "body", body);
        }
        FlatNode.putText(values, "severity_text", log.get("severity_text").textOr(""));
        for (String key : new String[] {"evaluations", "annotations"}) {
            if (log.get(key).size() > 0) {
                FlatNode.put(values, key, log.get(key));
            }
        }
        String name = values.path("event.name").asText("");
        span.event(name.isEmpty() ? "log" : name, TimeWords.moment(log.get("timestamp")), values);
    }
}
