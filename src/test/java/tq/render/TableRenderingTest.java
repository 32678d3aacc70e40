package tq.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tq.render.Rendering.PIPE;
import static tq.render.Rendering.column;
import static tq.render.Rendering.terminal;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tq.text.DisplayWidth;

class TableRenderingTest {
    private static final Shape SPANS = Shape.of(
            column("start", Unit.TIME), column("duration", Unit.DURATION), column("status", Unit.STATUS),
            column("name", Unit.NONE), column("tokens.input", Unit.COUNT), column("cost", Unit.COST));
    private static final String[] ROWS = {
        "{\"start\":\"2026-03-04T05:06:07.123456Z\",\"duration\":1200.5,\"status\":\"ERROR\",\"name\":\"天気を取得\",\"tokens.input\":12345,\"cost\":0.0123}",
        "{\"start\":\"2026-03-04T05:06:08Z\",\"duration\":0.045,\"status\":\"OK\",\"name\":\"plan 👩‍💻\",\"tokens.input\":7,\"cost\":null}",
        "{\"start\":\"2026-03-04T05:06:09Z\",\"duration\":3720000,\"status\":\"UNSET\",\"name\":\"\"}",
    };

    @Test
    void alignsByWhatTheReaderSees() {
        assertEquals(
                """
                start                    duration  status  name        tokens.input     cost
                ───────────────────────  ────────  ──────  ──────────  ────────────  ───────
                2026-03-04 05:06:07.123     1.2 s  ERROR   天気を取得        12,345  $0.0123
                2026-03-04 05:06:08.000     45 µs  OK      plan 👩‍💻                7     null
                2026-03-04 05:06:09.000  1 h 02 m  UNSET   ""
                """,
                Rendering.of(Format.TABLE, SPANS, terminal(100), ROWS));
    }

    @Test
    void fallsBackToAscii() {
        assertEquals(
                """
                duration  inputs
                --------  --------------------------------------------------------------------------------
                   45 us  {"question":"wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww...
                """,
                Rendering.of(Format.TABLE, Shape.of(column("duration", Unit.DURATION), column("inputs", Unit.NONE)), PIPE,
                        "{\"duration\":0.045,\"inputs\":{\"question\":\"" + "w".repeat(100) + "\"}}"));
    }

    @Test
    void shrinksTheWidestTextFirst() {
        Shape shape = Shape.of(column("name", Unit.NONE), column("message", Unit.NONE), column("tokens", Unit.COUNT));
        assertEquals(
                """
                name           message            tokens
                ─────────────  ─────────────────  ──────
                short name it  a message that g…   1,234
                x              y                       5
                """,
                Rendering.of(Format.TABLE, shape, terminal(40),
                        "{\"name\":\"short name it\",\"message\":\"a message that goes on and on\",\"tokens\":1234}",
                        "{\"name\":\"x\",\"message\":\"y\",\"tokens\":5}"));
    }

    @Test
    void dropsColumnsFromTheRightWhenShrinkingIsNotEnough() {
        StringBuilder row = new StringBuilder("{");
        Column[] columns = new Column[9];
        for (int i = 0; i < 9; i++) {
            columns[i] = column("column" + i, Unit.NONE);
            row.append(i == 0 ? "" : ",").append("\"column").append(i).append("\":\"value of ").append(i).append('"');
        }
        assertEquals(
                """
                column0  column1  column2  column3  column4
                ───────  ───────  ───────  ───────  ───────
                value …  value …  value …  value …  value …
                5 of 9 columns shown
                """,
                Rendering.of(Format.TABLE, Shape.of(columns), terminal(43), row.append('}').toString()));
    }

