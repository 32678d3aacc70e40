package tq.trace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tq.json.JsonKind;
import tq.json.JsonMembers;
import tq.json.JsonValue;

/** What a person, a judge or a program said of a trace or a span, or expects of it. */
public final class Assessment {

    private static final String SESSION = "mlflow.trace.session";
    private static final Map<String, String> SOURCE_TYPES = Map.of("HUMAN", "HUMAN", "LLM", "LLM_JUDGE", "CODE", "CODE");

    private final Trace trace;
    private final JsonValue source;

    Assessment(Trace trace, JsonValue source) {
        this.trace = trace;
        this.source = source;
    }

    /** The type of a source in MLflow's words, of OpenInference's {@code annotator_kind}: {@code LLM_JUDGE} of {@code LLM}; empty for a kind that it does not name. */
    public static Optional<String> sourceType(String annotatorKind) {
        return Optional.ofNullable(SOURCE_TYPES.get(annotatorKind.toUpperCase(Locale.ROOT)));
    }

    /** The trace that it is of. */
    public Trace trace() {
        return trace;
    }

    /** The span that it is about, when that is there. */
    public Optional<Span> span() {
        return spanId().isEmpty() ? Optional.empty() : trace.span(spanId());
    }

    /** Empty for an assessment of the whole trace. */
    public String spanId() {
        return Ids.of(source.get("span_id"));
    }

    /** Its id; empty for none. */
    public String id() {
        return source.get("assessment_id").textOr("");
    }

    /** {@code feedback}, {@code expectation} or {@code issue}; empty where a partial object does not say. */
    public String kind() {
        return !source.get("expectation").isMissing() ? "expectation" : !source.get("issue").isMissing() ? "issue"
                : !source.get("feedback").isMissing() || !error().isMissing() ? "feedback" : "";
    }

    /** What is judged; of an issue its readable name, since the stored one is an id. */
    public String name() {
        return kind().equals("issue") ? source.get("issue").get("issue_name").textOr(stored("assessment_name", "name").textOr(""))
                : stored("assessment_name", "name").textOr("");
    }

    /** The verdict or what is expected, decoded; missing where the judge failed without one. */
    public JsonNode value() {
        return switch (kind()) {
            case "expectation" -> expected(source.get("expectation"));
            case "issue" -> Nodes.text(source.get("issue").get("issue_name").textOr(""));
            default -> node(source.get("feedback").get("value"));
        };
    }

    /** Whether the value is a pass or a failure: {@code pass}, {@code fail}, or missing where nothing tells. */
    public JsonNode verdict() {
        return Verdict.of(this);
    }

    /** Lists and objects are written as {@code {"serialized_value": {"value": "<JSON text>"}}}. */
    private static JsonNode expected(JsonValue expectation) {
        JsonValue serialized = expectation.get("serialized_value").get("value");
        return serialized.kind() == JsonKind.STRING ? Nodes.parse(serialized.text(), serialized.toNode()) : node(expectation.get("value"));
    }

    /** Why the judge failed; missing where it did not. Older files have it beside the feedback. */
    public JsonValue error() {
        JsonValue error = source.get("feedback").get("error");
        error = error.isMissing() || error.kind() == JsonKind.NULL ? source.get("error") : error;
        return error.kind() == JsonKind.NULL ? JsonValue.MISSING : error;
    }

    /** A text of the error for which there is no value, by {@code error_code}, {@code error_message} or {@code stack_trace}; empty for none. */
    public String errorText(String key) {
        JsonValue error = error();
        return error.kind() == JsonKind.STRING ? key.equals("error_message") ? error.text() : "" : error.get(key).textOr("");
    }

    /** Why its source judged so; empty for none. */
    public String rationale() {
        return source.get("rationale").textOr("");
    }

    /** {@code HUMAN}, {@code LLM_JUDGE}, {@code CODE}, {@code UNSPECIFIED}; the old AI_JUDGE is LLM_JUDGE. */
    public String sourceType() {
        String type = source.get("source").get("source_type").textOr("").toUpperCase(Locale.ROOT);
        return type.equals("AI_JUDGE") ? "LLM_JUDGE" : type.endsWith("UNSPECIFIED") ? "UNSPECIFIED" : type;
    }

    /** Who judged, such as a judge's model or a person's address; empty for none. */
    public String sourceId() {
        return source.get("source").get("source_id").textOr("");
    }

    /** False where another assessment replaced it; not said means valid. */
    public boolean isValid() {
        return source.get("valid").kind() != JsonKind.FALSE;
    }

    /** The id of the assessment that it replaced; empty for none. */
    public String overrides() {
        return source.get("overrides").textOr("");
    }

    /** {@code span}, {@code session} or {@code trace}. */
    public String level() {
        return !spanId().isEmpty() ? "span" : source.get("metadata").get(SESSION).isMissing() ? "trace" : "session";
    }

    /** In nanoseconds since 1970, or {@link Times#NONE}. */
    public long created() {
        return time("create_time", "create_time_ms");
    }

    /** In nanoseconds since 1970, or {@link Times#NONE}. */
    public long updated() {
        return time("last_update_time", "last_update_time_ms");
    }

    private long time(String key, String older) {
        JsonValue time = source.get(key);
        return time.kind() == JsonKind.STRING ? Times.parse(time.text()) : Times.byMagnitude(Times.nanos(stored(key, older)));
    }

    /** What stands under a path in its metadata, or missing. */
    public JsonNode metadata(List<String> names) {
        JsonValue metadata = source.get("metadata");
        return names.isEmpty() ? node(metadata) : LongestKey.find(names, key -> node(metadata.get(key)));
    }

    private JsonValue stored(String key, String older) {
        JsonValue value = source.get(key);
        return value.isMissing() ? source.get(older) : value;
    }

    private static JsonNode node(JsonValue value) {
        return value.isMissing() ? Nodes.MISSING : value.toNode();
    }

    /** As MLflow V3 writes it, names of older revisions replaced, and {@code valid} said even where the file leaves it to be understood. */
    public ObjectNode canonical() {
        ObjectNode all = Nodes.object();
        for (JsonMembers members = source.members(); members.next();) {
            String key = members.key();
            JsonValue value = members.value();
            switch (key) {
                case "name" -> all.putIfAbsent("assessment_name", value.toNode());
                case "create_time_ms", "last_update_time_ms" -> putTime(all, key.substring(0, key.length() - 3), value);
                case "span_id" -> all.put("span_id", Ids.of(value));
                default -> all.set(key, value.toNode());
            }
        }
        if (all.has("error")) {
            JsonNode error = all.remove("error");
            JsonNode own = all.path("feedback").path("error");
            if (!error.isNull() && (own.isMissingNode() || own.isNull())) {
                (all.get("feedback") instanceof ObjectNode feedback ? feedback : all.putObject("feedback")).set("error", error);
            }
        }
        if (!all.has("valid")) {
            all.put("valid", true);
        }
        return all;
    }

    private static void putTime(ObjectNode all, String key, JsonValue millis) {
        long time = Times.byMagnitude(Times.nanos(millis));
        if (time != Times.NONE && !all.has(key)) {
            all.put(key, Times.rfc3339(time));
        }
    }
}
