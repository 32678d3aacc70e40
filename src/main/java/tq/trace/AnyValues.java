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

    /** A value as OTLP's JSON has it: {@code [1, "a"]} is {@code {"arrayValue": {"values": [{"intValue": "1"}, {"stringValue": "a"}]}}}; an integer beyond 64 bits is text. */
    static ObjectNode of(JsonNode value) {
        ObjectNode any = Nodes.object();
        if (value.isObject()) {
            ArrayNode members = any.putObject("kvlistValue").putArray("values");
            value.properties().forEach(member -> members.addObject().put("key", member.getKey()).set("value", of(member.getValue())));
        } else if (value.isArray()) {
            ArrayNode items = any.putObject("arrayValue").putArray("values");
            value.forEach(item -> items.add(of(item)));
        } else if (value.isIntegralNumber()) {
            any.put(value.canConvertToLong() ? "intValue" : "stringValue", value.asText());
        } else if (value.isNumber()) {
            any.set("doubleValue", value);
        } else if (value.isBoolean()) {
            any.set("boolValue", value);
        } else if (value.isTextual()) {
            any.set("stringValue", value);
        }
        return any;
    }

    /** An AnyValue in the spelling of OTLP's specification: camel case, integers as text; bytes stay bytes. */
    static ObjectNode canonical(JsonValue any) {
        ObjectNode out = Nodes.object();
        for (JsonMembers members = any.members(); members.next() && out.isEmpty();) {
            JsonValue value = members.value();
            if (value.kind() == JsonKind.NULL) {
                continue;
            }
            switch (members.key()) {
                case "bytes_value", "bytesValue" -> out.set("bytesValue", value.toNode());
                case "double_value", "doubleValue" -> out.set("doubleValue", value.kind() == JsonKind.STRING ? value.toNode() : decimal(value, true));
                case "array_value", "arrayValue" -> {
                    ArrayNode items = out.putObject("arrayValue").putArray("values");
                    value.get("values").items().forEach(item -> items.add(canonical(item)));
                }
                case "kvlist_value", "kvlistValue" -> {
                    ArrayNode list = out.putObject("kvlistValue").putArray("values");
                    value.get("values").items().forEach(item -> list.addObject().put("key", item.get("key").textOr("")).set("value", canonical(item.get("value"))));
                }
                default -> out.setAll(of(node(any)));
            }
        }
        return out;
    }
}
