package tq.read.langsmith;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import tq.trace.Ids;
import tq.trace.Times;

/**
 * Where a run of LangSmith stands in its trace, from the root down: {@code 20241013T070537170001Z<uuid>.20241013T070538000002Z<uuid>}.
 *
 * @param trace the root's id; as the others bare hex, and empty where it is not told
 * @param parent the id before the last
 * @param id the last
 * @param start nanoseconds, or {@link Times#NONE}
 */
record DottedOrder(String trace, String parent, String id, long start) {

    private static final DateTimeFormatter TO_THE_SECOND = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");
    private static final int SECONDS = 15;
    private static final int MICROS = 21;

    static DottedOrder of(String order) {
        String[] runs = order.split("\\.");
        String last = runs.length == 0 ? "" : runs[runs.length - 1];
        return new DottedOrder(runs.length == 0 ? "" : id(runs[0]), runs.length < 2 ? "" : id(runs[runs.length - 2]), id(last), start(last));
    }

    private static String id(String run) {
        return Ids.of(run.substring(run.indexOf('Z') + 1));
    }

    private static long start(String run) {
        try {
            if (run.indexOf('Z') != MICROS) {
                return Times.NONE;
            }
            LocalDateTime second = LocalDateTime.parse(run.substring(0, SECONDS), TO_THE_SECOND);
            long micros = second.toEpochSecond(ZoneOffset.UTC) * 1_000_000 + Integer.parseInt(run.substring(SECONDS, MICROS));
            return Math.multiplyExact(micros, 1_000L);
        } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
            return Times.NONE;
        }
    }
}
