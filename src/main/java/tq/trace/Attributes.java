package tq.trace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import tq.json.JsonKind;
import tq.json.JsonMembers;
import tq.json.JsonText;
import tq.json.JsonValue;

/**
 * What was recorded under keys, decoded only when asked. Comes as an object ({@code {"k": v}}) or as OTLP's list
 * ({@code [{"key": "k", "value": {"string_value": v}}]}).
 */
public final class Attributes {

    /** How values are stored. */
    public enum Encoding {
        /** JSON text of any kind, as MLflow's flat form has it: {@code "\"LLM\""}, {@code "20"}, {@code "{…}"}. */
        TEXT,
        /** Plain JSON values; a text that is an object, a list or a quoted string is decoded. */
        PLAIN,
        /** The same as columns of a table: null says that the row lacks the key. */
        ROW,
        /** Decoded already, as in MLflow's REST answers: a text that looks like JSON is a text. */
        FINAL
    }

    /** No attributes. */
    public static final Attributes NONE = new Attributes(JsonValue.MISSING, Encoding.PLAIN);

    /** How many keys are looked for one by one before an index of all is worth making. */
    private static final int FEW = 6;

    private final JsonValue source;
    private final Encoding encoding;
    private final Set<String> hidden;
    private int looked;
    private Map<String, JsonValue> index;
    private Set<String> lists;
    private String lastKey = "";
    private JsonNode last = Nodes.MISSING;
    private Map<String, JsonNode> kept;

    /** Of {@code {"k": v}} or {@code [{"key": "k", "value": {…}}]}. */
    public Attributes(JsonValue source, Encoding encoding) {
        this(source, encoding, Set.of());
    }

    /** The same without some keys. */
    public Attributes(JsonValue source, Encoding encoding, Set<String> hidden) {
        this.source = source;
        this.encoding = encoding;
        this.hidden = hidden;
    }

    /** Whether the element has attributes at all. */
    public boolean isMissing() {
        return source.isMissing() || source.kind() == JsonKind.NULL;
    }

    /** The keys in the order stored. */
    public List<String> keys() {
        List<String> keys = new ArrayList<>();
        if (source.kind() == JsonKind.ARRAY) {
            for (JsonValue item : source.items()) {
                keys.add(item.get("key").textOr(""));
            }
        } else if (source.kind() == JsonKind.OBJECT) {
            for (JsonMembers members = source.members(); members.next();) {
                if (isThere(members.value())) {
                    keys.add(members.key());
                }
            }
        }
        keys.removeAll(hidden);
        return keys;
    }

    private boolean isThere(JsonValue member) {
        return encoding != Encoding.ROW || member.kind() != JsonKind.NULL;
    }

    /** The value as it means; missing where there is no such key. The last one is kept, since members of an object are asked for one by one. */
    public JsonNode get(String key) {
        JsonValue value = value(key);
        if (value.isMissing()) {
            return Nodes.MISSING;
        }
        if (kept != null) {
            return kept.computeIfAbsent(key, any -> decoded(value));
        }
        if (!key.equals(lastKey)) {
            last = decoded(value);
            lastKey = key;
        }
        return last;
    }

    /** Keeps every value that is decoded from now on, for many questions about the same span, until {@link #release}. */
    public void keep() {
        kept = kept == null ? new HashMap<>() : kept;
    }

    /** Lets go of what was kept. */
    public void release() {
        kept = null;
    }

    /** Whether the value is a text in which an object or a list is written as JSON, beside what MLflow does with every value. */
    public boolean isJsonText(String key) {
        if (!get(key).isContainerNode()) {
            return false;
        }
        JsonNode plain = plain(key);
        return plain.isTextual() && (encoding != Encoding.TEXT || plain.textValue().stripLeading().startsWith("\""));
    }

