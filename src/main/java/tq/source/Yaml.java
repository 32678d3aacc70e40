package tq.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigInteger;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * YAML as Python's library writes it, to JSON. What is text and what a number is decided as that library decides it: the span id
 * {@code 1e5} is written without quotes, since to it a number has a point. No tag makes an object of any class.
 */
final class Yaml {

    private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9][0-9]{0,999})");
    private static final Pattern FRACTION = Pattern.compile("-?[0-9]{1,400}\\.[0-9]{0,400}(e[-+][0-9]{1,4})?");

    /** Values that an alias repeats count each time, so that a few lines can't stand for a million. */
    private static final int MOST_VALUES = 1_000_000;
    private static final int MOST_DEPTH = 200;
    private static final int MOST_CHARACTERS = 64 << 20;

    private int values;

    private Yaml() {
    }

    /**
     * The document of a text; an empty one is an empty object.
     *
     * @throws YamlEngineException where it is no YAML
     */
    static JsonNode parse(String text) {
        LoadSettings settings = LoadSettings.builder().setCodePointLimit(MOST_CHARACTERS).setAllowDuplicateKeys(true).build();
        try {
            return new Compose(settings).composeString(text).map(node -> new Yaml().json(node, 0)).orElseGet(JsonNodeFactory.instance::objectNode);
        } catch (StackOverflowError e) {
            throw new YamlEngineException("nested too deep");
        }
    }

    private JsonNode json(Node node, int depth) {
        if (++values > MOST_VALUES || depth > MOST_DEPTH) {
            throw new YamlEngineException(depth > MOST_DEPTH ? "nested too deep" : "more than " + MOST_VALUES + " values");
        }
        if (node instanceof ScalarNode scalar) {
            return scalar.isPlain() ? plain(scalar.getValue()) : TextNode.valueOf(scalar.getValue());
        }
        if (node instanceof SequenceNode sequence) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            sequence.getValue().forEach(item -> list.add(json(item, depth + 1)));
            return list;
        }
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (NodeTuple member : ((MappingNode) node).getValue()) {
            String key = member.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : String.valueOf(json(member.getKeyNode(), depth + 1));
            object.set(key, json(member.getValueNode(), depth + 1));
        }
        return object;
    }

    /** A value without quotes. */
    private static JsonNode plain(String text) {
        return switch (text) {
            case "", "~", "null", "Null", "NULL", ".nan", ".inf", "-.inf" -> NullNode.getInstance();
            case "true", "True", "TRUE" -> BooleanNode.TRUE;
            case "false", "False", "FALSE" -> BooleanNode.FALSE;
            default -> WHOLE.matcher(text).matches() ? whole(text) : FRACTION.matcher(text).matches() ? DoubleNode.valueOf(Double.parseDouble(text)) : TextNode.valueOf(text);
        };
    }

    private static JsonNode whole(String text) {
        return text.length() < 19 ? LongNode.valueOf(Long.parseLong(text)) : BigIntegerNode.valueOf(new BigInteger(text));
    }
}
