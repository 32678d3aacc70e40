package tq.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Whether arguments fit the schema of a tool: that part of JSON Schema in which models are told what to write, which is types, required members,
 * members that are not known, and choices. What it does not know it lets pass.
 */
final class SchemaFit {

    private static final int DEEPEST = 20;
    private static final int MOST = 20;

    private final ArrayNode misfits = JsonNodeFactory.instance.arrayNode();

    private SchemaFit() {
    }

    /** {@code ["order_id is missing", "limit is text, not integer"]}; empty where all fits. */
    static ArrayNode misfits(JsonNode value, JsonNode schema) {
        SchemaFit fit = new SchemaFit();
        fit.check("", value, schema, 0);
        return fit.misfits;
    }

    private void add(String path, String what) {
        if (misfits.size() < MOST) {
            misfits.add((path.isEmpty() ? "the whole" : path) + " " + what);
        }
    }

    private void check(String path, JsonNode value, JsonNode schema, int depth) {
        if (depth > DEEPEST || !schema.isObject()) {
            return;
        }
        List<String> types = types(schema);
        if (!types.isEmpty() && types.stream().noneMatch(type -> is(value, type))) {
            add(path, "is " + kind(value) + ", not " + String.join(" or ", types));
            return;
        }
        JsonNode choices = schema.path("enum");
        if (choices.isArray() && !choices.isEmpty() && !contains(choices, value)) {
            add(path, "is none of " + choices);
        }
        if (value.isObject()) {
            members(path, value, schema, depth);
        }
        if (value.isArray() && schema.path("items").isObject()) {
            for (int i = 0; i < value.size(); i++) {
                check(path + "[" + i + "]", value.get(i), schema.path("items"), depth + 1);
            }
        }
    }

    private void members(String path, JsonNode value, JsonNode schema, int depth) {
        String before = path.isEmpty() ? "" : path + ".";
        for (JsonNode name : schema.path("required")) {
            if (!value.has(name.asText())) {
                add(before + name.asText(), "is missing");
            }
        }
        JsonNode known = schema.path("properties");
        boolean closed = schema.path("additionalProperties").isBoolean() && !schema.path("additionalProperties").booleanValue();
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            if (known.has(member.getKey())) {
                check(before + member.getKey(), member.getValue(), known.get(member.getKey()), depth + 1);
            } else if (closed) {
                add(before + member.getKey(), "is unknown");
            }
        }
    }

    /** A type, or several; also those of {@code anyOf}. Empty where the schema leaves it open. */
    private static List<String> types(JsonNode schema) {
        List<String> types = new ArrayList<>();
        JsonNode type = schema.path("type");
        if (type.isTextual()) {
            types.add(type.textValue());
        }
        type.forEach(one -> types.add(one.asText()));
        for (JsonNode choice : schema.path("anyOf")) {
            if (!choice.path("type").isTextual()) {
                return List.of();
            }
            types.add(choice.path("type").textValue());
        }
        return types;
    }

    private static boolean is(JsonNode value, String type) {
        return switch (type.toLowerCase(Locale.ROOT)) { // Gemini writes STRING
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber() || value.isNumber() && value.doubleValue() == Math.rint(value.doubleValue());
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "null" -> value.isNull();
            default -> true;
        };
    }

    private static boolean contains(JsonNode choices, JsonNode value) {
        for (JsonNode choice : choices) {
            if (Equality.same(choice, value)) {
                return true;
            }
        }
        return false;
    }

    private static String kind(JsonNode value) {
        return value.isTextual() ? "text" : value.isNumber() ? "a number" : value.isBoolean() ? "true or false" : value.isObject() ? "an object" : value.isArray() ? "a list" : "null";
    }
}
