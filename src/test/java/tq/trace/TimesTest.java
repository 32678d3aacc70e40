package tq.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tq.json.JsonDocument;
import tq.json.JsonValue;

/** Numbers and texts to nanoseconds; what has no place in 64 bits is no time. */
class TimesTest {

    private static JsonValue json(String text) {
        return JsonDocument.parse(text.getBytes(StandardCharsets.UTF_8)).root();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e19", "9223372036854775808", "1e999999999", "-1e400", "\"9223372036854775808\"", "null"})
    void whatIsTooLargeIsNoTime(String json) {
        assertEquals(Times.NONE, Times.nanos(json(json)));
        assertEquals(Times.NONE, Times.duration(json(json)));
    }

    @ParameterizedTest
    @CsvSource({"1.5, 1500000", "0, 0", "1e-9, 0", "1e-999999999, 0", "\"2.6s\", 2600000000", "\"0.5574s\", 557400000"})
    void durationsAreExact(String json, long nanos) {
        assertEquals(nanos, Times.duration(json(json)));
    }

    @ParameterizedTest
    @CsvSource({"1772600000, 1772600000000000000", "9223372036, 9223372036000000000", "1772600000005, 1772600000005000000", "1772600000005000, 1772600000005000000",
            "1772600000005000001, 1772600000005000001", "9223372037, " + Long.MIN_VALUE, "99999999999, " + Long.MIN_VALUE, "99999999999999, " + Long.MIN_VALUE, "0, 0"})
    void theMagnitudeTellsTheUnit(long time, long nanos) {
        assertEquals(nanos, Times.byMagnitude(time));
    }

    @Test
    void whatIsWrittenIsReadAsJavaReadsIt() {
        Random random = new Random(42);
        for (int i = 0; i < 10_000; i++) {
            long nanos = random.nextLong();
            nanos = nanos == Times.NONE ? 0 : nanos;
            String text = Times.text(nanos);
            assertEquals(Instant.EPOCH.plusNanos(nanos), Instant.parse(text));
            assertEquals(30, text.length());
            assertEquals(nanos, Times.parse(text));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-13-01T00:00:00.000000000Z", "2026-02-30T00:00:00.000000000Z", "2026-01-01T24:00:00.000000000Z", "2026-01-01T00:60:00.000000000Z",
        "2026-01-01T00:00:61.000000000Z", "2026-00-01T00:00:00.000000000Z", "9999-01-01T00:00:00.000000000Z"})
    void whatIsNoTimeIsNone(String text) {
        assertEquals(Times.NONE, Times.parse(text));
    }
}
