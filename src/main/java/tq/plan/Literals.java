package tq.plan;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;

/** The value of a literal's text. */
final class Literals {

    private Literals() {
    }

    /** {@code 1h30m} in nanoseconds; empty for text that is no duration, is finer than a nanosecond or does not fit in 64 bits. */
    static Optional<Long> duration(String text) {
        boolean negative = text.startsWith("-");
        int at = negative ? 1 : 0;
        if (at == text.length()) {
            return Optional.empty();
        }
        try {
            long sum = 0;
            while (at < text.length()) {
                int digits = at;
                while (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
                    at++;
                }
                int unit = at;
                while (at < text.length() && Character.isLetter(text.charAt(at))) {
                    at++;
                }
                sum = Math.addExact(sum, nanos(text.substring(digits, unit), unit(text.substring(unit, at))));
            }
            return Optional.of(negative ? -sum : sum);
        } catch (ArithmeticException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Whole numbers without {@link BigDecimal}, whose class takes 10 ms to load. */
    private static long nanos(String number, long unit) {
        return number.indexOf('.') < 0 ? Math.multiplyExact(Long.parseLong(number), unit)
                : new BigDecimal(number).multiply(BigDecimal.valueOf(unit)).longValueExact();
    }

    private static long unit(String unit) {
        return switch (unit) {
            case "ns" -> 1;
            case "us", "µs", "μs" -> 1_000;
            case "ms" -> 1_000_000;
            case "s" -> 1_000_000_000L;
            case "m" -> 60_000_000_000L;
            case "h" -> 3_600_000_000_000L;
            case "d" -> 86_400_000_000_000L;
            case "w" -> 604_800_000_000_000L;
            default -> throw new NumberFormatException("no unit: " + unit);
        };
    }

    /** A date, or a date and time with or without zone (then UTC), as rows hold it: {@code 2026-01-31T09:00:00.000000000Z}. */
    static Optional<String> time(String text) {
        try {
            if (text.length() == 10) {
                return Optional.of(canonical(LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)));
            }
            String upper = text.toUpperCase(Locale.ROOT).replace(' ', 'T');
            boolean zoned = upper.endsWith("Z") || upper.lastIndexOf('+') > 10 || upper.lastIndexOf('-') > 10;
            return Optional.of(canonical(zoned ? OffsetDateTime.parse(upper).toInstant() : LocalDateTime.parse(upper).toInstant(ZoneOffset.UTC)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** RFC 3339 in UTC with nine decimals. */
    static String canonical(Instant instant) {
        String seconds = instant.minusNanos(instant.getNano()).toString();
        String nanos = Integer.toString(1_000_000_000 + instant.getNano()).substring(1);
        return seconds.substring(0, seconds.length() - 1) + "." + nanos + "Z";
    }

    /** A number as Long where it is whole and written so, else Double; empty where it does not fit. */
    static Optional<Object> number(String text) {
        try {
            boolean whole = text.chars().allMatch(c -> c >= '0' && c <= '9' || c == '-');
            if (whole) {
                return Optional.of(Long.parseLong(text));
            }
            double value = Double.parseDouble(text);
            return Double.isFinite(value) ? Optional.of(value) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
