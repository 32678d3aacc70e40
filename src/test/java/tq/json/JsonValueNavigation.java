package tq.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Makes nodes by asking values for their members and items, which must come to what {@link JsonValue#toNode} makes. */
final class JsonValueNavigation {
    private JsonValueNavigation() {}

    static JsonNode rebuild(JsonValue value) {
        switch (value.kind()) {
            case OBJECT:
                ObjectNode object = JsonNodeFactory.instance.objectNode();
                JsonMembers members = value.members();
                while (members.next()) {
                    String key = members.key();
                    if (!members.keyIs(key)) {
                        throw new AssertionError(key + " is not itself");
                    }
                    object.set(key, rebuild(value.get(key)));
                }
                return object;
            case ARRAY:
                ArrayNode array = JsonNodeFactory.instance.arrayNode();
                int place = 0;
                for (JsonValue item : value.items()) {
                    if (item.start() != value.at(place++).start()) {
                        throw new AssertionError("item " + place + " is elsewhere");
                    }
                    array.add(rebuild(item));
                }
                return array;
            default:
                return value.toNode();
        }
    }
}
