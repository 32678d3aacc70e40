package tq.read.trail;

import com.fasterxml.jackson.databind.node.ObjectNode;
import tq.json.JsonKind;
import tq.json.JsonMembers;
import tq.json.JsonValue;
import tq.read.base.FlatNode;

/**
 * Attributes that were split at the dots of their keys, put together again: {@code {"gen_ai": {"usage": {"prompt_tokens": 7},
 * "prompt": [{"role": "user"}]}}} is {@code gen_ai.usage.prompt_tokens} and {@code gen_ai.prompt.0.role}. A key that has a dot was
 * never split, so its value stays as it is.
 */
final class DottedKeys {

    /** What stands below longer keys stays nested, so that no file grows with its depth. */
    private static final int LONGEST = 200;

    private DottedKeys() {
    }

    /** Sets the members of an object under their whole keys; null and what is empty is left out. */
    static void putAll(ObjectNode attributes, JsonValue object) {
        for (JsonMembers members = object.members(); members.next();) {
            put(attributes, members.key(), members.value(), members.key().indexOf('.') < 0);
        }
    }

    private static void put(ObjectNode attributes, String key, JsonValue value, boolean split) {
        if (split && value.kind() == JsonKind.OBJECT && key.length() < LONGEST) {
            for (JsonMembers members = value.members(); members.next();) {
                put(attributes, key + "." + members.key(), members.value(), members.key().indexOf('.') < 0);
            }
        } else if (split && value.at(0).kind() == JsonKind.OBJECT && key.length() < LONGEST) {
            int place = 0;
            for (JsonValue item : value.items()) {
                put(attributes, key + "." + place++, item, true);
            }
        } else {
            FlatNode.put(attributes, key, value);
        }
    }
}
