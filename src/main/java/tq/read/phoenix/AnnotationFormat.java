package tq.read.phoenix;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import tq.json.JsonDocument;
import tq.json.JsonKind;
import tq.json.JsonMembers;
import tq.json.JsonValue;
import tq.read.base.Format;
import tq.read.base.Members;
import tq.read.base.Reading;
import tq.trace.Assessment;
import tq.trace.Ids;
import tq.trace.TracePart;

/**
 * Annotations as Phoenix's API and data frames give them, apart from what they are of:
 * {@code {"span_id": "…", "name": "correctness", "annotator_kind": "LLM", "result": {"label": "correct", "score": 1.0,
 * "explanation": "…"}}}; with {@code trace_id} or {@code session_id} they are of a trace or a session. The value is the label,
 * since people filter and count by it ({@code value = "hallucinated"}), and then the score is {@code metadata.score}; without
 * a label the value is the score.
 */
public final class AnnotationFormat implements Format {

    private static final String SESSION = "mlflow.trace.session";

    @Override
    public boolean reads(JsonValue value) {
        boolean judged = Members.has(value, "annotator_kind") || !result(value, "label").isMissing() || !result(value, "score").isMissing();
        return judged && !name(value).isEmpty() && !(span(value) + trace(value) + session(value)).isEmpty() && !Members.has(value, "start_time");
    }

    private static String name(JsonValue value) {
        return Members.first(value, "name", "annotation_name").textOr("");
    }

    private static String span(JsonValue value) {
        return Ids.of(Members.first(value, "span_id", "context.span_id"));
    }

    private static String trace(JsonValue value) {
        return Ids.ofTrace(Ids.of(Members.first(value, "trace_id", "context.trace_id")));
    }

    private static String session(JsonValue value) {
        return value.get("session_id").textOr("");
    }

    /** A data frame has {@code result.label} or {@code label} for the member of an object. */
    private static JsonValue result(JsonValue value, String key) {
        JsonValue result = Members.first(value, "result." + key, key);
        result = value.get("result").kind() == JsonKind.OBJECT ? value.get("result").get(key) : result;
        return result.kind() == JsonKind.NULL || result.isText("") ? JsonValue.MISSING : result;
    }

    @Override
    public void read(JsonValue value, Reading reading) {
        ObjectNode assessment = JsonNodeFactory.instance.objectNode();
        copy(assessment, "assessment_id", value.get("id"));
        assessment.put("assessment_name", name(value));
        if (!span(value).isEmpty()) {
            assessment.put("span_id", span(value));
        }
        String type = Assessment.sourceType(value.get("annotator_kind").textOr("")).orElse("SOURCE_TYPE_UNSPECIFIED");
        ObjectNode source = assessment.putObject("source").put("source_type", type);
        copy(source, "source_id", value.get("user_id"));
        copy(assessment, "create_time", value.get("created_at"));
        copy(assessment, "last_update_time", value.get("updated_at"));
        JsonValue label = result(value, "label");
        JsonValue score = result(value, "score");
        copy(assessment.putObject("feedback"), "value", label.isMissing() ? score : label);
        copy(assessment, "rationale", result(value, "explanation"));
        ObjectNode metadata = metadata(value);
        if (!label.isMissing()) {
            copy(metadata, "score", score);
        }
        if (!metadata.isEmpty()) {
            assessment.set("metadata", metadata);
        }
        reading.part(TracePart.added(trace(value), List.of(JsonDocument.of(assessment)), List.of(), reading.origin("Phoenix")));
    }

    private static ObjectNode metadata(JsonValue value) {
        ObjectNode metadata = JsonNodeFactory.instance.objectNode();
        for (JsonMembers members = value.get("metadata").members(); members.next();) {
            metadata.set(members.key(), members.value().toNode());
        }
        copy(metadata, "identifier", value.get("identifier"));
        if ((span(value) + trace(value)).isEmpty()) {
            metadata.put(SESSION, session(value));
        }
        return metadata;
    }

    private static void copy(ObjectNode to, String key, JsonValue value) {
        if (!value.isMissing() && value.kind() != JsonKind.NULL && !value.isText("")) {
            to.putIfAbsent(key, value.toNode());
        }
    }
}