    @Test
    void numbersAndTimesAreNeverCut() {
        assertEquals(
                """
                start                    tokens.cache_r…
                ───────────────────────  ───────────────
                2026-03-04 05:06:07.123      123,456,789
                2 of 3 columns shown
                """,
                Rendering.of(Format.TABLE, Shape.of(column("start", Unit.TIME), column("tokens.cache_read", Unit.COUNT), column("duration", Unit.DURATION)),
                        terminal(40),
                        "{\"start\":\"2026-03-04T05:06:07.123Z\",\"tokens.cache_read\":123456789,\"duration\":1}"));
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 41, 47, 53, 60, 71, 80, 100})
    void neverWiderThanTheTerminal(int width) {
        for (String line : Rendering.of(Format.TABLE, SPANS, terminal(width), ROWS).split("\n")) {
            assertTrue(DisplayWidth.of(line) <= width, line);
            assertEquals(line.stripTrailing(), line);
        }
    }

    @Test
    void narrowTerminalsGetOneLinePerColumn() {
        assertEquals(
                """
                ─── 1 ───
                name          天気
                tokens.input  12,345
                ─── 2 ───
                name          a\\nb
                tokens.input
                """,
                Rendering.of(Format.TABLE, Shape.of(column("name", Unit.NONE), column("tokens.input", Unit.COUNT)), terminal(39),
                        "{\"name\":\"天気\",\"tokens.input\":12345}", "{\"name\":\"a\\nb\"}"));
    }

    @Test
    void verticalCutsNothing() {
        RenderOptions vertical = new RenderOptions(60, Theme.NONE, JsonStyle.COMPACT, false, false, true, true);
        String text = "w".repeat(200);
        assertEquals(
                "--- 1 ---\ninputs  {\"q\":\"" + text + "\"}\nx       null\n",
                Rendering.of(Format.TABLE, Shape.FREE, vertical, "{\"inputs\":{\"q\":\"" + text + "\"},\"x\":null}"));
    }

    @Test
    void bareValuesHaveOneColumn() {
        assertEquals(
                """
                value
                ─────
                abc
                null
                [1]
                """,
                Rendering.of(Format.TABLE, Shape.FREE, terminal(80), "\"abc\"", "null", "[1]"));
        assertEquals(
                """
                value
                ─────
                    1
                1e-05
                """,
                Rendering.of(Format.TABLE, Shape.FREE, terminal(80), "1", "0.00001"));
    }

    @Test
    void freeObjectsGiveTheUnionOfKeys() {
        assertEquals(
                """
                a  b.c  d
                ─  ───  ────
                1  x
                        true
                """,
                Rendering.of(Format.TABLE, Shape.FREE, terminal(80), "{\"a\":1,\"b.c\":\"x\"}", "{\"d\":true}"));
    }

    @Test
    void emptyResultIsTheHeaderOrNothing() {
        assertEquals("a\n─\n", Rendering.of(Format.TABLE, Shape.of(column("a", Unit.NONE)), terminal(80)));
        assertEquals("", Rendering.of(Format.TABLE, Shape.FREE, terminal(80)));
        assertEquals("", Rendering.of(Format.TABLE, Shape.of(column("a", Unit.NONE)), terminal(20)));
    }

    @Test
    void aScalarIsItsValue() {
        assertEquals("1.2 s\n", Rendering.of(Format.TABLE, Shape.scalar("avg_duration", Unit.DURATION), terminal(80), "1200"));
        assertEquals("12,345\n", Rendering.of(Format.TABLE, Shape.scalar("count", Unit.COUNT), terminal(80), "{\"count\":12345}"));
        assertEquals("null\n", Rendering.of(Format.TABLE, Shape.scalar("max_cost", Unit.COST), terminal(80), "null"));
        assertEquals("{\"a\":1}\n", Rendering.of(Format.TABLE, new Shape(List.of(), true), terminal(80), "{\"a\":1}"));
        assertEquals("", Rendering.of(Format.TABLE, Shape.scalar("count", Unit.COUNT), terminal(80)));
    }

    @Test
    void coloursMarkHeaderStatusAndNull() {
        RenderOptions coloured = RenderOptions.forTerminal(80, Theme.STANDARD);
        assertEquals(
                "\u001b[1mstatus\u001b[0m  \u001b[1mname\u001b[0m\n"
                        + "──────  ────\n"
                        + "\u001b[31mERROR\u001b[0m   \u001b[0;90mnull\u001b[0m\n"
                        + "\u001b[32mOK\u001b[0m      x\n",
                Rendering.of(Format.TABLE, Shape.of(column("status", Unit.STATUS), column("name", Unit.NONE)), coloured,
                        "{\"status\":\"ERROR\",\"name\":null}", "{\"status\":\"OK\",\"name\":\"x\"}"));
    }

    @Test
    void coloursDoNotMoveAnything() {
        String plain = Rendering.of(Format.TABLE, SPANS, terminal(70), ROWS);
        String coloured = Rendering.of(Format.TABLE, SPANS, RenderOptions.forTerminal(70, Theme.STANDARD), ROWS);
        assertEquals(plain, coloured.replaceAll("\u001b\\[[0-9;]*m", ""));
    }
}
