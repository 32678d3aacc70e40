package tq.profile;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import tq.json.JsonDocument;
import tq.json.JsonLimits;
import tq.json.JsonSyntaxException;
import tq.schema.ValueType;

/** What kinds of values there are, in the words of the language's stage {@code fields}, and JSON written in a text. */
final class Kinds {

    static final String TEXT = "text";
    static final String NUMBER = "number";
    static final String JSON_TEXT = "JSON text";

    private Kinds() {
    }

    /** {@code text}, {@code number}, {@code true or false}, {@code object}, {@code list}, {@code null}. */
    static String of(JsonNode value) {
        return switch (value.getNodeType()) {
            case NUMBER -> NUMBER;
            case BOOLEAN -> word(ValueType.BOOLEAN);
            case ARRAY -> "list";
            case OBJECT -> "object";
            case NULL -> "null";
            default -> TEXT;
        };
    }

    /** The same, and {@code JSON text} for a text in which an object or a list is written. */
    static String looked(JsonNode value) {
        return value.isTextual() && isJson(value.textValue()) ? JSON_TEXT : of(value);
    }

    private static boolean isJson(String text) {
        boolean opens = text.startsWith("{") && text.stripTrailing().endsWith("}") || text.startsWith("[") && text.stripTrailing().endsWith("]");
        if (!opens) {
            return false;
        }
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            JsonDocument.parse(bytes, 0, bytes.length, JsonLimits.DEFAULT);
            return true;
        } catch (JsonSyntaxException e) {
            return false;
        }
    }

    /** The type of a field in a word: {@code text}, {@code tokens}, {@code duration}. */
    static String word(ValueType type) {
        return switch (type) {
            case STRING, ENUM, TYPE -> TEXT;
            case BOOLEAN -> "true or false";
            default -> type.name().toLowerCase(Locale.ROOT);
        };
    }
}
