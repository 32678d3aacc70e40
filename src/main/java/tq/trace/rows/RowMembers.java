package tq.trace.rows;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import tq.trace.Nodes;

/**
 * The members of a row, each read from its element when it is first asked for: of a row that a filter leaves out, only what
 * the filter looks at is read. Whatever asks for all of them, be it their number, has all read, and lets go of the element.
 */
final class RowMembers<T> extends AbstractMap<String, JsonNode> {

    private final Map<String, Integer> places;
    private T element;
    private List<Function<T, JsonNode>> readers;
    private JsonNode[] read;
    private Map<String, JsonNode> all;

    /**
     * The members of one row.
     *
     * @param places where each key has its reader
     * @param readers what a member is; missing for one that the row does not have
     */
    RowMembers(T element, Map<String, Integer> places, List<Function<T, JsonNode>> readers) {
        this.element = element;
        this.places = places;
        this.readers = readers;
        this.read = new JsonNode[readers.size()];
    }

    @Override
    public JsonNode get(Object key) {
        if (all != null) {
            return all.get(key);
        }
        Integer place = places.get(key);
        JsonNode value = place == null ? Nodes.MISSING : at(place);
        return value.isMissingNode() ? null : value;
    }

    private JsonNode at(int place) {
        if (read[place] == null) {
            read[place] = readers.get(place).apply(element);
        }
        return read[place];
    }

    private Map<String, JsonNode> all() {
        if (all == null) {
            Map<String, JsonNode> found = new LinkedHashMap<>(2 * read.length);
            places.forEach((key, place) -> {
                if (!at(place).isMissingNode()) {
                    found.put(key, at(place));
                }
            });
            all = found;
            element = null;
            readers = null;
            read = null;
        }
        return all;
    }

    @Override
    public boolean containsKey(Object key) {
        return get(key) != null;
    }

    @Override
    public Set<Map.Entry<String, JsonNode>> entrySet() {
        return all().entrySet();
    }

    @Override
    public JsonNode put(String key, JsonNode value) {
        return all().put(key, value);
    }

    @Override
    public JsonNode remove(Object key) {
        return all().remove(key);
    }
}