    /** The value as MLflow V3 stores it, which is what {@code raw(…)} shows. */
    public JsonNode stored(String key) {
        JsonValue value = value(key);
        return value.isMissing() ? Nodes.MISSING : stored(value);
    }

    /** All values as MLflow V3 stores them: {@code {"mlflow.spanType": "\"LLM\""}}. */
    public ObjectNode canonical() {
        ObjectNode all = Nodes.object();
        for (String key : keys()) {
            all.set(key, stored(value(key)));
        }
        return all;
    }

    /** All values decoded. */
    public ObjectNode decoded() {
        ObjectNode all = Nodes.object();
        for (String key : keys()) {
            all.set(key, get(key));
        }
        return all;
    }

    /** All values as they are written, for events, whose attributes no version encodes. */
    public ObjectNode decodedPlain() {
        ObjectNode all = Nodes.object();
        for (String key : keys()) {
            all.set(key, plain(key));
        }
        return all;
    }

    /** The value as it is written: a text stays one, whatever it looks like. */
    public JsonNode plain(String key) {
        JsonValue value = value(key);
        return value.isMissing() ? Nodes.MISSING : plain(value);
    }

    private JsonNode plain(JsonValue value) {
        return source.kind() == JsonKind.ARRAY ? AnyValues.node(value.get("value")) : value.toNode();
    }

    /** A text as it was set, quotes that MLflow put round it taken off and no JSON in it looked into; other values as they mean. */
    public JsonNode written(String key) {
        JsonNode plain = plain(key);
        JsonNode once = encoding == Encoding.TEXT && plain.isTextual() ? Nodes.parse(plain.textValue(), plain) : plain;
        return once.isContainerNode() ? plain : once;
    }

    /** The same under the longest key that fits the names. */
    public JsonNode plainAt(List<String> names) {
        return LongestKey.find(names, this::plain);
    }

    /** The value under the longest key that fits the names, then nested: {@code [gen_ai, usage, input_tokens]}. */
    public JsonNode at(List<String> names) {
        return LongestKey.find(names, this::get);
    }

    /** The same of stored values. */
    public JsonNode storedAt(List<String> names) {
        return LongestKey.find(names, this::stored);
    }

    private JsonValue value(String key) {
        JsonValue value = hidden.contains(key) ? JsonValue.MISSING : stood(key);
        return isThere(value) ? value : JsonValue.MISSING;
    }

    private JsonValue stood(String key) {
        if (index == null && looked++ == FEW) {
            index = indexed();
        }
        if (index != null) {
            return index.getOrDefault(key, JsonValue.MISSING);
        }
        if (source.kind() != JsonKind.ARRAY) {
            return source.get(key);
        }
        JsonValue found = JsonValue.MISSING;
        for (JsonValue item : source.items()) {
            if (item.get("key").isText(key)) {
                found = item;
            }
        }
        return found;
    }

    /** Whether there is such a key. */
    public boolean has(String key) {
        return !value(key).isMissing();
    }

    /** Whether there is one of the keys. */
    public boolean hasAny(Set<String> keys) {
        return hasAny(keys::contains);
    }

    /** Whether there is a key that the condition holds of. */
    public boolean hasAny(Predicate<String> condition) {
        index = index == null ? indexed() : index;
        for (String key : index.keySet()) {
            if (condition.test(key) && !value(key).isMissing()) {
                return true;
            }
        }
        return false;
    }

    /** Where lists stand that are written as a key for each value: {@code llm.input_messages} for {@code llm.input_messages.0.message.role}. */
    Set<String> lists() {
        if (lists == null) {
            lists = new HashSet<>();
            for (String key : keys()) {
                for (int dot = key.indexOf('.'); dot >= 0 && dot + 1 < key.length(); dot = key.indexOf('.', dot + 1)) {
                    if (Character.isDigit(key.charAt(dot + 1))) {
                        lists.add(key.substring(0, dot));
                    }
                }
            }
        }
        return lists;
    }

