package tq.read.jaeger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import tq.json.JsonKind;
import tq.json.JsonMembers;
import tq.json.JsonValue;
import tq.read.base.FlatNode;
import tq.read.base.Members;

/**
 * Jaeger's typed tags: {@code [{"key": "k", "type": "int64", "value": "9223372036854775222"}]} as its query service writes them,
 * {@code [{"key": "k", "vType": "INT64", "vInt64": 1}]} as its protobuf prints them, {@code {"k@a": 1}} for {@code k.a} as
 * Elasticsearch has those that are fields of their own.
 */
final class JaegerTags {

    private static final String[] VALUES = {"value", "vStr", "vBool", "vInt64", "vFloat64", "vBinary", "v_str", "v_bool", "v_int64", "v_float64", "v_binary"};

    private JaegerTags() {
    }

    /** {@code {"k": 9223372036854775222}}; of several tags of one key the last. */
    static ObjectNode of(JsonValue tags, JsonValue fields) {
        ObjectNode values = JsonNodeFactory.instance.objectNode();
        for (JsonMembers members = fields.members(); members.next();) {
            FlatNode.put(values, members.key().replace('@', '.'), members.value());
        }
        for (JsonValue tag : tags.items()) {
            String type = Members.first(tag, "type", "vType", "v_type").textOr("").toUpperCase(Locale.ROOT);
            values.set(tag.get("key").textOr(""), value(Members.first(tag, VALUES), type));
        }
        return values;
    }

    /** A protobuf leaves out what is 0, false or empty. */
    private static JsonNode value(JsonValue value, String type) {
        if (value.isMissing()) {
            return text(type.equals("BOOL") ? "false" : type.equals("INT64") || type.equals("FLOAT64") ? "0" : "", type);
        }
        return value.kind() == JsonKind.STRING ? text(value.text(), type) : value.toNode();
    }

    /** What the type says that the text is; a text that is nothing of the kind stays. */
    private static JsonNode text(String text, String type) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        boolean number = text.length() <= 40 && text.matches("-?\\d+(\\.\\d+)?([eE][-+]?\\d{1,3})?");
        if (type.equals("INT64") && number && text.matches("-?\\d+")) {
            BigInteger exact = new BigInteger(text);
            return exact.bitLength() < Long.SIZE ? nodes.numberNode(exact.longValue()) : nodes.numberNode(exact);
        }
        if (type.equals("FLOAT64") && number) {
            return nodes.numberNode(new BigDecimal(text).doubleValue());
        }
        boolean isBoolean = type.equals("BOOL") && (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false"));
        return isBoolean ? nodes.booleanNode(text.equalsIgnoreCase("true")) : nodes.textNode(text);
    }
}
