package tq.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * jq's order of all values: null, false, true, numbers, text, lists, objects. Other than in jackson-jq, which compares as
 * doubles, whole numbers are exact.
 */
final class Order implements Comparator<JsonNode> {

    static final Order INSTANCE = new Order();

    private Order() {
    }

    @Override
    public int compare(JsonNode a, JsonNode b) {
        int kinds = Integer.compare(kind(a), kind(b));
        if (kinds != 0) {
            return kinds;
        }
        if (a.isNumber()) {
            return numbers(a, b);
        }
        if (a.isTextual()) {
            return texts(a.textValue(), b.textValue());
        }
        return a.isArray() ? lists(a, b) : a.isObject() ? objects(a, b) : 0;
    }

    private static int kind(JsonNode value) {
        if (value.isBoolean()) {
            return value.booleanValue() ? 2 : 1;
        }
        return value.isNumber() ? 3 : value.isTextual() ? 4 : value.isArray() ? 5 : value.isObject() ? 6 : value.isNull() || value.isMissingNode() ? 0 : 7;
    }

    static int numbers(JsonNode a, JsonNode b) {
        if (a.isIntegralNumber() && b.isIntegralNumber()) {
            return a.canConvertToLong() && b.canConvertToLong() ? Long.compare(a.longValue(), b.longValue()) : a.bigIntegerValue().compareTo(b.bigIntegerValue());
        }
        return Double.compare(a.doubleValue(), b.doubleValue());
    }

    /** By code points, as jq does; UTF-16 units would put a surrogate pair before U+FF00. */
    private static int texts(String a, String b) {
        int most = Math.min(a.length(), b.length());
        for (int i = 0; i < most; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                return Character.isSurrogate(x) == Character.isSurrogate(y) ? x - y : a.codePointAt(i) - b.codePointAt(i);
            }
        }
        return a.length() - b.length();
    }

    private int lists(JsonNode a, JsonNode b) {
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            int order = compare(a.get(i), b.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.size(), b.size());
    }

    /** By their sorted keys first, then by the values in that order. */
    private int objects(JsonNode a, JsonNode b) {
        List<String> keys = keys(a);
        List<String> others = keys(b);
        for (int i = 0; i < Math.min(keys.size(), others.size()); i++) {
            int order = texts(keys.get(i), others.get(i));
            if (order != 0) {
                return order;
            }
        }
        if (keys.size() != others.size()) {
            return Integer.compare(keys.size(), others.size());
        }
        for (String key : keys) {
            int order = compare(a.get(key), b.get(key));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static List<String> keys(JsonNode object) {
        List<String> keys = new ArrayList<>();
        object.fieldNames().forEachRemaining(keys::add);
        Collections.sort(keys);
        return keys;
    }
}
