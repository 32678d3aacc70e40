package tq.read.langfuse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import tq.json.JsonDocument;
import tq.json.JsonText;
import tq.json.JsonValue;
import tq.read.base.Filled;
import tq.read.base.TimeWords;
import tq.trace.Ids;
import tq.trace.Nodes;

/** A score of Langfuse as an assessment in the form of MLflow V3; a corrected output is an expectation. */
final class LangfuseScore {

    private final LangfuseRow row;

    private LangfuseScore(LangfuseRow row) {
        this.row = row;
    }

    /** The trace that a score is of; empty for none. Newer answers name it in {@code subject}. */
    static String trace(LangfuseRow row) {
        return row.id("traceId").isEmpty() ? subject(row, "trace") : row.id("traceId");
    }

    /** The observation that a score is of; empty for none. */
    static String observation(LangfuseRow row) {
        return row.id("observationId").isEmpty() ? subject(row, "observation") : row.id("observationId");
    }

    private static String subject(LangfuseRow row, String kind) {
        JsonValue subject = row.get("subject");
        return Ids.of(subject.get(subject.get("kind").isText(kind) ? "id" : kind + "Id"));
    }

    /** {@code {"assessment_name": "toxicity", "source": {"source_type": "LLM_JUDGE"}, "feedback": {"value": 0.8}, "rationale": …}}. */
    static JsonValue assessment(LangfuseRow row) {
        return JsonDocument.of(new LangfuseScore(row).assessment());
    }

    private ObjectNode assessment() {
        ObjectNode assessment = JsonNodeFactory.instance.objectNode();
        Filled.put(assessment, "assessment_id", row.text("id"));
        assessment.put("assessment_name", row.text("name"));
        Filled.put(assessment, "trace_id", trace(row));
        Filled.put(assessment, "span_id", observation(row));
        Filled.put(assessment.putObject("source").put("source_type", source()), "source_id", row.text("authorUserId"));
        Filled.put(assessment, "create_time", TimeWords.text(row.get(row.text("timestamp").isEmpty() ? "createdAt" : "timestamp")));
        Filled.put(assessment, "last_update_time", TimeWords.text(row.get("updatedAt")));
        if (row.text("dataType").equalsIgnoreCase("CORRECTION")) {
            assessment.set("expectation", expectation());
        } else {
            assessment.putObject("feedback").set("value", value());
        }
        Filled.put(assessment, "rationale", row.text("comment"));
        Filled.put(assessment, "metadata", metadata());
        return assessment;
    }

    private String source() {
        return switch (row.text("source").toUpperCase(Locale.ROOT)) {
            case "API" -> "CODE";
            case "EVAL" -> "LLM_JUDGE";
            case "ANNOTATION" -> "HUMAN";
            default -> "SOURCE_TYPE_UNSPECIFIED";
        };
    }

    /** Of a boolean score the number is 0 or 1; of one with words it is the word's place among the choices. */
    private JsonNode value() {
        JsonNode value = row.node("value");
        JsonNode word = word();
        return switch (row.text("dataType").toUpperCase(Locale.ROOT)) {
            case "BOOLEAN" -> value.isBoolean() ? value
                    : JsonNodeFactory.instance.booleanNode(value.isNumber() ? value.asDouble() != 0 : word.asText().equalsIgnoreCase("true"));
            case "CATEGORICAL", "TEXT" -> Nodes.isEmpty(word) ? known(value) : word;
            default -> Nodes.isEmpty(value) ? known(word) : value;
        };
    }

    private JsonNode word() {
        return Nodes.isEmpty(row.node("longStringValue")) ? row.node("stringValue") : row.node("longStringValue");
    }

    private static JsonNode known(JsonNode value) {
        return value.isMissingNode() ? JsonNodeFactory.instance.nullNode() : value;
    }

    /** What should have been said stands in the text, or where the API answers in the value. */
    private ObjectNode expectation() {
        JsonNode expected = Nodes.isEmpty(word()) ? known(row.node("value")) : word();
        JsonNode decoded = Filled.decoded(JsonDocument.of(expected));
        ObjectNode expectation = JsonNodeFactory.instance.objectNode();
        if (decoded.isContainerNode()) {
            expectation.putObject("serialized_value").put("serialization_format", "JSON_FORMAT").put("value", JsonText.COMPACT.of(decoded));
        } else {
            expectation.set("value", expected);
        }
        return expectation;
    }

    /** The evaluator's own trace gets the key that MLflow has for it. */
    private ObjectNode metadata() {
        ObjectNode metadata = JsonNodeFactory.instance.objectNode();
        Filled.put(metadata, "mlflow.assessment.scorerTraceId", row.id("executionTraceId"));
        JsonNode own = row.decoded("metadata");
        own.properties().forEach(entry -> Filled.put(metadata, entry.getKey(), entry.getValue()));
        return metadata;
    }
}
