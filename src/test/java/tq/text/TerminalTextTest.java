package tq.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

class TerminalTextTest {
    @Test
    void showsEveryDangerousUnitAndNothingElse() {
        for (int unit = 0; unit <= 0xffff; unit++) {
            String text = String.valueOf((char) unit);
            String expected = unit == '\n' ? "\\n" : unit == '\t' ? "\\t"
                    : isDangerous(unit) ? String.format("\\u%04x", unit) : text;
            assertEquals(expected, TerminalText.oneLine(text));
        }
    }

    private static boolean isDangerous(int unit) {
        return unit < 0x20 || (unit >= 0x7f && unit <= 0x9f) || (unit >= 0x2028 && unit <= 0x202e)
                || (unit >= 0x2066 && unit <= 0x2069) || unit == 0x200e || unit == 0x200f || unit == 0x061c
                || unit == 0xfeff || (unit >= 0xd800 && unit <= 0xdfff);
    }

    @Test
    void keepsWholeCharactersBeyondTheFirstPlane() {
        assertEquals("🚀", TerminalText.oneLine("🚀"));
        assertEquals("\\ud83d🚀\\ude80", TerminalText.oneLine("\ud83d🚀\ude80"));
        assertEquals("\\ude80\\ud83d", TerminalText.oneLine("\ude80\ud83d"));
    }

    @Test
    void keepsLinesWhenAsked() {
        assertEquals("a\n\tb\\u000dc\\u001b", TerminalText.lines("a\n\tb\rc\u001b"));
    }

    @Test
    void copiesNothingWhenThereIsNothingToShow() {
        String text = "plain Zürich 名前";
        assertSame(text, TerminalText.oneLine(text));
    }
}
