package tq.convert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tq.json.JsonText;
import tq.schema.FieldRef;
import tq.schema.Noun;
import tq.trace.Times;
import tq.trace.Trace;
import tq.trace.rows.RowReader;

/**
 * What MLflow asks of an info and the trace was read without, derived from its spans. A metadata key names it, so that tq
 * takes none of it for recorded: {@code "tq.derived": "state tags.mlflow.traceName"}, or {@code "info"} for all of it.
 */
final class DerivedInfo {

    private static final String KEY = "tq.derived";
    private static final String ALL = "info";
    private static final List<String> FIELDS = List.of("name", "state", "start", "duration", "question", "answer", "session", "user", "tokens", "cost.input", "cost.output", "cost");

    private final RowReader reader = new RowReader(Noun.TRACES, FIELDS.stream().map(field -> FieldRef.own(Noun.TRACES, field)).toList());

    /**
     * Fills in what is missing.
     *
     * @param own whether MLflow wrote the trace: then metadata and tags are as MLflow wants them
     */
    void complete(ObjectNode info, Trace trace, boolean own) {
        JsonNode row = reader.rows(trace, 1).get(0);
        Set<String> derived = new LinkedHashSet<>();
        Set<String> recorded = new LinkedHashSet<>();
        info.fieldNames().forEachRemaining(recorded::add);
        recorded.remove("assessments");
        if (!trace.isNamed()) {
            recorded.remove("trace_id");
            derived.add("trace_id");
        }
        place(info, derived);
        times(info, row, derived);
        put(info, "state", row.path("state"), derived);
        if (!own || recorded.isEmpty()) {
            preview(info, "request_preview", "tq.question", row.path("question"), derived);
            preview(info, "response_preview", "tq.answer", row.path("answer"), derived);
            metadata(info, row, derived);
        }
        if (recorded.isEmpty()) {
            derived.add(ALL);
        }
        mark(info, "trace_metadata", derived);
        info.path("assessments").forEach(assessment -> completeAssessment((ObjectNode) assessment, info.path("request_time")));
    }

    /** A place that MLflow knows and that says nothing. */
    private static void place(ObjectNode info, Set<String> derived) {
        if (!info.has("trace_location")) {
            info.putObject("trace_location").put("type", "TRACE_LOCATION_TYPE_UNSPECIFIED");
            derived.add("trace_location");
        }
    }

    private static void times(ObjectNode info, JsonNode row, Set<String> derived) {
        if (!info.has("request_time") && row.has("start")) {
            info.put("request_time", Times.rfc3339(Times.parse(row.get("start").textValue())));
            derived.add("request_time");
            JsonNode duration = info.has("execution_duration_ms") ? info.path("") : row.path("duration");
            if (duration.isNumber()) {
                Times.execution(duration.longValue()).properties().forEach(member -> put(info, member.getKey(), member.getValue(), derived));
            }
        }
    }

    /** What tq reads as question or answer, for plain jq, which can't look for it in every dialect; a preview of the trace's own stays. */
    private static void preview(ObjectNode info, String key, String otherwise, JsonNode spoken, Set<String> derived) {
        JsonNode text = spoken.isTextual() ? spoken : TextNode.valueOf("");
        if (info.has(key)) {
            putText(object(info, "trace_metadata", derived), "trace_metadata", otherwise, text, derived);
        } else {
            put(info, key, text, derived);
        }
    }

    private static void metadata(ObjectNode info, JsonNode row, Set<String> derived) {
        ObjectNode metadata = object(info, "trace_metadata", derived);
        putText(metadata, "trace_metadata", "mlflow.trace_schema.version", metadata.textNode("3"), derived);
        putText(metadata, "trace_metadata", "mlflow.trace.session", row.path("session"), derived);
        putText(metadata, "trace_metadata", "mlflow.trace.user", row.path("user"), derived);
        putText(metadata, "trace_metadata", "mlflow.trace.tokenUsage", AddedAttributes.usage(row.path("tokens")), derived);
        putText(metadata, "trace_metadata", "mlflow.trace.cost", AddedAttributes.cost(row), derived);
        if (row.has("name")) {
            putText(object(info, "tags", derived), "tags", "mlflow.traceName", row.get("name"), derived);
        }
    }

    private static ObjectNode object(ObjectNode info, String member, Set<String> derived) {
        if (!info.path(member).isObject()) {
            info.putObject(member);
            derived.add(member);
        }
        return (ObjectNode) info.get(member);
    }

    private static void put(ObjectNode info, String key, JsonNode value, Set<String> derived) {
        if (!value.isMissingNode() && !info.has(key)) {
            info.set(key, value);
            derived.add(key);
        }
    }

    /** MLflow has only texts there: JSON text of anything else. */
    private static void putText(ObjectNode object, String member, String key, JsonNode value, Set<String> derived) {
        if (!value.isMissingNode() && !object.has(key)) {
            object.put(key, value.isTextual() ? value.textValue() : JsonText.python(value));
            derived.add(member + "." + key);
        }
    }

    /** MLflow loads no assessment without a source and times. */
    private static void completeAssessment(ObjectNode assessment, JsonNode time) {
        Set<String> derived = new LinkedHashSet<>();
        if (!assessment.path("source").isObject()) {
            assessment.putObject("source").put("source_type", "SOURCE_TYPE_UNSPECIFIED").put("source_id", "default");
            derived.add("source");
        }
        JsonNode created = assessment.path("create_time").isTextual() ? assessment.get("create_time") : time;
        put(assessment, "create_time", created, derived);
        put(assessment, "last_update_time", created, derived);
        mark(assessment, "metadata", derived);
    }

    private static void mark(ObjectNode element, String metadata, Set<String> derived) {
        if (!derived.isEmpty()) {
            ObjectNode marked = object(element, metadata, derived);
            List<String> paths = derived.stream().filter(path -> path.indexOf('.') < 0 || !derived.contains(path.substring(0, path.indexOf('.')))).toList();
            marked.put(KEY, derived.contains(ALL) ? ALL : String.join(" ", paths));
        }
    }

    /** Whether MLflow finds in an info what it can't do without. */
    static boolean loads(JsonNode info) {
        return info.path("trace_id").isTextual() && info.path("request_time").isTextual() && info.path("state").isTextual() && info.path("trace_location").has("type");
    }
}
