package tq.read;

import tq.json.JsonKind;
import tq.json.JsonValue;
import tq.trace.Times;

/** Points in time as services write them: RFC 3339, the same with a space and no zone (UTC), or a number whose size tells the unit. */
final class ServiceTimes {

    private static final int DATE = 10;

    private ServiceTimes() {
    }

    /** Nanoseconds, or {@link Times#NONE}. */
    static long nanos(JsonValue time) {
        return time.kind() == JsonKind.STRING && !isNumber(time.text()) ? Times.parse(text(time)) : Times.byMagnitude(Times.nanos(time));
    }

    /** RFC 3339 as MLflow's infos have it: {@code 2024-05-29 13:46:19.963000} becomes {@code 2024-05-29T13:46:19.963000Z}; empty for none. */
    static String text(JsonValue time) {
        String text = time.textOr("");
        if (text.length() > DATE && text.charAt(DATE) == ' ') {
            text = text.substring(0, DATE) + "T" + text.substring(DATE + 1);
            return Times.parse(text + "Z") == Times.NONE ? text : text + "Z";
        }
        long nanos = time.kind() == JsonKind.NUMBER ? nanos(time) : Times.NONE;
        return nanos == Times.NONE ? text : Times.text(nanos);
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.chars().allMatch(each -> each >= '0' && each <= '9');
    }
}
