package tq.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tq.schema.Noun;

/**
 * The keys of open fields, such as attributes and tags. Numbers in them are one key, {@code llm.input_messages.*.message.role},
 * and of events each name has its own. Only so many are kept; what is left out is counted.
 */
final class Keys {

    /** How many keys are told apart. */
    static final int MOST = 10_000;

    /** Beyond so many keys fewer values of each are told apart. */
    private static final int MANY = 1_000;
    private static final int FEW_VALUES = 10;
    private static final int LONGEST = 200;
    private static final Pattern NUMBER = Pattern.compile("(?<![^.])[0-9]+(?![^.])");

    private record Key(Noun noun, String name, String field) {
    }

    private final Map<Key, Values> keys = new HashMap<>();
    private long left;

    /**
     * Takes a value.
     *
     * @param name of events their name, else empty
     * @param field the open field: {@code attributes}
     * @param key as stored
     * @param element the number of the element
     */
    void add(Noun noun, String name, String field, String key, JsonNode value, String kind, long element) {
        Key place = new Key(noun, name, field + "." + collapsed(key));
        Values values = keys.get(place);
        if (values == null && keys.size() < MOST) {
            values = new Values(keys.size() < MANY ? Values.MOST : FEW_VALUES, Values.LONGEST);
            keys.put(place, values);
        }
        if (values == null) {
            left++;
        } else {
            values.add(value, kind, element);
        }
    }

    /** {@code a.0.b} as {@code a.*.b}, and a very long key cut. */
    static String collapsed(String key) {
        String shorter = Values.cut(key, LONGEST);
        return shorter.chars().anyMatch(c -> c >= '0' && c <= '9') ? NUMBER.matcher(shorter).replaceAll("*") : shorter;
    }

    /** The values of a key: {@code attributes.llm.system}. */
    Optional<Values> find(Noun noun, String field) {
        return keys.entrySet().stream().filter(entry -> entry.getKey().noun() == noun && entry.getKey().field().equals(field)).map(Map.Entry::getValue).findFirst();
    }

    /** The keys behind an open field with how many elements have each, the most frequent first; those of events of all names. */
    Map<String, Long> of(Noun noun, String field) {
        Map<String, Long> counts = new HashMap<>();
        keys.forEach((key, values) -> {
            if (key.noun() == noun && key.field().startsWith(field + ".")) {
                counts.merge(key.field().substring(field.length() + 1), values.count(), Long::sum);
            }
        });
        Map<String, Long> all = new LinkedHashMap<>();
        counts.entrySet().stream().sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey())).forEach(entry -> all.put(entry.getKey(), entry.getValue()));
        return all;
    }

    /** How many values have a key that is left out. */
    long left() {
        return left;
    }

    /**
     * A row for each key: {@code {"noun": "span", "field": "attributes.llm.system", "count": 17, "of": 24, "holds": {"text": 17}, …}}.
     *
     * @param of how many elements there are, of events by name
     */
    List<ObjectNode> rows(Noun noun, Map<String, Long> of) {
        List<Map.Entry<Key, Values>> own = new ArrayList<>(keys.entrySet());
        own.removeIf(entry -> entry.getKey().noun() != noun);
        own.sort(Comparator.comparing((Map.Entry<Key, Values> entry) -> entry.getKey().name()).thenComparing(entry -> entry.getKey().field()));
        List<ObjectNode> rows = new ArrayList<>();
        for (Map.Entry<Key, Values> entry : own) {
            ObjectNode row = JsonNodeFactory.instance.objectNode().put("noun", noun.singular());
            if (!entry.getKey().name().isEmpty()) {
                row.put("name", entry.getKey().name());
            }
            row.put("field", entry.getKey().field()).put("count", entry.getValue().count()).put("of", of.getOrDefault(entry.getKey().name(), 0L));
            entry.getValue().describe(row, true);
            rows.add(row);
        }
        return rows;
    }
}