    private Map<String, JsonValue> indexed() {
        Map<String, JsonValue> all = new HashMap<>();
        if (source.kind() == JsonKind.ARRAY) {
            for (JsonValue item : source.items()) {
                all.put(item.get("key").textOr(""), item);
            }
        } else {
            for (JsonMembers members = source.members(); members.next();) {
                all.put(members.key(), members.value());
            }
        }
        return all;
    }

    private JsonNode decoded(JsonValue value) {
        if (source.kind() == JsonKind.ARRAY) {
            JsonNode any = AnyValues.node(value.get("value"));
            return encoding == Encoding.FINAL ? any : Nodes.decodeContainer(any);
        }
        if (value.kind() != JsonKind.STRING) {
            return value.toNode();
        }
        if (encoding == Encoding.TEXT) {
            String word = quotedWord(value);
            if (word != null) {
                return TextNode.valueOf(word);
            }
            JsonNode once = value.parsed().map(JsonValue::toNode).orElse(null);
            return once == null ? value.toNode() : Nodes.decodeContainer(once);
        }
        return encoding == Encoding.FINAL ? value.toNode() : Nodes.decodeContainer(value.toNode());
    }

    /** The short way for what most attributes are, a quoted text that is no JSON itself: {@code "\"LLM\""}; null for anything else. */
    private static String quotedWord(JsonValue value) {
        if (!value.isQuoted()) {
            return null;
        }
        byte[] bytes = value.unescaped();
        int last = bytes.length - 1;
        if (last < 2 || bytes[0] != '"' || bytes[last] != '"' || bytes[1] == '{' || bytes[1] == '[') {
            return null;
        }
        for (int i = 1; i < last; i++) {
            if (bytes[i] == '"' || bytes[i] == '\\' || bytes[i] < 0x20) {
                return null;
            }
        }
        return new String(bytes, 1, last - 1, StandardCharsets.US_ASCII);
    }

    private JsonNode stored(JsonValue value) {
        JsonNode plain = plain(value);
        boolean flat = source.kind() != JsonKind.ARRAY;
        if (flat && encoding == Encoding.TEXT || !flat && AnyValues.isNotFinite(value.get("value"))) {
            return plain;
        }
        JsonNode meaning = decoded(value);
        boolean isJson = plain.isTextual() && !meaning.equals(plain);
        return isJson && isSettled(meaning) ? plain : TextNode.valueOf(isJson ? JsonText.python(plain) : text(meaning));
    }

    /** The JSON text that MLflow V3 stores for a value. A text that looks like JSON itself is quoted twice, since it would be looked into. */
    public static String text(JsonNode value) {
        String once = JsonText.python(value);
        return isSettled(value) ? once : JsonText.python(TextNode.valueOf(once));
    }

    /** What such a text says: {@code "\"LLM\""} is {@code LLM}. */
    public static JsonNode meaning(String text) {
        return Nodes.decodeContainer(Nodes.parse(text, TextNode.valueOf(text)));
    }

    /** Whether a value is not looked into once more. */
    private static boolean isSettled(JsonNode value) {
        return Nodes.decodeContainer(value).equals(value);
    }

    /** The value as OTLP has it, such that it is read as the same: {@code {"stringValue": "x"}}, {@code {"intValue": "12"}}, {@code {}} for null. */
    public ObjectNode anyValue(String key) {
        JsonValue value = value(key);
        if (source.kind() == JsonKind.ARRAY && (encoding != Encoding.FINAL || AnyValues.isNotFinite(value.get("value")))) {
            return AnyValues.canonical(value.get("value"));
        }
        JsonNode meaning = encoding == Encoding.TEXT || encoding == Encoding.FINAL ? get(key) : Nodes.MISSING;
        return AnyValues.of(meaning.isMissingNode() ? plain(value) : isSettled(meaning) ? meaning : TextNode.valueOf(JsonText.python(meaning)));
    }
}
