package tq.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberTextTest {
    /** Right-hand sides are what Python's repr gives. */
    @ParameterizedTest
    @CsvSource({
        "0, 0.0", "-0.0, -0.0", "1, 1.0", "-12, -12.0", "0.1, 0.1", "1200.5, 1200.5", "0.30000000000000004, 0.30000000000000004",
        "1e15, 1000000000000000.0", "1234567890123456, 1234567890123456.0", "1e16, 1e+16", "1e17, 1e+17",
        "123456789012345680, 1.2345678901234568e+17", "0.0001, 0.0001", "0.00001, 1e-05", "0.000012, 1.2e-05",
        "1e22, 1e+22", "1e23, 1e+23", "2e-3, 0.002", "2.2250738585072014e-308, 2.2250738585072014e-308",
        "1.5e300, 1.5e+300", "5e-324, 5e-324", "1.7976931348623157e308, 1.7976931348623157e+308",
        "5.6843418860808015e-14, 5.684341886080802e-14", "2.0e-44, 2e-44", "9007199254740993, 9007199254740992.0",
    })
    void writesDoublesAsPythonDoes(double value, String text) {
        assertEquals(text, NumberText.of(value));
    }

    @Test
    void doublesReadBackTheSameAndShort() {
        SplittableRandom random = new SplittableRandom(42);
        for (int i = 0; i < 20_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isNaN(value) || Double.isInfinite(value)) {
                continue;
            }
            String text = NumberText.of(value);
            assertEquals(value, Double.parseDouble(text), text);
            assertEquals(true, new BigDecimal(text).stripTrailingZeros().precision() <= 17, text);
        }
    }

    @Test
    void jsonHasNeitherNanNorInfinity() {
        assertEquals("null", NumberText.of(Double.NaN));
        assertEquals("1.7976931348623157e+308", NumberText.of(Double.POSITIVE_INFINITY));
        assertEquals("-1.7976931348623157e+308", NumberText.of(Double.NEGATIVE_INFINITY));
    }

    @Test
    void keepsAllDigitsOfIntegersAndDecimals() {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        assertEquals("1700000000000000001", NumberText.of(nodes.numberNode(1700000000000000001L)));
        BigInteger big = new BigInteger("123456789012345678901234567890");
        assertEquals(big.toString(), NumberText.of(nodes.numberNode(big)));
        assertEquals("1e+1000000000", NumberText.of(nodes.numberNode(new BigDecimal("1E+1000000000"))));
        assertEquals("0.1000000000000000055", NumberText.of(nodes.numberNode(new BigDecimal("0.1000000000000000055"))));
    }
}
