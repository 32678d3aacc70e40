package tq.trace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import tq.json.JsonKind;
import tq.json.JsonValue;

/** Points in time as nanoseconds since 1970, exact in a long; {@link #NONE} where there is none. */
public final class Times {

    /** No time. */
    public static final long NONE = Long.MIN_VALUE;

    /** What {@link #text} gives, with zeros for digits. */
    private static final String PLAIN = "0000-00-00T00:00:00.000000000Z";
    private static final long SECONDS_OF_DAY = 86_400;
    private static final long SECOND = 1_000_000_000L;
    private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);

    private Times() {
    }

    /** Nanoseconds from a number or a text of digits; null and anything else is {@link #NONE}. */
    public static long nanos(JsonValue value) {
        try {
            if (value.kind() == JsonKind.NUMBER) {
                return value.isInteger() ? value.longValue() : whole(new BigDecimal(value.numberText()));
            }
            return value.kind() == JsonKind.STRING && isDigits(value.text()) ? Long.parseLong(value.text()) : NONE;
        } catch (ArithmeticException | NumberFormatException e) {
            return NONE;
        }
    }

    /** Nanoseconds from a number, a text of digits or RFC 3339 text; anything else is {@link #NONE}. */
    public static long moment(JsonValue value) {
        long nanos = nanos(value);
        return nanos == NONE && value.kind() == JsonKind.STRING ? parse(value.text()) : nanos;
    }

    /**
     * An event's time, which older clients write in microseconds whatever the field is called. The magnitude tells:
     * 1e8 &le; seconds &lt; 1e11 &le; ms &lt; 1e14 &le; µs &lt; 1e17 &le; ns. What is less is no time of day in any unit and
     * stays, so that what comes out is never taken for another unit when it is read again. One too late for 64 bits of nanoseconds is none.
     */
    public static long byMagnitude(long time) {
        if (time < 100_000_000) {
            return time;
        }
        long unit = time < 100_000_000_000L ? SECOND : time < 100_000_000_000_000L ? 1_000_000 : time < 100_000_000_000_000_000L ? 1_000 : 1;
        return time > Long.MAX_VALUE / unit ? NONE : time * unit;
    }

    /** Nanoseconds from RFC 3339 text, with or without zone (then UTC). */
    public static long parse(String text) {
        try {
            if (isPlain(text)) {
                return ofPlain(text);
            }
            Instant instant = text.endsWith("Z") || text.lastIndexOf('+') > 10 || text.lastIndexOf('-') > 10 ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text, DateTimeFormatter.ISO_LOCAL_DATE_TIME).toInstant(ZoneOffset.UTC);
            return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), SECOND), instant.getNano());
        } catch (DateTimeException | ArithmeticException e) {
            return NONE;
        }
    }

    /** Whether a text is of the form of {@link #text}, which rows are full of: it is read without a formatter. */
    private static boolean isPlain(String text) {
        if (text.length() != PLAIN.length()) {
            return false;
        }
        for (int i = 0; i < PLAIN.length(); i++) {
            char c = text.charAt(i);
            if (PLAIN.charAt(i) == '0' ? c < '0' || c > '9' : c != PLAIN.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static long ofPlain(String text) {
        long day = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10)).toEpochDay();
        int second = LocalTime.of(number(text, 11, 13), number(text, 14, 16), number(text, 17, 19)).toSecondOfDay();
        return Math.addExact(Math.multiplyExact(day * SECONDS_OF_DAY + second, SECOND), number(text, 20, 29));
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }

    /** Nanoseconds from {@code "2.6s"}, protobuf's way to write a duration; a bare number is milliseconds. */
    public static long duration(JsonValue value) {
        try {
            if (value.kind() == JsonKind.NUMBER) {
                return whole(new BigDecimal(value.numberText()).scaleByPowerOfTen(6));
            }
            String text = value.textOr("");
            return text.endsWith("s") ? whole(new BigDecimal(text.substring(0, text.length() - 1)).scaleByPowerOfTen(9)) : NONE;
        } catch (NumberFormatException | ArithmeticException e) {
            return NONE;
        }
    }

    /** A number without its fraction, or none beyond 64 bits. Looks at the magnitude first, since {@code 1e999999999} written out would fill the memory. */
    public static long whole(BigDecimal number) {
        long digits = (long) number.precision() - number.scale();
        return digits <= 0 ? 0 : digits > 18 && number.abs().compareTo(LARGEST) > 0 ? NONE : number.longValue();
    }

    /** RFC 3339 in UTC with nine decimals: {@code 2026-03-04T04:53:20.005000000Z}; its order as text is the order of time. */
    public static String text(long nanos) {
        long second = Math.floorDiv(nanos, SECOND);
        long rest = Math.floorMod(nanos, SECOND);
        LocalDateTime time = LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC);
        byte[] out = PLAIN.getBytes(StandardCharsets.ISO_8859_1);
        digits(out, 4, time.getYear());
        digits(out, 7, time.getMonthValue());
        digits(out, 10, time.getDayOfMonth());
        digits(out, 13, time.getHour());
        digits(out, 16, time.getMinute());
        digits(out, 19, time.getSecond());
        digits(out, 29, rest);
        return new String(out, StandardCharsets.ISO_8859_1);
    }

    /** RFC 3339 as MLflow writes {@code request_time}: milliseconds, and no fraction when it is zero. */
    public static String milliseconds(long nanos) {
        String text = text(nanos);
        return text.startsWith("000", 20) ? text.substring(0, 19) + "Z" : text.substring(0, 23) + "Z";
    }

    /** The same with nine decimals where milliseconds are not all of it. */
    public static String rfc3339(long nanos) {
        return Math.floorMod(nanos, 1_000_000L) == 0 ? milliseconds(nanos) : text(nanos);
    }

    /** {@code {"execution_duration_ms": 12}} as MLflow writes it, and where that is not all of it {@code "execution_duration": "0.012345678s"} as protobuf does. */
    public static ObjectNode execution(long nanos) {
        ObjectNode members = Nodes.object().put("execution_duration_ms", nanos / 1_000_000);
        return nanos % 1_000_000 == 0 ? members : members.put("execution_duration", BigDecimal.valueOf(nanos, 9).stripTrailingZeros().toPlainString() + "s");
    }

    /** Writes a number before a place, where zeros stand. */
    private static void digits(byte[] out, int before, long value) {
        int place = before;
        for (long rest = value; rest > 0; rest /= 10) {
            out[--place] = (byte) ('0' + rest % 10);
        }
    }

    private static boolean isDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty();
    }
}
