package tq.trace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Lists that are written as one attribute for each value: {@code llm.input_messages.0.message.role = "user"} is
 * {@code [{"message": {"role": "user"}}]}. Numbers that are left out leave no gap.
 */
public final class Flattened {

    /** Longer keys are left out, since a key's length is no nesting that anything limits. */
    private static final int DEEPEST = 100;

    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    private Flattened() {
    }

    /** What is recorded under a key of {@link tq.schema.Conventions}: one value, or with {@code .N} a list, be it whole or in many keys. */
    public static JsonNode value(Attributes attributes, String key) {
        if (!key.endsWith(".N")) {
            return attributes.get(key);
        }
        String prefix = key.substring(0, key.length() - 2);
        if (attributes.lists().contains(prefix)) {
            return list(attributes, prefix);
        }
        JsonNode whole = attributes.get(prefix);
        return whole.isArray() ? unfolded(whole) : Nodes.MISSING;
    }

    /** A whole list whose items keep the dots: {@code [{"message.role": "user"}]}. */
    private static JsonNode unfolded(JsonNode list) {
        ArrayNode items = Nodes.array();
        for (JsonNode item : list) {
            ObjectNode tree = Nodes.object();
            for (Map.Entry<String, JsonNode> member : item.properties()) {
                JsonNode value = member.getValue().isArray() ? unfolded(member.getValue()) : member.getValue();
                set(tree, member.getKey().split("\\.", DEEPEST), value);
            }
            items.add(item.isObject() ? tree : item);
        }
        return items;
    }

    /** The list under a key; missing where there is none. Texts stay as they were set; {@code gen_ai.prompt.name} is no part of {@code gen_ai.prompt.0}. */
    private static JsonNode list(Attributes attributes, String prefix) {
        ObjectNode tree = Nodes.object();
        for (String key : attributes.keys()) {
            String[] path = key.startsWith(prefix + ".") ? key.substring(prefix.length() + 1).split("\\.") : new String[0];
            if (path.length > 0 && path.length <= DEEPEST && NUMBER.matcher(path[0]).matches()) {
                set(tree, path, attributes.written(key));
            }
        }
        JsonNode list = withLists(tree);
        return list.isArray() ? list : Nodes.MISSING;
    }

    private static void set(ObjectNode tree, String[] path, JsonNode value) {
        ObjectNode at = tree;
        for (int i = 0; i < path.length - 1; i++) {
            at = at.get(path[i]) instanceof ObjectNode inner ? inner : at.putObject(path[i]);
        }
        at.set(path[path.length - 1], value);
    }

    /** Objects whose keys are numbers become lists. */
    private static JsonNode withLists(JsonNode tree) {
        if (!tree.isObject() || tree.isEmpty()) {
            return tree;
        }
        TreeMap<Integer, JsonNode> items = new TreeMap<>();
        ObjectNode members = Nodes.object();
        for (Map.Entry<String, JsonNode> member : tree.properties()) {
            JsonNode value = withLists(member.getValue());
            if (NUMBER.matcher(member.getKey()).matches()) {
                items.put(Integer.valueOf(member.getKey()), value);
            }
            members.set(member.getKey(), value);
        }
        ArrayNode list = Nodes.array().addAll(items.values());
        return list.size() == members.size() ? list : members;
    }
}
