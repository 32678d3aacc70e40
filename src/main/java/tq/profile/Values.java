package tq.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashMap;
import java.util.Map;
import tq.json.JsonText;

/** The values of one field or key: how many elements have it, of which kinds, which are frequent, from where to where they reach. */
final class Values {

    /** How many different values are told apart, unless there are many keys. */
    static final int MOST = 100;
    /** How many of them are shown. */
    static final int SHOWN = 10;

    /** A field with longer texts holds prose, where no text comes twice. */
    static final int LONGEST = 100;
    /** The length of an example. */
    private static final int SAMPLE = 80;

    private final int most;
    private final int longest;
    private final Map<String, Long> kinds = new LinkedHashMap<>();
    private final Map<String, Long> sources = new LinkedHashMap<>();
    private final Map<String, Long> texts = new LinkedHashMap<>();
    private long count;
    private long lastElement = -1;
    private boolean more;
    private boolean prose;
    private JsonNode example = MissingNode.getInstance();
    private JsonNode least = MissingNode.getInstance();
    private JsonNode greatest = MissingNode.getInstance();

    /** Tells so many different values apart, unless one has more characters. */
    Values(int most, int longest) {
        this.most = most;
        this.longest = longest;
    }

    /**
     * Takes a value.
     *
     * @param kind one of {@link Kinds}
     * @param element the number of the element that has it, since an element may have several
     */
    void add(JsonNode value, String kind, long element) {
        count += element == lastElement ? 0 : 1;
        lastElement = element;
        kinds.merge(kind, 1L, Long::sum);
        if (example.isMissingNode() && !isEmpty(value)) {
            example = sample(value);
        }
        if (kind.equals(Kinds.NUMBER)) {
            reach(value);
        }
        if (value.isValueNode() && !prose) {
            told(value.asText());
        }
    }

    /** The same, where it is known what it was read from; empty for nothing. */
    void add(JsonNode value, String kind, long element, String source) {
        add(value, kind, element);
        if (!source.isEmpty()) {
            sources.merge(source, 1L, Long::sum);
        }
    }

    /** Takes a point in time, whose text has the order of time. */
    void addTime(JsonNode value, long element, String source) {
        add(value, Kinds.TEXT, element, source);
        reach(value);
    }

    private void told(String text) {
        if (text.length() > longest) {
            prose = true;
            more = true;
            texts.clear();
        } else if (texts.size() < most || texts.containsKey(text)) {
            texts.merge(text, 1L, Long::sum);
        } else {
            more = true;
        }
    }

    private void reach(JsonNode value) {
        if (value.isNumber() && !Double.isFinite(value.doubleValue()) && (value.isDouble() || value.isFloat())) {
            return;
        }
        least = least.isMissingNode() || compare(value, least) < 0 ? value : least;
        greatest = greatest.isMissingNode() || compare(value, greatest) > 0 ? value : greatest;
    }

    private static int compare(JsonNode a, JsonNode b) {
        return a.isTextual() ? a.textValue().compareTo(b.textValue()) : a.decimalValue().compareTo(b.decimalValue());
    }

    static boolean isEmpty(JsonNode value) {
        return value.isMissingNode() || value.isNull() || value.isTextual() && value.textValue().isEmpty() || value.isContainerNode() && value.isEmpty();
    }

    /** Short values as they are, others as the beginning of their text. */
    private static JsonNode sample(JsonNode value) {
        if (value.isNumber() || value.isBoolean()) {
            return value;
        }
        return TextNode.valueOf(cut(value.isTextual() ? value.textValue() : JsonText.COMPACT.of(value), SAMPLE));
    }

    static String cut(String text, int length) {
        if (text.codePointCount(0, Math.min(text.length(), 2 * length + 2)) <= length) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, length)) + "…";
    }

    /** The texts with how often each occurs, the most frequent first. */
    Map<String, Long> frequent() {
        Map<String, Long> all = new LinkedHashMap<>();
        texts.entrySet().stream().sorted(Map.Entry.<String, Long>comparingByValue().reversed()).forEach(entry -> all.put(entry.getKey(), entry.getValue()));
        return all;
    }

    /** How many elements have it. */
    long count() {
        return count;
    }

    /** How many different values there are, as far as they are told apart. */
    int distinct() {
        return texts.size();
    }

    boolean hasMore() {
        return more;
    }

    JsonNode least() {
        return least;
    }

    JsonNode greatest() {
        return greatest;
    }

    Map<String, Long> sources() {
        return sources;
    }

    /** Adds what it knows to a row: {@code holds} where asked for, {@code from}, {@code distinct}, {@code values}, {@code example}, {@code min}, {@code max}. */
    void describe(ObjectNode row, boolean open) {
        if (open) {
            row.set("holds", counts(kinds));
        }
        if (!sources.isEmpty()) {
            row.set("from", counts(sources));
        }
        if (!texts.isEmpty()) {
            row.put("distinct", texts.size());
            if (more) {
                row.put("more", true);
            }
            if (!more && texts.size() <= SHOWN || texts.values().stream().anyMatch(times -> times > 1)) {
                row.set("values", counts(texts, SHOWN));
            }
        }
        put(row, "example", example);
        put(row, "min", least);
        put(row, "max", greatest);
    }

    private static void put(ObjectNode row, String key, JsonNode value) {
        if (!value.isMissingNode()) {
            row.set(key, value);
        }
    }

    /** {@code {"gpt-4o": 12, "gpt-4o-mini": 3}}, the most frequent first; of those that are equally frequent the one that came first. */
    static ObjectNode counts(Map<String, Long> counts) {
        return counts(counts, counts.size());
    }

    private static ObjectNode counts(Map<String, Long> counts, int most) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        counts.entrySet().stream().sorted(Map.Entry.<String, Long>comparingByValue().reversed()).limit(most).forEach(entry -> object.put(entry.getKey(), entry.getValue()));
        return object;
    }
}
