package tq.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** Values known before a run as JSON. */
final class Constants {

    private Constants() {
    }

    /** A String, Long, Double or Boolean; anything else is null. */
    static JsonNode node(Object value) {
        if (value instanceof String text) {
            return TextNode.valueOf(text);
        }
        if (value instanceof Long whole) {
            return LongNode.valueOf(whole);
        }
        if (value instanceof Double number) {
            return DoubleNode.valueOf(number);
        }
        return value instanceof Boolean truth ? BooleanNode.valueOf(truth) : NullNode.getInstance();
    }
}
