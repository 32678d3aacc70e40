package tq.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tq.render.Rendering.PIPE;
import static tq.render.Rendering.column;
import static tq.render.Rendering.terminal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tq.text.DisplayWidth;

class TreeRenderingTest {

    private static final Shape TREE = Shape.of(column("depth", Unit.NONE), column("name", Unit.NONE), column("status", Unit.STATUS), column("duration", Unit.DURATION));
    private static final String[] ROWS = {
        "{\"depth\":0,\"name\":\"support_agent\",\"status\":\"OK\",\"duration\":8200}",
        "{\"depth\":1,\"name\":\"検索\",\"status\":\"OK\",\"duration\":800}",
        "{\"depth\":2,\"name\":\"embed\",\"status\":\"ERROR\",\"duration\":90}",
        "{\"depth\":3,\"name\":\"call\",\"status\":\"ERROR\",\"duration\":1}",
        "{\"depth\":1,\"name\":\"answer\",\"status\":\"UNSET\",\"duration\":null}",
        "{\"depth\":0,\"name\":\"another\",\"status\":\"OK\",\"duration\":5}",
    };
    private static final Shape TIMES = Shape.of(column("depth", Unit.NONE), column("name", Unit.NONE), column("offset", Unit.DURATION), column("duration", Unit.DURATION));
    private static final String[] WHEN = {
        "{\"depth\":0,\"name\":\"agent\",\"offset\":0,\"duration\":1000}",
        "{\"depth\":1,\"name\":\"plan\",\"offset\":0,\"duration\":250}",
        "{\"depth\":1,\"name\":\"blink\",\"offset\":250,\"duration\":0}",
        "{\"depth\":1,\"name\":\"never ended\",\"offset\":500}",
        "{\"depth\":1,\"name\":\"tool\",\"offset\":750,\"duration\":250}",
    };

    @Test
    void branchesShowWhatIsBelowWhat() {
        assertEquals("""
                name           status  duration
                ─────────────  ──────  ────────
                support_agent  OK         8.2 s
                ├─ 検索        OK        800 ms
                │  └─ embed    ERROR      90 ms
                │     └─ call  ERROR       1 ms
                └─ answer      UNSET       null
                another        OK          5 ms
                """, Rendering.of(Format.TREE, TREE, terminal(80), ROWS));
    }

    @Test
    void fallsBackToAscii() {
        assertEquals("""
                name           status  duration
                -------------  ------  --------
                support_agent  OK         8.2 s
                |- 検索        OK        800 ms
                |  `- embed    ERROR      90 ms
                |     `- call  ERROR       1 ms
                `- answer      UNSET       null
                another        OK          5 ms
                """, Rendering.of(Format.TREE, TREE, PIPE, ROWS));
    }

    @Test
    void aBarShowsWhenEachRan() {
        assertEquals("""
                name            0 ms                 1.0 s  offset  duration
                ──────────────  ──────────────────────────  ──────  ────────
                agent           ██████████████████████████    0 ms     1.0 s
                ├─ plan         ██████▌                       0 ms    250 ms
                ├─ blink              ▌                     250 ms      0 ms
                ├─ never ended               ▏              500 ms
                └─ tool                            ███████  750 ms    250 ms
                """, Rendering.of(Format.TIMELINE, TIMES, terminal(60), WHEN));
    }

    @Test
    void onANarrowTerminalOtherColumnsGiveWayToTheBar() {
        assertEquals("""
                name              0 ms           1.0 s  duration
                ────────────────  ────────────────────  ────────
                agent             ████████████████████     1.0 s
                └─ a name that …            ▏
                """, Rendering.of(Format.TIMELINE, TIMES, terminal(48), WHEN[0], "{\"depth\":1,\"name\":\"a name that is long\",\"offset\":500}"));
        assertEquals("""
                agent          1.0 s
                ████████████████████
                └─ plan       250 ms
                █████
                """, Rendering.of(Format.TIMELINE, TIMES, terminal(20), WHEN[0], WHEN[1]));
        assertEquals("""
                a name as long as another          1.0 s
                ████████████████████████████████████████
                """, Rendering.of(Format.TIMELINE, TIMES, terminal(40), "{\"depth\":0,\"name\":\"a name as long as another\",\"offset\":0,\"duration\":1000}"));
    }

