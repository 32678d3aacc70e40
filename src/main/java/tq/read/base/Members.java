package tq.read.base;

import tq.json.JsonKind;
import tq.json.JsonValue;

/** Members of objects that formats and their versions call by several names. */
public final class Members {

    private Members() {
    }

    /** The first of the members that is there; missing for none. */
    public static JsonValue first(JsonValue object, String... keys) {
        for (String key : keys) {
            JsonValue value = object.get(key);
            if (!value.isMissing()) {
                return value;
            }
        }
        return JsonValue.MISSING;
    }

    /** Whether there is a member that is a list. */
    public static boolean hasList(JsonValue object, String key) {
        return object.get(key).kind() == JsonKind.ARRAY;
    }

    /** Whether there is a member that is an object. */
    public static boolean hasObject(JsonValue object, String key) {
        return object.get(key).kind() == JsonKind.OBJECT;
    }

    /** Whether there is a member of that key, be it null. */
    public static boolean has(JsonValue object, String key) {
        return !object.get(key).isMissing();
    }
}
