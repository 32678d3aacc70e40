package tq.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import tq.trace.Times;

/**
 * Numbers and times. Whole numbers are exact; a result beyond 64 bits is an error, where jackson-jq's own operators wrap
 * round in silence. Absent or of another type gives null.
 */
final class Arithmetic {

    private static final JsonNode NULL = NullNode.getInstance();

    private Arithmetic() {
    }

    private static boolean areWhole(JsonNode a, JsonNode b) {
        return a.isIntegralNumber() && b.isIntegralNumber() && a.canConvertToLong() && b.canConvertToLong();
    }

    /** Whole numbers are exact or refused, never rounded in silence. */
    private static JsonNode tooLarge(JsonNode a, String sign, JsonNode b) {
        throw new ArithmeticException(a.asText() + " " + sign + " " + b.asText() + " does not fit in 64 bits");
    }

    private static boolean areNumbers(JsonNode a, JsonNode b) {
        return a.isNumber() && b.isNumber();
    }

    static JsonNode sum(JsonNode a, JsonNode b) {
        if (a.isTextual() && b.isTextual()) {
            return TextNode.valueOf(a.textValue() + b.textValue());
        }
        if (areWhole(a, b)) {
            long sum = a.longValue() + b.longValue();
            return ((a.longValue() ^ sum) & (b.longValue() ^ sum)) < 0 ? tooLarge(a, "+", b) : LongNode.valueOf(sum);
        }
        return areNumbers(a, b) ? DoubleNode.valueOf(a.doubleValue() + b.doubleValue()) : NULL;
    }

    static JsonNode difference(JsonNode a, JsonNode b) {
        if (areWhole(a, b)) {
            long difference = a.longValue() - b.longValue();
            boolean over = ((a.longValue() ^ b.longValue()) & (a.longValue() ^ difference)) < 0;
            return over ? tooLarge(a, "-", b) : LongNode.valueOf(difference);
        }
        return areNumbers(a, b) ? DoubleNode.valueOf(a.doubleValue() - b.doubleValue()) : NULL;
    }

    static JsonNode product(JsonNode a, JsonNode b) {
        if (areWhole(a, b)) {
            boolean fits = Math.multiplyHigh(a.longValue(), b.longValue()) == (a.longValue() * b.longValue() >> 63);
            return fits ? LongNode.valueOf(a.longValue() * b.longValue()) : tooLarge(a, "*", b);
        }
        return areNumbers(a, b) ? DoubleNode.valueOf(a.doubleValue() * b.doubleValue()) : NULL;
    }

    static JsonNode quotient(JsonNode a, JsonNode b) {
        if (!areNumbers(a, b) || b.doubleValue() == 0) {
            return NULL;
        }
        boolean whole = areWhole(a, b) && a.longValue() % b.longValue() == 0;
        return whole ? LongNode.valueOf(a.longValue() / b.longValue()) : DoubleNode.valueOf(a.doubleValue() / b.doubleValue());
    }

    /** Of whole numbers; others are cut to whole ones first, as jq does. */
    static JsonNode remainder(JsonNode a, JsonNode b) {
        if (!areNumbers(a, b) || (long) b.doubleValue() == 0) {
            return NULL;
        }
        long divisor = Math.abs(b.isIntegralNumber() ? b.longValue() : (long) b.doubleValue());
        return LongNode.valueOf((a.isIntegralNumber() ? a.longValue() : (long) a.doubleValue()) % divisor);
    }

    /** The sum of a list of numbers; 0 of none. */
    static JsonNode total(JsonNode numbers) {
        JsonNode total = LongNode.valueOf(0);
        for (JsonNode number : numbers) {
            total = sum(total, number);
        }
        return total;
    }

    static JsonNode average(JsonNode numbers) {
        return numbers.isEmpty() ? NULL : quotient(total(numbers), LongNode.valueOf(numbers.size()));
    }

    /** The standard deviation of a sample; null of fewer than two numbers. */
    static JsonNode deviation(JsonNode numbers) {
        if (numbers.size() < 2) {
            return NULL;
        }
        double mean = total(numbers).doubleValue() / numbers.size();
        double squares = 0;
        for (JsonNode number : numbers) {
            squares += (number.doubleValue() - mean) * (number.doubleValue() - mean);
        }
        return DoubleNode.valueOf(Math.sqrt(squares / (numbers.size() - 1)));
    }

    /** The nearest-rank percentile in thousandths of a percent: 95,000 for p95. */
    static JsonNode percentile(JsonNode numbers, long thousandths) {
        if (numbers.isEmpty()) {
            return NULL;
        }
        JsonNode[] sorted = new JsonNode[numbers.size()];
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] = numbers.get(i);
        }
        Arrays.sort(sorted, Order::numbers);
        long rank = (sorted.length * thousandths + 99_999) / 100_000;
        return sorted[(int) Math.max(0, rank - 1)];
    }

    /** A number with so many decimals; without any it is a whole one. */
    static JsonNode rounded(JsonNode number, int decimals, RoundingMode mode) {
        if (!number.isNumber() || number.isFloatingPointNumber() && !Double.isFinite(number.doubleValue())) {
            return NULL;
        }
        BigDecimal rounded = number.decimalValue().setScale(Math.max(0, Math.min(decimals, 20)), mode);
        boolean whole = rounded.stripTrailingZeros().scale() <= 0 && rounded.precision() - rounded.scale() < 19;
        return whole ? LongNode.valueOf(rounded.longValue()) : DoubleNode.valueOf(rounded.doubleValue());
    }

    /** Nanoseconds to milliseconds: a whole number where it is one. */
    static JsonNode milliseconds(JsonNode nanos) {
        return nanos.isNumber() ? quotient(nanos, LongNode.valueOf(1_000_000)) : nanos;
    }

    /** Nanoseconds from one time to another. */
    static JsonNode nanosBetween(JsonNode from, JsonNode to) {
        long a = nanos(from);
        long b = nanos(to);
        return a == Times.NONE || b == Times.NONE ? NULL : LongNode.valueOf(b - a);
    }

    /** A time so many nanoseconds later. */
    static JsonNode later(JsonNode time, JsonNode nanos) {
        long start = nanos(time);
        return start == Times.NONE || !nanos.isNumber() ? NULL : TextNode.valueOf(Times.text(start + nanos.longValue()));
    }

    private static long nanos(JsonNode time) {
        return time.isTextual() ? Times.parse(time.textValue()) : Times.NONE;
    }
}
