package tq.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import java.util.Map;

/** When two values are one: as in jq, 1 is 1.0 and the order of keys does not matter; other than in jq, large whole numbers are exact. */
final class Equality {

    private Equality() {
    }

    /** A value as the key of a map; large ones are not copied for it. */
    static final class Key {

        private final JsonNode value;
        private final int hash;

        Key(JsonNode value) {
            this.value = value;
            this.hash = hash(value);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.hash == hash && same(key.value, value);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    private static int hash(JsonNode value) {
        if (value.isArray()) {
            int hash = 1;
            for (JsonNode item : value) {
                hash = 31 * hash + hash(item);
            }
            return hash;
        }
        if (value.isObject()) {
            int hash = 2;
            for (Map.Entry<String, JsonNode> member : value.properties()) {
                hash += member.getKey().hashCode() ^ 31 * hash(member.getValue());
            }
            return hash;
        }
        return normal(value).hashCode();
    }

    /** Whether two values are one. */
    static boolean same(JsonNode a, JsonNode b) {
        if (a == b) {
            return true;
        }
        if (a.isContainerNode() || b.isContainerNode()) {
            return a.getNodeType() == b.getNodeType() && a.size() == b.size() && (a.isArray() ? sameItems(a, b) : sameMembers(a, b));
        }
        return normal(a).equals(normal(b));
    }

    private static boolean sameItems(JsonNode a, JsonNode b) {
        for (int i = 0; i < a.size(); i++) {
            if (!same(a.get(i), b.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameMembers(JsonNode a, JsonNode b) {
        for (Map.Entry<String, JsonNode> member : a.properties()) {
            JsonNode other = b.get(member.getKey());
            if (other == null || !same(member.getValue(), other)) {
                return false;
            }
        }
        return true;
    }

    /** A value that is no container in a form whose {@code equals} and {@code hashCode} say so. */
    private static JsonNode normal(JsonNode value) {
        if (value.isIntegralNumber() && value.canConvertToLong()) {
            return LongNode.valueOf(value.longValue());
        }
        if (value.isNumber()) {
            double number = value.doubleValue();
            return number == Math.rint(number) && Math.abs(number) < 1L << 53 ? LongNode.valueOf((long) number) : value;
        }
        return value;
    }
}
