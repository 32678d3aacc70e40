package tq.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/**
 * What traces gave for the merge, in order. Rows that say the same are kept as one object: of a million spans to be counted by
 * type there are a million references to a few rows, and not a million rows.
 */
final class KeptParts {

    /** Rows with more members are seldom the same. */
    private static final int MOST_MEMBERS = 4;
    private static final int MOST_ROWS = 1 << 12;

    private final ArrayNode parts = JsonNodeFactory.instance.arrayNode();
    private final Map<JsonNode, JsonNode> rows = new HashMap<>();

    void add(JsonNode part) {
        if (!isSmall(part)) {
            parts.add(part);
            return;
        }
        JsonNode same = rows.get(part);
        if (same == null && rows.size() < MOST_ROWS) {
            rows.put(part, part);
        }
        parts.add(same != null && hasOrderOf(part, same) ? same : part);
    }

    private static boolean isSmall(JsonNode part) {
        if (!part.isObject() || part.size() > MOST_MEMBERS) {
            return false;
        }
        for (JsonNode member : part) {
            if (member.isContainerNode()) {
                return false;
            }
        }
        return true;
    }

    /** Objects are equal whatever the order of their keys, but are printed in it. */
    private static boolean hasOrderOf(JsonNode part, JsonNode same) {
        Iterator<String> others = same.fieldNames();
        for (Iterator<String> names = part.fieldNames(); names.hasNext();) {
            if (!names.next().equals(others.next())) {
                return false;
            }
        }
        return true;
    }

    int size() {
        return parts.size();
    }

    ArrayNode all() {
        return parts;
    }
}
