package tq.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitTextTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0 ms", "0.0000001, 0 ms", "0.0003, 300 ns", "0.001, 1 µs", "0.0015, 1.5 µs", "0.045, 45 µs",
        "0.9994, 999 µs", "0.9996, 1 ms", "1.5, 1.5 ms", "9.96, 10 ms", "12.34, 12 ms", "850, 850 ms", "999.4, 999 ms",
        "999.6, 1.0 s", "1000, 1.0 s", "1200.5, 1.2 s", "59940, 59.9 s", "59950, 1 m 00 s", "125000, 2 m 05 s",
        "3599600, 1 h 00 m", "3720000, 1 h 02 m", "360000000, 100 h 00 m", "-1200, -1.2 s", "1e300, 1e+300 ms",
    })
    void durations(double millis, String text) {
        assertEquals(text, UnitText.duration(millis, true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "COUNT | 12345 | 12,345", "COUNT | 123 | 123", "COUNT | -1234567 | -1,234,567", "COUNT | -123 | -123",
                "COUNT | 1700000000000000001 | 1,700,000,000,000,000,001", "COUNT | 1234.0 | 1,234",
                "COUNT | 3.3333333333333335 | 3.33",
                "COST | 0.0123 | $0.0123", "COST | 0 | $0.0000", "COST | 1234.5 | $1,234.5000",
                "COST | 0.0000123 | $0.000012", "COST | -0.5 | -$0.5000", "COST | 1e-12 | $1e-12",
                "PERCENT | 61.6 | 61.6 %", "PERCENT | 100 | 100.0 %", "PERCENT | 0.04 | 0.0 %",
                "BYTES | 0 | 0 B", "BYTES | 1023 | 1023 B", "BYTES | 1536 | 1.5 KiB", "BYTES | 1048575 | 1.0 MiB",
                "BYTES | 5000000000000000 | 4,547.5 TiB",
                "NONE | 12345 | 12345", "STATUS | 7 | 7", "DURATION | 850 | 850 ms",
            })
    void otherUnits(Unit unit, String number, String text) {
        assertEquals(text, UnitText.of(Rendering.json(number), unit, true));
    }

    @Test
    void microsecondsInAscii() {
        assertEquals("45 us", UnitText.duration(0.045, false));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-04T05:06:07.123456Z, 2026-03-04 05:06:07.123",
        "2026-03-04T05:06:07Z, 2026-03-04 05:06:07.000",
        "2026-03-04T05:06:07.1+00:00, 2026-03-04 05:06:07.100",
        "2026-01-01T00:30:00.5+01:00, 2025-12-31 23:30:00.500",
        "2024-02-28T20:00:00-05:30, 2024-02-29 01:30:00.000",
        "2026-13-04T05:06:07+01:00, 2026-13-04T05:06:07+01:00",
        "2026-03-04T05:06:07, 2026-03-04T05:06:07",
        "2026-03-04T05:06:07.123Zebra, 2026-03-04T05:06:07.123Zebra",
        "yesterday, yesterday",
    })
    void times(String stored, String shown) {
        assertEquals(shown, TimeText.of(stored));
    }
}
