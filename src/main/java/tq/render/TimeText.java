package tq.render;

import java.time.DateTimeException;
import java.time.LocalDateTime;

/**
 * Times for people: {@code 2026-03-04T06:06:07.1234+01:00} is {@code 2026-03-04 05:06:07.123}, always UTC, cut to
 * milliseconds. Read by hand, since java.time's formatters cost more at start-up than everything else here.
 */
public final class TimeText {
    private static final String PATTERN = "0000-00-00T00:00:00";

    private TimeText() {}

    /** The shortened time, or the text unchanged when it is no RFC 3339 time. */
    public static String of(String text) {
        int end = PATTERN.length();
        if (!matches(text, 0, PATTERN)) {
            return text;
        }
        StringBuilder millis = new StringBuilder(3);
        if (end < text.length() && text.charAt(end) == '.') {
            for (end++; end < text.length() && isDigit(text.charAt(end)); end++) {
                if (millis.length() < 3) {
                    millis.append(text.charAt(end));
                }
            }
        }
        while (millis.length() < 3) {
            millis.append('0');
        }
        String zone = text.substring(end);
        if (zone.equals("Z") || zone.equals("z") || zone.equals("+00:00")) {
            return text.substring(0, 10) + " " + text.substring(11, 19) + "." + millis;
        }
        return matches(zone, 1, "00:00") && zone.length() == 6 && (zone.charAt(0) == '+' || zone.charAt(0) == '-')
                ? inUtc(text, zone, millis)
                : text;
    }

    private static String inUtc(String text, String zone, StringBuilder millis) {
        int minutes = number(zone, 1, 3) * 60 + number(zone, 4, 6);
        try {
            LocalDateTime utc = LocalDateTime.of(
                            number(text, 0, 4), number(text, 5, 7), number(text, 8, 10),
                            number(text, 11, 13), number(text, 14, 16), number(text, 17, 19))
                    .minusMinutes(zone.charAt(0) == '-' ? -minutes : minutes);
            return utc.toLocalDate() + " " + UnitText.twoDigits(utc.getHour()) + ":"
                    + UnitText.twoDigits(utc.getMinute()) + ":" + UnitText.twoDigits(utc.getSecond()) + "." + millis;
        } catch (DateTimeException notInTheCalendar) {
            return text;
        }
    }

    /** True when the text has a digit wherever the pattern has 0, and elsewhere the pattern's character. */
    private static boolean matches(String text, int from, String pattern) {
        if (text.length() < from + pattern.length()) {
            return false;
        }
        for (int i = 0; i < pattern.length(); i++) {
            char c = text.charAt(from + i);
            char wanted = pattern.charAt(i);
            if (wanted == '0' ? !isDigit(c) : c != wanted && !(wanted == 'T' && (c == 't' || c == ' '))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }
}
