package tq.read.rows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import tq.json.JsonKind;
import tq.json.JsonValue;

/** Numbers of columns: a data frame makes 129 the decimal 129.0 as soon as any row lacks the column. */
final class RowNumbers {

    private RowNumbers() {
    }

    /** The value, a decimal without fraction as the integer that it was. */
    static JsonNode whole(JsonValue value) {
        if (value.kind() == JsonKind.NUMBER && !value.isInteger()) {
            double number = value.doubleValue();
            if (number == Math.rint(number) && Math.abs(number) < 1L << 53) {
                return LongNode.valueOf((long) number);
            }
        }
        return value.toNode();
    }
}
