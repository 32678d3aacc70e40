package tq.read.base;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tq.json.JsonKind;
import tq.json.JsonValue;
import tq.trace.Times;

/** The numbers and words by which formats tell times, as nanoseconds; {@link Times#NONE} where there is none. */
public final class TimeWords {

    private static final Map<String, Long> UNITS = Map.of("ns", 1L, "us", 1_000L, "µs", 1_000L, "μs", 1_000L, "ms", 1_000_000L, "s", 1_000_000_000L,
            "m", 60_000_000_000L, "h", 3_600_000_000_000L);
    private static final Pattern PART = Pattern.compile("(\\d{1,19}(?:\\.\\d{1,19})?)(ns|us|µs|μs|ms|s|m|h)");
    private static final Pattern DIGITS = Pattern.compile("\\d{1,19}");
    private static final int LONGEST = 64;

    private TimeWords() {
    }

    /** A moment: RFC 3339 text, with a blank for the {@code T} too, or a number of whatever unit its magnitude tells. */
    public static long moment(JsonValue value) {
        String text = value.textOr("");
        if (text.length() > 10 && text.charAt(10) == ' ') {
            return Times.parse(text.substring(0, 10) + "T" + text.substring(11));
        }
        long digits = Times.nanos(value);
        return digits == Times.NONE ? Times.moment(value) : Times.byMagnitude(digits);
    }

    /** The same as RFC 3339 text with nine decimals; empty for none. */
    public static String text(JsonValue value) {
        long nanos = moment(value);
        return nanos == Times.NONE ? "" : Times.text(nanos);
    }

    /** A moment or a length in microseconds: {@code 1485467191639875}, the same as text, RFC 3339, {@code "5000ns"}. */
    public static long micros(JsonValue value) {
        String digits = value.kind() == JsonKind.NUMBER ? value.numberText() : DIGITS.matcher(value.textOr("")).matches() ? value.text() : "";
        if (!digits.isEmpty()) {
            return scaled(digits);
        }
        long length = length(value.textOr(""));
        return length == Times.NONE ? moment(value) : length;
    }

    /** A length with its units: {@code "5000ns"} and {@code "1m2.5s"} of Go, {@code "0.000005s"} of protobuf, {@code "PT58.876293S"}. */
    public static long length(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return Times.NONE;
        }
        try {
            return text.charAt(0) == 'P' ? Duration.parse(text).toNanos() : sum(text);
        } catch (DateTimeException | ArithmeticException e) {
            return Times.NONE;
        }
    }

    private static long sum(String text) {
        Matcher part = PART.matcher(text);
        BigDecimal sum = BigDecimal.ZERO;
        int end = 0;
        for (; part.find() && part.start() == end; end = part.end()) {
            sum = sum.add(new BigDecimal(part.group(1)).multiply(BigDecimal.valueOf(UNITS.get(part.group(2)))));
        }
        return end == text.length() ? Times.whole(sum) : Times.NONE;
    }

    /** When something ends that lasts so long. */
    public static long end(long start, long length) {
        boolean fits = start != Times.NONE && length != Times.NONE && (length < 0 || start <= Long.MAX_VALUE - length);
        return fits ? start + length : Times.NONE;
    }

    private static long scaled(String micros) {
        try {
            return Times.whole(new BigDecimal(micros).scaleByPowerOfTen(3));
        } catch (NumberFormatException | ArithmeticException e) {
            return Times.NONE;
        }
    }
}
