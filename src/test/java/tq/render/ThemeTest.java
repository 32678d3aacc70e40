package tq.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tq.render.Theme.Paint;

class ThemeTest {
    @Test
    void readsJqColors() {
        Theme theme = Theme.parse("0;90:0;31:0;32:38;2;1;2;3").orElseThrow();
        assertEquals("\u001b[0;31mfalse\u001b[0m", painted(theme, Paint.FALSE, "false"));
        assertEquals("\u001b[38;2;1;2;3m7\u001b[0m", painted(theme, Paint.NUMBER, "7"));
        assertEquals("\u001b[0;32mx\u001b[0m", painted(theme, Paint.STRING, "x"));
        assertEquals("\u001b[31mERROR\u001b[0m", painted(theme, Paint.ERROR, "ERROR"));
    }

    @Test
    void theStandardIsJqs() {
        assertEquals(Optional.of(Theme.STANDARD), Theme.parse("0;90:0;39:0;39:0;39:0;32:1;39:1;39:1;34"));
        assertEquals(Optional.of(Theme.STANDARD), Theme.parse(""));
        assertEquals(Optional.of(Theme.STANDARD), Theme.parse("0;90:0;39:0;39:0;39:0;32:1;39:1;39:1;34:7:7"));
    }

    @Test
    void anEmptyFieldIsPlain() {
        assertEquals("\u001b[mnull\u001b[0m", painted(Theme.parse(":1").orElseThrow(), Paint.NULL, "null"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"red", "0;31m\u001b[2J", "0;31:x", "1 2", "38:2,1", "\u0663", "-1", "0;31\n"})
    void anythingButDigitsIsRefused(String colors) {
        assertEquals(Optional.empty(), Theme.parse(colors));
    }

    @Test
    void noneWritesNoSequence() {
        assertEquals("x", painted(Theme.NONE, Paint.ERROR, "x"));
        assertEquals("x", painted(Theme.STANDARD, Paint.PLAIN, "x"));
    }

    private static String painted(Theme theme, Paint paint, String text) {
        StringBuilder out = new StringBuilder();
        theme.paint(paint, text, out);
        return out.toString();
    }
}
