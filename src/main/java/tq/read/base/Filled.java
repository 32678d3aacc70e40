package tq.read.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import tq.json.JsonKind;
import tq.json.JsonValue;
import tq.trace.Nodes;

/** Members that say something: services write null, {@code ""}, {@code {}} and {@code []} for what they do not know. */
public final class Filled {

    private Filled() {
    }

    /** Sets a member that is not there yet, unless the value is empty. */
    public static void put(ObjectNode object, String key, JsonNode value) {
        if (!Nodes.isEmpty(value) && !object.has(key)) {
            object.set(key, value);
        }
    }

    /** The same of a text. */
    public static void put(ObjectNode object, String key, String value) {
        put(object, key, TextNode.valueOf(value));
    }

    /** The same value as a tree of Jackson's. */
    public static JsonNode node(JsonValue value) {
        return value.isMissing() ? MissingNode.getInstance() : value.toNode();
    }

    /** The first of the members that says something; else missing. */
    public static JsonNode first(JsonNode object, String... keys) {
        for (String key : keys) {
            if (!Nodes.isEmpty(object.path(key))) {
                return object.path(key);
            }
        }
        return MissingNode.getInstance();
    }

    /** The value, or where that is a text that spells an object or a list, what it spells. */
    public static JsonNode decoded(JsonValue value) {
        return value.kind() != JsonKind.STRING ? node(value)
                : value.parsed().filter(inner -> inner.kind() == JsonKind.OBJECT || inner.kind() == JsonKind.ARRAY).orElse(value).toNode();
    }
}
