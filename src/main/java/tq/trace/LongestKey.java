package tq.trace;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Function;

/** Dotted names against keys that hold dots themselves: {@code attributes.a.b.c} is the longest stored key that fits, then nested. */
public final class LongestKey {

    private LongestKey() {
    }

    /** The value, or missing; {@code get} gives missing for a key that is not there. */
    public static JsonNode find(List<String> names, Function<String, JsonNode> get) {
        for (int n = names.size(); n > 0; n--) {
            JsonNode value = get.apply(String.join(".", names.subList(0, n)));
            if (!value.isMissingNode()) {
                return n == names.size() ? value : in(names.subList(n, names.size()), value);
            }
        }
        return Nodes.MISSING;
    }

    private static JsonNode in(List<String> names, JsonNode value) {
        JsonNode decoded = Nodes.decodeContainer(value);
        return find(names, key -> decoded.isObject() && decoded.has(key) ? decoded.get(key) : Nodes.MISSING);
    }
}
