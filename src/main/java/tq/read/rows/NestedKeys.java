package tq.read.rows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import tq.json.JsonKind;
import tq.json.JsonMembers;
import tq.json.JsonValue;

/**
 * Attributes that a store has nested, {@code {"llm": {"token_count": {"prompt": 1}}}} or
 * {@code {"llm.input_messages": [{"message.role": "user"}]}}, under the dotted keys by which they were recorded:
 * {@code llm.token_count.prompt}, {@code llm.input_messages.0.message.role}. Only in the name spaces of the conventions; what
 * is an object by itself, such as {@code metadata} or a tool's arguments, stays one.
 */
final class NestedKeys {

    /** First words of the keys that the conventions of OpenInference and OpenTelemetry name. */
    private static final Set<String> SPACES = Set.of("llm", "input", "output", "openinference", "retrieval", "reranker", "embedding", "tool", "tool_call", "message",
            "document", "session", "user", "agent", "graph", "prompt", "tag", "exception", "gen_ai", "traceloop", "service", "http", "server", "code", "telemetry");

    /** Name spaces in which a list of objects is written with an index in the key. */
    private static final Set<String> LISTED = Set.of("llm", "retrieval", "reranker", "embedding");

    /** Last words of keys whose value may be an object. */
    private static final Set<String> VALUES = Set.of("value", "metadata", "variables", "invocation_parameters", "json_schema", "parameters", "arguments", "result", "vector");

    /** Deeper than any convention goes; it keeps keys short. */
    private static final int DEEPEST = 12;

    private NestedKeys() {
    }

    /** Whether any of the attributes would be written under other keys. */
    static boolean isNested(JsonValue attributes) {
        for (JsonMembers members = attributes.members(); members.next();) {
            JsonKind kind = members.value().kind();
            boolean objects = kind == JsonKind.OBJECT || members.value().at(0).kind() == JsonKind.OBJECT;
            if (objects && isSpace(members.key(), members.value().toNode())) {
                return true;
            }
        }
        return false;
    }

    /** Sets one attribute, in as many keys as it takes; what is there already under a key stays. */
    static void put(ObjectNode attributes, String key, JsonNode value) {
        if (isSpace(key, value)) {
            put(attributes, key, value, DEEPEST);
        } else if (!value.isNull()) {
            attributes.putIfAbsent(key, value);
        }
    }

    /** {@code {"input": {"value": …}}} is a name space, {@code {"input": {"question": …}}} is what was put in. */
    private static boolean isSpace(String key, JsonNode value) {
        return SPACES.contains(first(key)) && (value.has("value") || !key.equals("input") && !key.equals("output"));
    }

    private static String first(String key) {
        return key.indexOf('.') < 0 ? key : key.substring(0, key.indexOf('.'));
    }

    private static void put(ObjectNode attributes, String key, JsonNode value, int deeper) {
        boolean whole = deeper == 0 || value.isEmpty() || key.startsWith("traceloop.entity.") || key.indexOf('.') > 0 && VALUES.contains(key.substring(key.lastIndexOf('.') + 1));
        if (value.isObject() && !whole) {
            value.properties().forEach(member -> put(attributes, key + "." + member.getKey(), member.getValue(), deeper - 1));
        } else if (value.isArray() && !whole && LISTED.contains(first(key)) && value.get(0).isObject()) {
            for (int i = 0; i < value.size(); i++) {
                put(attributes, key + "." + i, value.get(i), deeper - 1);
            }
        } else if (!value.isNull()) {
            attributes.putIfAbsent(key, value);
        }
    }
}
