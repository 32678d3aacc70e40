package tq.read.langsmith;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import tq.json.JsonDocument;
import tq.json.JsonKind;
import tq.json.JsonValue;
import tq.read.base.TimeWords;
import tq.trace.Times;

/** What happened during a run: its own events, the first token where no event tells it, and the exception that it failed with. */
final class LangSmithEvents {

    private static final String TOKEN = "new_token";

    private LangSmithEvents() {
    }

    /** {@code [{"name": "new_token", "time_unix_nano": …, "attributes": {"token": …}}]}; missing for none. */
    static JsonValue of(JsonValue run, long end) {
        ArrayNode events = JsonNodeFactory.instance.arrayNode();
        boolean streamed = false;
        for (JsonValue event : run.get("events").items()) {
            if (event.kind() == JsonKind.OBJECT) {
                streamed |= event.get("name").isText(TOKEN);
                put(events, event.get("name").textOr(""), TimeWords.moment(event.get("time"))).setAll(object(event.get("kwargs")));
            }
        }
        long first = TimeWords.moment(run.get("first_token_time"));
        if (!streamed && first != Times.NONE) {
            put(events, TOKEN, first);
        }
        RunError error = RunError.of(run.get("error"));
        if (!error.type().isEmpty()) {
            put(events, "exception", end).put("exception.type", error.type()).put("exception.message", error.said()).put("exception.stacktrace", error.trace());
        }
        return events.isEmpty() ? JsonValue.MISSING : JsonDocument.of(events);
    }

    private static ObjectNode object(JsonValue value) {
        return value.kind() == JsonKind.OBJECT ? (ObjectNode) value.toNode() : JsonNodeFactory.instance.objectNode();
    }

    /** Adds an event and gives its attributes. */
    private static ObjectNode put(ArrayNode events, String name, long time) {
        ObjectNode event = events.addObject().put("name", name);
        if (time != Times.NONE) {
            event.put("time_unix_nano", time);
        }
        return event.putObject("attributes");
    }
}
