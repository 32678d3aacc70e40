package tq.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayWidthTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "search | 6",
                "Zürich | 6",
                "e\u0301a\u0308 | 2", // combining marks
                "名前 | 4",
                "한국 | 4",
                "\u1112\u1161\u11ab | 2", // Hangul in parts
                "ﾊﾝ | 2", // half-width katakana
                "Ａ | 2",
                "🚀 | 2",
                "👩‍💻 | 2",
                "👨‍👩‍👧‍👦 | 2",
                "👍🏽 | 2",
                "☝🏽 | 2",
                "❤️ | 2",
                "❤ | 1",
                "❤️‍🔥 | 2",
                "🏳️‍🌈 | 2",
                "🇩🇪 | 2",
                "🇩🇪🇫🇷 | 4",
                "🇩 | 1",
                "1️⃣ | 2",
                "🏴󠁧󠁢󠁥󠁮󠁧󠁿 | 2",
                "\u0915\u094d\u200d\u0937 | 2", // a joiner between letters joins nothing here
                "𝒳 | 1",
                "… | 1",
                "─ | 1",
            })
    void countsTerminalColumns(String text, int width) {
        assertEquals(width, DisplayWidth.of(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "search | 6 | search",
                "search | 5 | sear…",
                "search | 1 | …",
                "名前です | 5 | 名前…",
                "名前です | 4 | 名…",
                "ab👩‍💻cd | 4 | ab…",
                "ab👩‍💻cd | 5 | ab👩‍💻…",
                "ae\u0301xyz | 3 | ae\u0301…",
                "🇩🇪🇫🇷🇮🇹 | 5 | 🇩🇪🇫🇷…",
            })
    void cutsBetweenWholeCharacters(String text, int width, String cut) {
        assertEquals(cut, DisplayWidth.cut(text, width, "…"));
    }

    @Test
    void leavesOutAnEllipsisThatDoesNotFit() {
        assertEquals("se", DisplayWidth.cut("search", 2, "..."));
        assertEquals("", DisplayWidth.cut("search", 0, "…"));
        assertEquals("", DisplayWidth.cut("", 0, "…"));
    }

    @Test
    void everyCutFits() {
        String text = "a名e\u0301👨‍👩‍👧‍👦🇩🇪1️⃣ß한";
        for (int width = 0; width <= DisplayWidth.of(text); width++) {
            String cut = DisplayWidth.cut(text, width, "…");
            assertEquals(true, DisplayWidth.of(cut) <= width, cut);
        }
        assertEquals(text, DisplayWidth.cut(text, DisplayWidth.of(text), "…"));
    }
}
