package tq.render;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import tq.json.NumberText;

/** Numbers with their units, for people: rounded, so never for output that is read back. */
public final class UnitText {
    private static final long MICROSECOND = 1_000;
    private static final long MILLISECOND = 1_000_000;
    private static final long SECOND = 1_000_000_000;
    private static final double LONGEST_MILLIS = (double) Long.MAX_VALUE / MILLISECOND;

    private UnitText() {}

    /** The number in this unit, {@code 1200.5} as {@code 1.2 s}; without a numeric unit, or not finite: as in JSON. */
    public static String of(JsonNode number, Unit unit, boolean unicode) {
        double value = number.doubleValue();
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return NumberText.of(number);
        }
        return switch (unit) {
            case DURATION -> duration(value, unicode);
            case COUNT -> count(number, value);
            case COST -> cost(value);
            case PERCENT -> decimals(value, 1) + " %";
            case BYTES -> bytes(value);
            case NONE, TIME, STATUS -> NumberText.of(number);
        };
    }

    /**
     * A duration: {@code 300 ns}, {@code 45 µs}, {@code 1.5 ms}, {@code 850 ms}, {@code 1.2 s}, {@code 2 m 05 s},
     * {@code 1 h 02 m}.
     *
     * @param millis milliseconds, with fractions down to nanoseconds
     * @param unicode false for {@code us} in place of {@code µs}
     */
    public static String duration(double millis, boolean unicode) {
        double size = Math.abs(millis);
        if (size > LONGEST_MILLIS) {
            return NumberText.of(millis) + " ms"; // three hundred years: no clock measured this
        }
        long nanos = Math.round(size * MILLISECOND);
        return nanos == 0 ? "0 ms" : (millis < 0 ? "-" : "") + duration(nanos, unicode);
    }

    private static String duration(long nanos, boolean unicode) {
        if (nanos < MICROSECOND) {
            return nanos + " ns";
        }
        // Each step ends where rounding would reach the next unit: 999.6 ms is 1.0 s.
        if (nanos < MILLISECOND - MICROSECOND / 2) {
            return compact(nanos, MICROSECOND) + (unicode ? " µs" : " us");
        }
        if (nanos < SECOND - MILLISECOND / 2) {
            return compact(nanos, MILLISECOND) + " ms";
        }
        long tenths = rounded(nanos, SECOND / 10);
        if (tenths < 600) {
            return tenths / 10 + "." + tenths % 10 + " s";
        }
        long seconds = rounded(nanos, SECOND);
        if (seconds < 3600) {
            return seconds / 60 + " m " + twoDigits(seconds % 60) + " s";
        }
        long minutes = rounded(nanos, 60 * SECOND);
        return minutes / 60 + " h " + twoDigits(minutes % 60) + " m";
    }

    /** Below ten with one decimal unless whole, else whole. */
    private static String compact(long nanos, long unit) {
        long tenths = rounded(nanos, unit / 10);
        return tenths < 100 && tenths % 10 != 0 ? tenths / 10 + "." + tenths % 10 : Long.toString(rounded(nanos, unit));
    }

    private static long rounded(long nanos, long unit) {
        return nanos / unit + (nanos % unit >= unit / 2 ? 1 : 0);
    }

    static String twoDigits(long number) {
        return number < 10 ? "0" + number : Long.toString(number);
    }

    /** All digits when whole, as counts are; an average of counts has two decimals. */
    private static String count(JsonNode number, double value) {
        if (value != Math.rint(value)) {
            return grouped(decimals(value, 2));
        }
        String text = NumberText.of(number);
        return grouped(text.endsWith(".0") ? text.substring(0, text.length() - 2) : text);
    }

    /** Four decimals; two digits that count when there is less than a tenth of a cent, as for one small call. */
    private static String cost(double dollars) {
        double size = Math.abs(dollars);
        String digits;
        if (size >= 0.001 || size == 0) {
            digits = grouped(decimals(size, 4));
        } else if (size < 1e-9) {
            digits = NumberText.of(size);
        } else {
            digits = BigDecimal.valueOf(size).round(new MathContext(2)).toPlainString();
        }
        return (dollars < 0 ? "-$" : "$") + digits;
    }

    private static String bytes(double bytes) {
        String[] units = {" KiB", " MiB", " GiB", " TiB"};
        if (Math.abs(bytes) < 1024) {
            return decimals(bytes, 0) + " B";
        }
        int power = 0;
        double value = bytes / 1024;
        while (Math.abs(value) >= 1023.95 && power < units.length - 1) {
            value /= 1024;
            power++;
        }
        return grouped(decimals(value, 1)) + units[power];
    }

    private static String decimals(double value, int places) {
        return Math.abs(value) < 1e15
                ? BigDecimal.valueOf(value).setScale(places, RoundingMode.HALF_UP).toPlainString()
                : NumberText.of(value);
    }

    /** A comma before each three digits of the whole part. */
    private static String grouped(String number) {
        if (number.indexOf('e') >= 0) {
            return number;
        }
        int point = number.indexOf('.');
        StringBuilder out = new StringBuilder(number);
        for (int i = (point < 0 ? number.length() : point) - 3; i > (number.charAt(0) == '-' ? 1 : 0); i -= 3) {
            out.insert(i, ',');
        }
        return out.toString();
    }
}
