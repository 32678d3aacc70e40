package tq.read.rows;

import java.math.BigDecimal;
import java.util.List;
import tq.json.JsonKind;
import tq.json.JsonValue;
import tq.read.base.FlatNode;
import tq.read.base.TimeWords;
import tq.read.rows.Columns.Cell;
import tq.trace.Times;

/**
 * Times and durations of tables, in nanoseconds. The unit is what the column's name says ({@code duration_ms}), else a time's
 * magnitude tells it: seconds &lt; 1e11 &le; ms &lt; 1e14 &le; µs &lt; 1e17 &le; ns.
 */
final class ColumnTimes {

    private static final List<String> STARTS = List.of("starttime", "start", "timestamp", "starttimestamp", "startedat", "time");
    private static final List<String> ENDS = List.of("endtime", "end", "endtimestamp", "endedat");
    private static final List<String> DURATIONS = List.of("duration", "latency", "elapsed");

    /** A number with more digits before or behind the point is no time. */
    private static final int MOST_DIGITS = 19;

    /** How a column's name ends, and by how many decimal places the unit lies above the nanosecond; the most exact first. */
    private enum Unit {
        UNIXNANO(0), NANOSECONDS(0), NANOS(0), NANO(0), NS(0), UNNAMED(0), MICROSECONDS(3), MICROS(3), US(3), MILLISECONDS(6), MILLIS(6), MS(6), SECONDS(9), SEC(9), S(9);

        private final int places;

        Unit(int places) {
            this.places = places;
        }

        String ending() {
            return this == UNNAMED ? "" : Columns.plain(name());
        }
    }

    private ColumnTimes() {
    }

    /** Whether a row tells when it began. */
    static boolean hasStart(Columns columns) {
        return !timed(columns, STARTS).isMissing();
    }

    /** Sets start and end of a span, the end where need be from the duration. */
    static void put(Columns columns, FlatNode span) {
        Cell began = columns.take(timed(columns, STARTS));
        Cell ended = columns.take(timed(columns, ENDS));
        long start = moment(began);
        long end = moment(ended);
        Cell lasted = timed(columns, DURATIONS);
        if (end == Times.NONE && !lasted.isMissing()) {
            long duration = duration(columns.take(lasted), places(began));
            end = duration < 0 ? Times.NONE : TimeWords.end(start, duration);
        }
        span.times(start, end);
    }

    private static Cell timed(Columns columns, List<String> names) {
        for (String name : names) {
            for (Unit unit : Unit.values()) {
                Cell cell = columns.get(name + unit.ending());
                if (!cell.isMissing()) {
                    return cell;
                }
            }
        }
        return Cell.NONE;
    }

    /** Nanoseconds since 1970, or {@link Times#NONE}: of a number, a text of digits, or a date and time with or without zone (then UTC). */
    static long moment(Cell cell) {
        BigDecimal number = number(cell.value());
        return number != null ? nanos(number, places(cell)) : Times.parse(rfc3339(cell.text()));
    }

    /** The unit of a time, by the name or the magnitude; beside a time that is text a number without a unit counts nanoseconds, as OpenTelemetry's exporters write it. */
    private static int places(Cell cell) {
        Unit unit = unit(cell.name());
        BigDecimal number = unit == Unit.UNNAMED ? number(cell.value()) : null;
        if (number == null) {
            return unit.places;
        }
        int digits = number.precision() - number.scale();
        return digits <= 11 ? 9 : digits <= 14 ? 6 : digits <= 17 ? 3 : 0;
    }

    private static Unit unit(String column) {
        String name = Columns.plain(column);
        for (Unit unit : Unit.values()) {
            String base = name.endsWith(unit.ending()) ? name.substring(0, name.length() - unit.ending().length()) : "";
            if (STARTS.contains(base) || ENDS.contains(base) || DURATIONS.contains(base)) {
                return unit;
            }
        }
        return Unit.UNNAMED;
    }

    /** A number without a unit counts in that of the start; text is ISO 8601 ({@code PT1.5S}) or has its unit ({@code 12ms}). */
    private static long duration(Cell cell, int placesOfStart) {
        BigDecimal number = number(cell.value());
        if (number != null) {
            Unit unit = unit(cell.name());
            return nanos(number, unit == Unit.UNNAMED ? placesOfStart : unit.places);
        }
        return TimeWords.length(cell.text().replace(" ", ""));
    }

    private static BigDecimal number(JsonValue value) {
        return value.kind() == JsonKind.NUMBER ? number(value.numberText()) : value.kind() == JsonKind.STRING ? number(value.text()) : null;
    }

    private static BigDecimal number(String text) {
        try {
            BigDecimal number = text.isEmpty() || text.length() > 2 * MOST_DIGITS ? null : new BigDecimal(text);
            return number == null || Math.abs((long) number.precision() - number.scale()) > MOST_DIGITS ? null : number;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static long nanos(BigDecimal number, int places) {
        return Times.whole(number.movePointRight(places));
    }

    /** {@code 2026-03-04 04:53:20.5 UTC}, {@code … +00}, {@code … +0000} as RFC 3339 has them. */
    private static String rfc3339(String text) {
        String bare = text.trim();
        if (bare.length() < 12 || bare.charAt(10) != ' ' && bare.charAt(10) != 'T') {
            return bare;
        }
        String time = bare.substring(11).replace(" UTC", "Z").replace(" ", "");
        if (time.matches(".*[+-]\\d\\d")) {
            time += ":00";
        } else if (time.matches(".*[+-]\\d{4}")) {
            time = time.substring(0, time.length() - 2) + ":" + time.substring(time.length() - 2);
        }
        return bare.substring(0, 10) + "T" + time;
    }
}
