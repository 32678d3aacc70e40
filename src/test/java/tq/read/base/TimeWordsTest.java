package tq.read.base;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tq.json.JsonDocument;
import tq.json.JsonValue;
import tq.trace.Times;

/** Times in the ways that formats write them. */
class TimeWordsTest {

    private static JsonValue json(String text) throws Exception {
        return JsonDocument.parse(text.getBytes("UTF-8")).root();
    }

    @ParameterizedTest
    @CsvSource({"5000ns, 5000", "5µs, 5000", "1.5ms, 1500000", "0.000005s, 5000", "1m2.5s, 62500000000", "2h, 7200000000000", "PT58.876293S, 58876293000", "PT1H0.000000001S, 3600000000001"})
    void lengthsHaveUnits(String text, long nanos) {
        assertEquals(nanos, TimeWords.length(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "fast", "5 s", "PTS", "P1Y", "-5ms", "5s!", "99999999999999999999h", "9999999999999999999h"})
    void otherTextIsNoLength(String text) {
        assertEquals(Times.NONE, TimeWords.length(text));
    }

    @ParameterizedTest
    @CsvSource({"1485467191639875, 1485467191639875000", "1485467191639875.25, 1485467191639875250", "1.485467191639875e15, 1485467191639875000", "0.0004, 0", "9223372036854775, 9223372036854775000"})
    void microsecondsAreExact(String number, long nanos) throws Exception {
        assertEquals(nanos, TimeWords.micros(json(number)));
        assertEquals(number.matches("\\d+") ? nanos : Times.NONE, TimeWords.micros(json("\"" + number + "\"")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "9223372036854776", "1e400", "null", "true", "{}", "[1]", "\"\"", "\"soon\""})
    void whatIsNoTimeOrTooLargeIsNone(String json) throws Exception {
        assertEquals(Times.NONE, TimeWords.micros(json(json)));
    }

    @Test
    void momentsMayHaveABlankAndAnyUnit() throws Exception {
        long moment = 1_717_001_179_963_000_000L;
        assertEquals(moment, TimeWords.moment(json("\"2024-05-29 16:46:19.963\"")));
        assertEquals(moment, TimeWords.moment(json("\"2024-05-29T18:46:19.963+02:00\"")));
        assertEquals(moment, TimeWords.moment(json("1717001179963")));
        assertEquals(moment, TimeWords.moment(json("\"1717001179963000\"")));
        assertEquals(Times.NONE, TimeWords.moment(json("\"2024-05-29 late\"")));
    }

    @Test
    void anEndBeyondAllTimesIsNone() {
        assertEquals(12, TimeWords.end(5, 7));
        assertEquals(Times.NONE, TimeWords.end(Long.MAX_VALUE - 1, 2));
        assertEquals(Times.NONE, TimeWords.end(Times.NONE, 2));
        assertEquals(Times.NONE, TimeWords.end(5, Times.NONE));
    }
}
