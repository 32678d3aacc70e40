package tq.trace.rows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.POJONode;
import java.util.List;
import java.util.function.Function;
import tq.schema.FieldRef;
import tq.trace.Assessment;
import tq.trace.Nodes;
import tq.trace.content.Texts;

/** The fields of an assessment, as {@code Schema} names them. */
final class AssessmentFields {

    private static final List<String> RUN = List.of("mlflow.assessment.sourceRunId");

    private AssessmentFields() {
    }

    /** How to read a field; an absent value is missing. */
    static Function<Assessment, JsonNode> reader(FieldRef ref) {
        return switch (ref.field()) {
            case "id" -> assessment -> Nodes.text(assessment.id());
            case "name" -> assessment -> Nodes.text(assessment.name());
            case "kind" -> assessment -> Nodes.text(assessment.kind());
            case "value" -> Assessment::value;
            case FieldRef.HAS + "value" -> assessment -> Nodes.bool(!assessment.value().isMissingNode());
            case "verdict" -> Assessment::verdict;
            case "error" -> assessment -> Nodes.bool(!assessment.error().isMissing());
            case "error.code" -> assessment -> Nodes.text(assessment.errorText("error_code"));
            case "error.message" -> assessment -> Nodes.text(assessment.errorText("error_message"));
            case "rationale" -> assessment -> Nodes.text(assessment.rationale());
            case "source.type" -> assessment -> Nodes.text(assessment.sourceType());
            case "source.id" -> assessment -> Nodes.text(assessment.sourceId());
            case "valid" -> assessment -> Nodes.bool(assessment.isValid());
            case "overrides" -> assessment -> Nodes.text(assessment.overrides());
            case "trusted" -> assessment -> Nodes.bool(assessment.isValid() && assessment.error().isMissing());
            case "level" -> assessment -> Nodes.text(assessment.level());
            case "span_id" -> assessment -> Nodes.text(assessment.spanId());
            case "created" -> assessment -> Nodes.time(assessment.created());
            case "updated" -> assessment -> Nodes.time(assessment.updated());
            case "run" -> assessment -> assessment.metadata(RUN);
            case "metadata" -> assessment -> assessment.metadata(ref.names());
            case FieldRef.HAS + "metadata" -> assessment -> Nodes.bool(!assessment.metadata(ref.names()).isMissingNode());
            case "text" -> AssessmentFields::text;
            case FieldRef.ELEMENT -> POJONode::new;
            default -> throw new IllegalArgumentException("no field of an assessment: " + ref.field());
        };
    }

    private static JsonNode text(Assessment assessment) {
        StringBuilder out = new StringBuilder();
        Texts.all(assessment.canonical(), out);
        return Nodes.text(out.toString());
    }
}
