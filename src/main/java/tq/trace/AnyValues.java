package tq.trace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import tq.json.JsonKind;
import tq.json.JsonMembers;
import tq.json.JsonValue;

/** OTLP's AnyValue as JSON, in both key styles; one that lists all its variants has null for those it is not. */
public final class AnyValues {

    private AnyValues() {
    }

    /** {@code {"kvlist_value": {"values": [{"key": "a", "value": {"int_value": 1}}]}}} is {@code {"a": 1}}; nothing is null. */
    public static JsonNode node(JsonValue any) {
        return node(any, true);
    }

    private static JsonNode node(JsonValue any, boolean top) {
        for (JsonMembers members = any.members(); members.next();) {
            JsonValue value = members.value();
            if (value.kind() == JsonKind.NULL) {
                continue;
            }
            switch (members.key()) {
                case "string_value", "stringValue", "bool_value", "boolValue", "bytes_value", "bytesValue" -> {
                    return value.toNode();
                }
                case "int_value", "intValue" -> {
                    return value.kind() == JsonKind.STRING ? Nodes.parse(value.text(), value.toNode()) : value.toNode();
                }
                case "double_value", "doubleValue" -> {
                    return decimal(value, top);
                }
                case "array_value", "arrayValue" -> {
                    ArrayNode array = Nodes.array();
                    for (JsonValue item : value.get("values").items()) {
                        array.add(node(item, false));
                    }
                    return array;
                }
                case "kvlist_value", "kvlistValue" -> {
                    ObjectNode object = Nodes.object();
                    for (JsonValue item : value.get("values").items()) {
                        object.set(item.get("key").textOr(""), node(item.get("value"), false));
                    }
                    return object;
                }
                default -> { }
            }
        }
        return Nodes.NULL;
    }

    /** NaN and its like are words: text at the top, as MLflow's flat form has them, null within. */
    private static JsonNode decimal(JsonValue value, boolean top) {
        if (value.kind() == JsonKind.STRING) {
            return top ? value.toNode() : Nodes.NULL;
        }
        return value.isInteger() ? DoubleNode.valueOf(value.doubleValue()) : value.toNode();
    }

    static boolean isNotFinite(JsonValue any) {
        JsonValue value = any.get("double_value").isMissing() ? any.get("doubleValue") : any.get("double_value");
        return value.kind() == JsonKind.STRING;
    }
}
