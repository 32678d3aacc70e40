package tq.read.trail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import tq.json.JsonDocument;
import tq.json.JsonKind;
import tq.json.JsonMembers;
import tq.json.JsonValue;
import tq.read.base.FlatNode;
import tq.read.base.Format;
import tq.read.base.HexIds;
import tq.read.base.Members;
import tq.read.base.Reading;
import tq.trace.TracePart;

/**
 * What was found wrong with a trace, as the labels of TRAIL have it: {@code {"trace_id": …, "errors": [{"category": "Formatting Errors",
 * "location": "<span id>", "evidence": …, "description": …, "impact": "LOW"}], "scores": [{"security_score": 5, "security_reasoning": …,
 * "overall": 4.2}]}}. Each error becomes a feedback of its span that is {@code false}, since what was looked at failed; its impact is
 * metadata. Each score becomes a feedback of the trace.
 */
public final class TrailLabels implements Format {

    private static final String SCORE = "_score";
    private static final String REASONING = "_reasoning";

    @Override
    public boolean reads(JsonValue value) {
        JsonValue error = value.get("errors").at(0);
        boolean lists = Members.hasList(value, "errors") && Members.hasList(value, "scores") && value.get("errors").size() + value.get("scores").size() == 0;
        return Members.has(error, "category") && (Members.has(error, "location") || isOfTrace(value)) || isOfTrace(value) && (lists || hasScore(value.get("scores").at(0)));
    }

    private static boolean isOfTrace(JsonValue value) {
        return Members.has(value, "trace_id");
    }

    private static boolean hasScore(JsonValue scores) {
        for (JsonMembers members = scores.members(); members.next();) {
            if (isScore(members.key(), scores)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isScore(String key, JsonValue scores) {
        return key.endsWith(SCORE) || key.equals("overall") || Members.has(scores, key + REASONING);
    }

    @Override
    public void read(JsonValue value, Reading reading) {
        String trace = HexIds.padded(value.get("trace_id"), HexIds.TRACE);
        List<JsonValue> assessments = new ArrayList<>();
        for (JsonValue error : value.get("errors").items()) {
            if (Members.has(error, "category")) {
                assessments.add(JsonDocument.of(error(error, trace)));
            }
        }
        int spans = assessments.size();
        for (JsonValue scores : value.get("scores").items()) {
            for (JsonMembers members = scores.members(); members.next();) {
                if (isScore(members.key(), scores) && members.value().kind() != JsonKind.NULL) {
                    assessments.add(JsonDocument.of(score(members.key(), members.value(), scores, trace)));
                }
            }
        }
        if (trace.isEmpty() && assessments.size() > spans) {
            reading.loss(assessments.size() - spans + " scores of a trace left out: it is not named");
            assessments.subList(spans, assessments.size()).clear();
        }
        reading.part(TracePart.added(trace, assessments, List.of(), reading.origin("labels")));
    }

    private static ObjectNode error(JsonValue error, String trace) {
        ObjectNode assessment = feedback(error.get("category").textOr(""), JsonNodeFactory.instance.booleanNode(false), trace);
        String span = HexIds.padded(error.get("location"), HexIds.SPAN);
        boolean isId = span.matches("[0-9a-f]{16}");
        FlatNode.putText(assessment, "span_id", isId ? span : "");
        String description = error.get("description").textOr("");
        String evidence = error.get("evidence").textOr("");
        FlatNode.putText(assessment, "rationale", description + (description.isEmpty() || evidence.isEmpty() ? "" : "\n\nEvidence: ") + evidence);
        ObjectNode metadata = assessment.putObject("metadata");
        FlatNode.putText(metadata, "impact", error.get("impact").textOr(""));
        FlatNode.putText(metadata, "location", isId ? "" : error.get("location").textOr(""));
        return assessment;
    }

    private static ObjectNode score(String key, JsonValue value, JsonValue scores, String trace) {
        String name = key.endsWith(SCORE) ? key.substring(0, key.length() - SCORE.length()) : key;
        ObjectNode assessment = feedback(name, value.toNode(), trace);
        FlatNode.putText(assessment, "rationale", Members.first(scores, name + REASONING, key + REASONING).textOr(""));
        return assessment;
    }

    /** Who found it, the labels do not say. */
    private static ObjectNode feedback(String name, JsonNode value, String trace) {
        ObjectNode assessment = JsonNodeFactory.instance.objectNode().put("assessment_name", name).put("trace_id", trace);
        assessment.putObject("source").put("source_type", "SOURCE_TYPE_UNSPECIFIED");
        assessment.putObject("feedback").set("value", value);
        return assessment;
    }
}
