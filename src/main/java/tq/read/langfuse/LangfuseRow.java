package tq.read.langfuse;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tq.json.JsonKind;
import tq.json.JsonValue;
import tq.read.base.Filled;
import tq.read.base.TimeWords;
import tq.trace.Ids;

/**
 * A trace, an observation or a score of Langfuse, in either spelling: {@code parentObservationId} in the API's answers and
 * {@code parent_observation_id} in exports to a blob store.
 */
record LangfuseRow(JsonValue row) {

    private static final String[] OF_TRACES = {"projectId", "environment", "userId", "sessionId", "release", "version", "bookmarked", "public", "htmlPath"};
    private static final Map<String, String> SNAKE = new ConcurrentHashMap<>();

    /** The member of a key in camel case, in either spelling. */
    JsonValue get(String key) {
        JsonValue camel = row.get(key);
        return camel.isMissing() ? row.get(snake(key)) : camel;
    }

    private static String snake(String key) {
        return SNAKE.computeIfAbsent(key, camel -> camel.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT));
    }

    boolean has(String key) {
        return !get(key).isMissing();
    }

    String text(String key) {
        return get(key).textOr("");
    }

    /** The id under a key; empty for none. */
    String id(String key) {
        return Ids.of(get(key));
    }

    JsonNode node(String key) {
        return Filled.node(get(key));
    }

    /** The object or list under a key, which may be JSON in a text. */
    JsonNode decoded(String key) {
        return Filled.decoded(get(key));
    }

    /** Nanoseconds, or {@link tq.trace.Times#NONE}. */
    long time(String key) {
        return TimeWords.moment(get(key));
    }

    /** A row of Zipkin has an id and a timestamp too, but names its trace besides. */
    boolean isTrace() {
        boolean own = false;
        for (String key : OF_TRACES) {
            own |= has(key);
        }
        return own && has("id") && has("timestamp") && !has("traceId") && !has("dataType");
    }

    boolean isObservation() {
        return has("id") && has("traceId") && has("startTime") && get("type").kind() == JsonKind.STRING;
    }

    boolean isScore() {
        boolean valued = has("value") || has("stringValue");
        return valued && get("name").kind() == JsonKind.STRING && (has("dataType") || has("source") && has("traceId"));
    }
}
