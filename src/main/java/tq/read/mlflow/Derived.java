package tq.read.mlflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import tq.json.JsonDocument;
import tq.json.JsonKind;
import tq.json.JsonValue;

/**
 * What {@code tq convert} filled in for MLflow's sake, taken out again, so that it is derived anew and not taken for recorded.
 * The metadata say what it is: {@code {"state": "OK", "trace_metadata": {"tq.derived": "state tags.mlflow.traceName"}}}, or
 * of an info that is derived as a whole {@code "info"}.
 */
final class Derived {

    private static final String KEY = "tq.derived";

    private Derived() {
    }

    /** The info as it was read before it was converted; one that tells of nothing derived is itself. */
    static JsonValue without(JsonValue info) {
        boolean derived = info.get("trace_metadata").get(KEY).kind() == JsonKind.STRING;
        for (JsonValue assessment : derived ? JsonValue.MISSING.items() : info.get("assessments").items()) {
            derived |= assessment.get("metadata").get(KEY).kind() == JsonKind.STRING;
        }
        if (!derived || !(info.toNode() instanceof ObjectNode all)) {
            return info;
        }
        all.path("assessments").forEach(assessment -> strip(assessment, "metadata"));
        strip(all, "trace_metadata");
        return JsonDocument.of(all);
    }

    private static void strip(JsonNode element, String metadata) {
        JsonNode derived = element.path(metadata).path(KEY);
        if (derived.isTextual() && element instanceof ObjectNode all) {
            remove(all, metadata, KEY);
            for (String path : derived.textValue().split(" ")) {
                int dot = path.indexOf('.');
                if (path.equals("info")) {
                    all.retain("assessments");
                } else if (dot < 0) {
                    all.remove(path);
                } else {
                    remove(all, path.substring(0, dot), path.substring(dot + 1));
                }
            }
        }
    }

    private static void remove(ObjectNode all, String member, String key) {
        if (all.path(member) instanceof ObjectNode object) {
            object.remove(key);
        }
    }
}