    @Test
    void aBarEndsWhereTheRowDid() {
        String[] rows = {"{\"depth\":0,\"name\":\"a\",\"offset\":0,\"duration\":160}", "{\"depth\":1,\"name\":\"b\",\"offset\":0,\"duration\":43}"};
        String drawn = Rendering.of(Format.TIMELINE, TIMES, terminal(48), rows);
        assertTrue(drawn.contains("└─ b  ██████▌ "), drawn);
        assertTrue(Rendering.of(Format.TIMELINE, TIMES, PIPE, rows).contains("`- b  ################ "), "whole characters in ASCII");
    }

    @Test
    void colourTellsTypeAndFailure() {
        Shape shape = Shape.of(column("depth", Unit.NONE), column("name", Unit.NONE), column("type", Unit.STATUS), column("status", Unit.STATUS), column("offset", Unit.DURATION),
                column("duration", Unit.DURATION));
        String[] rows = {
            "{\"depth\":0,\"name\":\"agent\",\"type\":\"AGENT\",\"status\":\"UNSET\",\"offset\":0,\"duration\":10}",
            "{\"depth\":1,\"name\":\"ask\",\"type\":\"CHAT_MODEL\",\"status\":\"OK\",\"offset\":0,\"duration\":5}",
            "{\"depth\":1,\"name\":\"look\",\"type\":\"TOOL\",\"status\":\"ERROR\",\"offset\":5,\"duration\":5}",
        };
        String[] drawn = Rendering.of(Format.TIMELINE, shape, RenderOptions.forTerminal(70, Theme.STANDARD), rows).split("\n");
        assertTrue(drawn[2].startsWith("agent") && drawn[2].contains("  ████"), drawn[2]);
        assertTrue(drawn[3].contains("\u001b[95m███") && drawn[3].contains("\u001b[95mCHAT_MODEL\u001b[0m") && drawn[3].contains("\u001b[32mOK"), drawn[3]);
        assertTrue(drawn[4].startsWith("\u001b[31m└─ look") && drawn[4].matches(".*\u001b\\[31m *███.*") && drawn[4].contains("\u001b[96mTOOL\u001b[0m"), drawn[4]);
        assertTrue(Rendering.of(Format.TIMELINE, shape, RenderOptions.forTerminal(70, Theme.STANDARD.onLight()), rows).contains("\u001b[35mCHAT_MODEL"), "darker on a light background");
    }

    @ParameterizedTest
    @ValueSource(ints = {120, 80, 41})
    void linesKeepToTheTerminal(int width) {
        for (String line : Rendering.of(Format.TIMELINE, TIMES, terminal(width), WHEN).split("\n")) {
            assertTrue(DisplayWidth.of(line) <= width, () -> line + " is wider than " + width);
        }
    }

    @Test
    void veryDeepTreesAreIndentedOnlySoFar() {
        List<String> rows = new ArrayList<>();
        for (int depth = 0; depth < 10_000; depth++) {
            rows.add("{\"depth\":" + depth + ",\"name\":\"n\"}");
        }
        Shape shape = Shape.of(column("depth", Unit.NONE), column("name", Unit.NONE));
        String drawn = Rendering.of(Format.TREE, shape, terminal(0), rows.toArray(String[]::new));
        assertTrue(drawn.length() < 2_000_000, () -> drawn.length() + " characters");
        assertTrue(drawn.contains("(9999) n\n"), "the depth is told where no branch is drawn");
    }

    @Test
    void hostileNamesDoNoHarm() {
        for (HostileText.Payload payload : HostileText.PAYLOADS) {
            List<JsonNode> rows = List.of(Rendering.object("name", payload.text()).put("depth", 0), Rendering.object("name", payload.text()).put("depth", 1).put("offset", 1).put("duration", 2));
            for (Format format : List.of(Format.TREE, Format.TIMELINE)) {
                String drawn = Rendering.ofNodes(format, TIMES, terminal(60), rows);
                assertFalse(drawn.chars().anyMatch(c -> c < 0x20 && c != '\n' || c >= 0x7f && c < 0xa0 || c >= 0x202a && c <= 0x202e || c >= 0x2066 && c <= 0x2069), () -> payload + " in " + format);
                assertEquals(4, drawn.split("\n").length, "a row a line");
            }
        }
    }
}
