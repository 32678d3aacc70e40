package tq.trace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import tq.json.JsonDocument;
import tq.json.JsonLimits;
import tq.json.JsonSyntaxException;
import tq.json.JsonValue;

/** Small steps with Jackson's nodes. What is not there is a {@link MissingNode}, never null. */
public final class Nodes {

    /** There is no such value. */
    public static final JsonNode MISSING = MissingNode.getInstance();
    /** It is there, and null. */
    public static final JsonNode NULL = NullNode.getInstance();

    private Nodes() {
    }

    /** A new, empty object. */
    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** A new, empty list. */
    public static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    /** Text, or missing when it is empty. */
    public static JsonNode text(String text) {
        return text.isEmpty() ? MISSING : TextNode.valueOf(text);
    }

    /** A whole number. */
    public static JsonNode number(long value) {
        return JsonNodeFactory.instance.numberNode(value);
    }

    /** True or false. */
    public static JsonNode bool(boolean value) {
        return JsonNodeFactory.instance.booleanNode(value);
    }

    /** A time of a row, or missing. */
    public static JsonNode time(long nanos) {
        return nanos == Times.NONE ? MISSING : TextNode.valueOf(Times.text(nanos));
    }

    /** The first of the members that is there and neither null nor {@code ""}; else missing. */
    public static JsonNode first(JsonNode object, String... keys) {
        for (String key : keys) {
            JsonNode value = object.path(key);
            if (value.isContainerNode() || !isEmpty(value)) {
                return value;
            }
        }
        return MISSING;
    }

    /** Text, a number or a boolean as text; else missing. */
    public static JsonNode word(JsonNode value) {
        return value.isValueNode() && !value.isNull() ? text(value.asText()) : MISSING;
    }

    /** Sets a member unless it is missing. */
    public static void put(ObjectNode object, String key, JsonNode value) {
        if (!value.isMissingNode()) {
            object.set(key, value);
        }
    }

    /** Whether a value says nothing: missing, null, {@code ""}, {@code {}} or {@code []}. */
    public static boolean isEmpty(JsonNode value) {
        return value.isMissingNode() || value.isNull() || value.isTextual() && value.textValue().isEmpty() || value.isContainerNode() && value.isEmpty();
    }

    /** JSON in a text, when it is an object, a list or a quoted string; else the text as it is. */
    public static JsonNode decodeContainer(JsonNode value) {
        if (!value.isTextual() || value.textValue().isEmpty()) {
            return value;
        }
        char first = value.textValue().charAt(0);
        return first == '{' || first == '[' || first == '"' ? parse(value.textValue(), value) : value;
    }

    /** A member of the object that a text is the JSON of, the rest left undecoded; missing where there is no such thing. */
    static JsonNode member(JsonNode text, String name) {
        if (!text.isTextual() || !text.textValue().startsWith("{")) {
            return text.path(name);
        }
        try {
            byte[] bytes = text.textValue().getBytes(StandardCharsets.UTF_8);
            JsonValue member = JsonDocument.parse(bytes, 0, bytes.length, JsonLimits.DEFAULT).root().get(name);
            return member.isMissing() ? MISSING : member.toNode();
        } catch (JsonSyntaxException e) {
            return MISSING;
        }
    }

    /** The JSON of a text, or the other value when it is none. */
    static JsonNode parse(String text, JsonNode otherwise) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return JsonDocument.parse(bytes, 0, bytes.length, JsonLimits.DEFAULT).root().toNode();
        } catch (JsonSyntaxException e) {
            return otherwise;
        }
    }
}
