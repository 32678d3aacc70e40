package tq.read.phoenix;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import tq.json.JsonDocument;
import tq.json.JsonValue;
import tq.read.base.Format;
import tq.read.base.Members;
import tq.read.base.Reading;
import tq.trace.Ids;
import tq.trace.TracePart;

/**
 * Sessions as Phoenix's API lists them, which name their traces and hold none:
 * {@code {"session_id": "chat-7", "traces": [{"trace_id": "…"}]}}. Each of the traces learns its session.
 */
public final class SessionFormat implements Format {

    @Override
    public boolean reads(JsonValue value) {
        JsonValue first = value.get("traces").at(0);
        return !session(value).isEmpty() && Members.hasList(value, "traces") && (first.isMissing() || Members.has(first, "trace_id") && !Members.has(first, "spans"));
    }

    private static String session(JsonValue value) {
        return value.get("session_id").textOr("");
    }

    @Override
    public void read(JsonValue value, Reading reading) {
        for (JsonValue trace : value.get("traces").items()) {
            ObjectNode info = JsonNodeFactory.instance.objectNode();
            info.putObject("trace_metadata").put("mlflow.trace.session", session(value));
            String id = Ids.ofTrace(Ids.of(trace.get("trace_id")));
            if (!id.isEmpty()) {
                reading.part(TracePart.told(id, JsonDocument.of(info), reading.origin("Phoenix")));
            }
        }
    }
}
