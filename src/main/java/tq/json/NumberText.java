package tq.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** The text of numbers in JSON: integers with all digits, doubles as the shortest text that reads back the same. */
public final class NumberText {
    /** As many digits as any decimal text can have and still be told from its neighbours by a normal double. */
    private static final int SAFE_DIGITS = 15;

    private NumberText() {
    }

    /** {@code 1700000000000000001}, {@code 1.0}, {@code 1e-05}; NaN is {@code null}, as jq writes it. */
    public static String of(JsonNode number) {
        if (number.isDouble() || number.isFloat()) {
            return of(number.doubleValue());
        }
        // asText of the others is exact; only a BigDecimal may have an exponent, and never a long tail of zeros.
        return number.asText().replace('E', 'e');
    }

    /**
     * The double as Python's {@code repr} writes it: {@code 0.1}, {@code 1.0}, {@code 1e+17}, {@code 1e-05}; infinity
     * as the largest double, since JSON has none.
     */
    public static String of(double value) {
        if (Double.isNaN(value)) {
            return "null";
        }
        if (Double.isInfinite(value)) {
            return of(Math.copySign(Double.MAX_VALUE, value));
        }
        if (value == (long) value && Math.abs(value) < 1e15 && value != 0) {
            return (long) value + ".0";
        }
        String javas = Double.toString(value);
        if (javas.length() <= SAFE_DIGITS + 1 && javas.indexOf('E') < 0 && !javas.endsWith("0")) {
            return javas; // 1200.5: the way of most numbers
        }
        String sign = Math.copySign(1, value) < 0 ? "-" : "";
        return value == 0 ? sign + "0.0" : sign + layOut(shortest(Math.abs(value)));
    }

    /** Java before 19 sometimes gives a digit too many or the second-best last digit; short texts are always right. */
    private static BigDecimal shortest(double value) {
        boolean subnormal = value < Double.MIN_NORMAL;
        BigDecimal javas = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        if (javas.precision() <= SAFE_DIGITS && !subnormal) {
            return javas;
        }
        BigDecimal exact = new BigDecimal(value);
        for (int digits = subnormal ? 1 : SAFE_DIGITS; digits < 17; digits++) {
            BigDecimal nearest = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (nearest.doubleValue() == value) {
                return nearest.stripTrailingZeros();
            }
            // At a power of two the next double above is twice as far as the one below: the text above may still do.
            BigDecimal above = exact.round(new MathContext(digits, RoundingMode.UP));
            if (above.doubleValue() == value) {
                return above.stripTrailingZeros();
            }
        }
        return exact.round(new MathContext(17, RoundingMode.HALF_EVEN)).stripTrailingZeros();
    }

    private static String layOut(BigDecimal value) {
        String digits = value.unscaledValue().toString();
        int point = digits.length() - value.scale(); // the value is 0.DIGITS times ten to this
        if (point > 16 || point <= -4) {
            return withExponent(digits, point - 1);
        }
        if (point <= 0) {
            return "0." + "0".repeat(-point) + digits;
        }
        return point >= digits.length()
                ? digits + "0".repeat(point - digits.length()) + ".0"
                : digits.substring(0, point) + "." + digits.substring(point);
    }

    private static String withExponent(String digits, int exponent) {
        String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
        int size = Math.abs(exponent);
        return digits.charAt(0) + fraction + (exponent < 0 ? "e-" : "e+") + (size < 10 ? "0" : "") + size;
    }
}
