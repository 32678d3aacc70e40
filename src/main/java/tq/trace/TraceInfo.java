package tq.trace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import tq.json.JsonKind;
import tq.json.JsonMembers;
import tq.json.JsonValue;

/**
 * What is known of a trace beside its spans, in the words of MLflow V3, whatever version wrote it: V2 has
 * {@code request_id}, {@code timestamp_ms}, {@code execution_time_ms}, {@code status}, {@code request_metadata}, and in
 * REST answers lists of {@code {"key","value"}}.
 */
public final class TraceInfo {

    private final JsonValue source;

    TraceInfo(JsonValue source) {
        this.source = source;
    }

    String id() {
        return first("trace_id", "request_id").textOr("");
    }

    /** {@code OK}, {@code ERROR}, {@code IN_PROGRESS}, {@code UNSPECIFIED}; empty where the file has none. */
    public String state() {
        String state = first("state", "status").textOr("").toUpperCase(Locale.ROOT);
        return state.endsWith("UNSPECIFIED") ? "UNSPECIFIED" : state.startsWith("TRACE_STATUS_") ? state.substring(13) : state;
    }

    /** Nanoseconds since 1970, or {@link Times#NONE}. */
    public long start() {
        JsonValue time = source.get("request_time");
        if (time.kind() == JsonKind.STRING) {
            return Times.parse(time.text());
        }
        JsonValue millis = time.kind() == JsonKind.NUMBER ? time : source.get("timestamp_ms");
        return Times.byMagnitude(Times.nanos(millis));
    }

    /** Nanoseconds, or {@link Times#NONE}. Text such as {@code 1.234567891s} is exact, where milliseconds beside it are rounded. */
    public long duration() {
        JsonValue duration = source.get("execution_duration");
        long exact = duration.kind() == JsonKind.STRING ? Times.duration(duration) : Times.NONE;
        JsonValue millis = first("execution_duration_ms", "execution_time_ms");
        return exact != Times.NONE ? exact : Times.duration(millis.kind() == JsonKind.NUMBER ? millis : duration);
    }

    /** The id of its experiment; empty for none. */
    public String experiment() {
        String id = located();
        return id.isEmpty() ? source.get("experiment_id").textOr("") : id;
    }

    private String located() {
        return source.get("trace_location").get("mlflow_experiment").get("experiment_id").textOr("");
    }

    /** The preview as stored, {@code request} or {@code response}; of old versions the beginning of the inputs or outputs. */
    public JsonNode preview(String which) {
        JsonNode own = ownPreview(which);
        JsonNode stored = own.isMissingNode() ? metadata(metadataOf(which)) : own;
        return Nodes.isEmpty(stored) ? Nodes.MISSING : stored;
    }

    private JsonNode ownPreview(String which) {
        JsonValue preview = first(which + "_preview", which);
        JsonNode stored = preview.isMissing() ? Nodes.MISSING : preview.toNode();
        return Nodes.isEmpty(stored) ? Nodes.MISSING : stored;
    }

    /** The preview's JSON: old versions have JSON text of any kind, newer ones text that may be an object or a list. */
    public JsonNode decodedPreview(String which) {
        JsonNode preview = preview(which);
        boolean older = ownPreview(which).isMissingNode();
        return !preview.isTextual() ? preview : older || preview.textValue().equals("null") ? Nodes.parse(preview.textValue(), preview) : Nodes.decodeContainer(preview);
    }

    private static String metadataOf(String which) {
        return which.equals("request") ? "mlflow.traceInputs" : "mlflow.traceOutputs";
    }

    /** The value of a tag, or missing. */
    public JsonNode tag(String key) {
        return entry(source.get("tags"), key);
    }

    /** The value under a key of the metadata, or missing. */
    public JsonNode metadata(String key) {
        return entry(first("trace_metadata", "request_metadata"), key);
    }

    /** What stands under a path in the tags, whose keys may have dots, or missing. */
    public JsonNode tags(List<String> names) {
        return names.isEmpty() ? all(source.get("tags")) : LongestKey.find(names, this::tag);
    }

    /** The same of the metadata. */
    public JsonNode metadata(List<String> names) {
        return names.isEmpty() ? all(first("trace_metadata", "request_metadata")) : LongestKey.find(names, this::metadata);
    }

    JsonValue assessments() {
        return source.get("assessments");
    }

    /** The info as MLflow V3 has it, without assessments; keys that are empty in the file are absent. */
    public ObjectNode canonical() {
        ObjectNode info = Nodes.object();
        put(info, "trace_id", id());
        put(info, "client_request_id", source.get("client_request_id").textOr(""));
        if (located().isEmpty() && !experiment().isEmpty()) {
            ObjectNode location = info.putObject("trace_location").put("type", "MLFLOW_EXPERIMENT");
            location.putObject("mlflow_experiment").put("experiment_id", experiment());
        } else if (!source.get("trace_location").isMissing()) {
            info.set("trace_location", source.get("trace_location").toNode());
        }
        Nodes.put(info, "request_preview", ownPreview("request"));
        Nodes.put(info, "response_preview", ownPreview("response"));
        if (start() != Times.NONE) {
            info.put("request_time", Times.rfc3339(start()));
        }
        if (duration() != Times.NONE) {
            info.setAll(Times.execution(duration()));
        }
        put(info, "state", state().equals("UNSPECIFIED") ? "STATE_UNSPECIFIED" : state());
        if (!first("trace_metadata", "request_metadata").isMissing()) {
            info.set("trace_metadata", entries(first("trace_metadata", "request_metadata")));
        }
        if (!source.get("tags").isMissing()) {
            info.set("tags", entries(source.get("tags")));
        }
        return info;
    }

    private static void put(ObjectNode info, String key, String text) {
        if (!text.isEmpty()) {
            info.put(key, text);
        }
    }

    private JsonValue first(String key, String older) {
        JsonValue value = source.get(key);
        return value.isMissing() ? source.get(older) : value;
    }

    private static JsonNode entry(JsonValue entries, String key) {
        if (entries.kind() != JsonKind.ARRAY) {
            JsonValue value = entries.get(key);
            return value.isMissing() ? Nodes.MISSING : value.toNode();
        }
        for (JsonValue entry : entries.items()) {
            if (entry.get("key").isText(key)) {
                return value(entry);
            }
        }
        return Nodes.MISSING;
    }

    private static JsonNode value(JsonValue entry) {
        return entry.get("value").isMissing() ? Nodes.NULL : entry.get("value").toNode();
    }

    private static JsonNode all(JsonValue entries) {
        JsonNode all = entries(entries);
        return all.isEmpty() ? Nodes.MISSING : all;
    }

    private static JsonNode entries(JsonValue entries) {
        ObjectNode all = Nodes.object();
        if (entries.kind() == JsonKind.ARRAY) {
            for (JsonValue entry : entries.items()) {
                all.putIfAbsent(entry.get("key").textOr(""), value(entry));
            }
        } else if (entries.kind() == JsonKind.OBJECT) {
            for (JsonMembers members = entries.members(); members.next();) {
                all.set(members.key(), members.value().toNode());
            }
        }
        return all;
    }

    /** The JSON of a metadata value such as {@code mlflow.trace.tokenUsage}; missing where it is absent or cut short. */
    public JsonNode decodedMetadata(String key) {
        JsonNode value = metadata(key);
        return value.isTextual() ? Nodes.parse(value.textValue(), Nodes.MISSING) : value.isObject() ? value : Nodes.MISSING;
    }
}
