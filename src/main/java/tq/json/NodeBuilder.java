package tq.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Makes Jackson nodes from the tape, in one walk and without recursion.
 *
 * <p>An integer is an IntNode, LongNode or BigIntegerNode, the first that holds it. Any other number is a DoubleNode; if the double
 * would be infinite, a DecimalNode as long as it has at most {@value #MOST_DIGITS} digits before the point, and beyond that the largest
 * double, as in jq, because such a decimal would exhaust the memory of whoever rounds it to an integer. NaN is a NullNode. An object
 * keeps the order of its keys, a duplicate its first place and last value.
 */
final class NodeBuilder {
    static final int MOST_DIGITS = 1000;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final JsonDocument document;
    private final Deque<JsonNode> open = new ArrayDeque<>();
    private final Deque<String> keys = new ArrayDeque<>();

    private NodeBuilder(JsonDocument document) {
        this.document = document;
    }

    static JsonNode build(JsonDocument document, int index) {
        return new NodeBuilder(document).walk(index);
    }

    private JsonNode walk(int first) {
        int index = first;
        for (;;) {
            byte head = document.head(index);
            JsonNode complete;
            if (head == '{') {
                open.push(NODES.objectNode());
                complete = null;
            } else if (head == '[') {
                open.push(NODES.arrayNode(document.size(index)));
                complete = null;
            } else if (head == '}' || head == ']') {
                complete = open.pop();
            } else {
                complete = scalar(index);
            }
            index += 2;
            if (complete != null) {
                if (open.isEmpty()) {
                    return complete;
                }
                add(complete);
            }
            if (open.peek() instanceof ObjectNode && document.head(index) != '}') {
                keys.push(StringContent.decode(document, index));
                index += 2;
            }
        }
    }

    private void add(JsonNode value) {
        if (open.peek() instanceof ObjectNode object) {
            object.set(keys.pop(), value);
        } else {
            ((ArrayNode) open.peek()).add(value);
        }
    }

    private JsonNode scalar(int index) {
        JsonValue value = new JsonValue(document, index);
        switch (value.kind()) {
            case STRING:
                return NODES.textNode(value.text());
            case TRUE:
                return NODES.booleanNode(true);
            case FALSE:
                return NODES.booleanNode(false);
            case NUMBER:
                return value.isInteger() ? integer(value) : decimal(value);
            default:
                return NODES.nullNode();
        }
    }

    private static JsonNode integer(JsonValue value) {
        if (value.end() - value.start() > 18) {
            BigInteger exact = new BigInteger(value.numberText());
            return exact.bitLength() < Long.SIZE ? NODES.numberNode(exact.longValue()) : NODES.numberNode(exact);
        }
        long number = value.longValue();
        return number == (int) number ? NODES.numberNode((int) number) : NODES.numberNode(number);
    }

    private static JsonNode decimal(JsonValue value) {
        String text = value.numberText();
        double nearest = Double.parseDouble(text);
        if (!Double.isInfinite(nearest)) {
            return NODES.numberNode(nearest);
        }
        try {
            BigDecimal exact = new BigDecimal(text);
            if ((long) exact.precision() - exact.scale() <= MOST_DIGITS) {
                return DecimalNode.valueOf(exact);
            }
        } catch (NumberFormatException exponentBeyondInt) {
            // The largest double stands for it too.
        }
        return NODES.numberNode(Math.copySign(Double.MAX_VALUE, nearest));
    }
}
