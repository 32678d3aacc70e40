package tq.trace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tq.json.JsonDocument;
import tq.json.JsonValue;

/**
 * What libraries write of the quality of a step on the step itself, as assessments of MLflow: the event
 * {@code gen_ai.evaluation.result} of the GenAI conventions, and OpenInference's {@code annotations.0.annotation.name} and
 * {@code evaluations.0.evaluation.name} with {@code label}, {@code score}, {@code explanation}, {@code annotator_kind}.
 */
final class Evaluations {

    private static final String EVENT = "gen_ai.evaluation.result";
    private static final Map<String, String> LISTS = Map.of("annotations", "annotation", "evaluations", "evaluation");

    private final Span span;
    private final List<JsonValue> found = new ArrayList<>();

    private Evaluations(Span span) {
        this.span = span;
    }

    /** {@code {"assessment_id": "a-<span>-0", "assessment_name": "tone", "span_id": "…", "feedback": {"value": "kind"}, …}} each; none for most spans. */
    static List<JsonValue> of(Span span) {
        Evaluations evaluations = new Evaluations(span);
        evaluations.readEvents();
        LISTS.forEach(evaluations::readList);
        return evaluations.found;
    }

    private void readEvents() {
        for (SpanEvent event : span.events()) {
            if (event.name().equals(EVENT)) {
                ObjectNode result = Nodes.object();
                event.attributes().decodedPlain().properties().forEach(member -> result.set(member.getKey().replaceFirst("^gen_ai\\.evaluation\\.(score\\.)?", ""), member.getValue()));
                Nodes.put(result, "score", result.path("value"));
                add(result, Nodes.time(event.time()));
            }
        }
    }

    /** Asks for the first of the keys, which costs little on the many spans that have none. */
    private void readList(String list, String item) {
        Attributes attributes = span.attributes();
        if (attributes.has(list + ".0." + item + ".name") || attributes.has(list)) {
            Flattened.value(attributes, list + ".N").forEach(each -> add(each.path(item), Nodes.MISSING));
        }
    }

    private void add(JsonNode result, JsonNode time) {
        if (!result.path("name").isTextual()) {
            return;
        }
        ObjectNode assessment = Nodes.object().put("assessment_id", "a-" + span.id() + "-" + found.size());
        assessment.set("assessment_name", result.path("name"));
        assessment.put("span_id", span.id());
        Assessment.sourceType(result.path("annotator_kind").asText("")).ifPresent(type -> assessment.putObject("source").put("source_type", type));
        Nodes.put(assessment, "create_time", time);
        assessment.set("feedback", feedback(result));
        Nodes.put(assessment, "rationale", Nodes.word(result.path("explanation")));
        JsonNode score = result.path("score");
        if (hasLabel(result) && score.isNumber()) {
            assessment.putObject("metadata").set("score", score);
        }
        found.add(JsonDocument.of(assessment));
    }

    /** The label says more than the score, which then stands in the metadata. */
    private static JsonNode feedback(JsonNode result) {
        ObjectNode feedback = Nodes.object();
        JsonNode value = hasLabel(result) ? result.path("label") : result.path("score");
        feedback.set("value", value.isMissingNode() ? Nodes.NULL : value);
        if (result.path("error.type").isTextual()) {
            feedback.putObject("error").set("error_code", result.path("error.type"));
        }
        return feedback;
    }

    private static boolean hasLabel(JsonNode result) {
        return !Nodes.isEmpty(result.path("label"));
    }
}
