package tq.json;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Writes doubles as Python's {@code repr} does: the fewest digits that read back as the same double, {@code 1.0}, {@code 1e+16}, {@code 1e-05}. */
final class NumberText {
    private NumberText() {}

    /** @param value finite */
    static void append(double value, StringBuilder out) {
        if (Double.doubleToRawLongBits(value) < 0) {
            out.append('-');
        }
        double size = Math.abs(value);
        if (size == 0) {
            out.append("0.0");
            return;
        }
        BigDecimal shortest = shortest(size);
        String digits = shortest.unscaledValue().toString();
        int exponent = digits.length() - 1 - shortest.scale();
        if (exponent < -4 || exponent >= 16) {
            appendScientific(digits, exponent, out);
        } else if (exponent < 0) {
            out.append("0.").append("0".repeat(-exponent - 1)).append(digits);
        } else if (digits.length() <= exponent + 1) {
            out.append(digits).append("0".repeat(exponent + 1 - digits.length())).append(".0");
        } else {
            out.append(digits, 0, exponent + 1).append('.').append(digits, exponent + 1, digits.length());
        }
    }

    private static void appendScientific(String digits, int exponent, StringBuilder out) {
        out.append(digits.charAt(0));
        if (digits.length() > 1) {
            out.append('.').append(digits, 1, digits.length());
        }
        out.append(exponent < 0 ? "e-" : "e+");
        if (Math.abs(exponent) < 10) {
            out.append('0');
        }
        out.append(Math.abs(exponent));
    }

    /**
     * {@link Double#toString} before JDK 19 sometimes gives a digit too many: 2.0E-44 may come as 1.9999999999999998E-44. Up to 15 digits
     * no two decimals read as the same double, so only longer ones and the subnormals, which have less precision, are in doubt.
     */
    private static BigDecimal shortest(double size) {
        BigDecimal decimal = new BigDecimal(Double.toString(size)).stripTrailingZeros();
        if (decimal.precision() <= 15 && size >= Double.MIN_NORMAL) {
            return decimal;
        }
        BigDecimal exact = new BigDecimal(size);
        for (int precision = decimal.precision(); precision >= 1; precision--) {
            BigDecimal rounded = exact.round(new MathContext(precision, RoundingMode.HALF_EVEN));
            if (rounded.doubleValue() != size) {
                // Above a power of two the doubles are twice as far apart as below it, so the farther neighbour may do.
                rounded = exact.round(new MathContext(precision, RoundingMode.UP));
            }
            if (rounded.doubleValue() != size) {
                break;
            }
            decimal = rounded;
        }
        return decimal.stripTrailingZeros();
    }
}
