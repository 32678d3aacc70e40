package tq.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static tq.render.Rendering.PIPE;
import static tq.render.Rendering.column;

import org.junit.jupiter.api.Test;

class MarkdownRenderingTest {
    @Test
    void numbersAreOnTheRightWithTheirUnits() {
        Shape shape = Shape.of(column("name", Unit.NONE), column("duration", Unit.DURATION), column("n", Unit.NONE));
        assertEquals(
                """
                | name | duration | n |
                | --- | ---: | ---: |
                | a\\|b<br>c | 1.2 s | 1 |
                | "" |  | null |
                | search_1 \\_\\_init\\_\\_ | 45 µs | 2.5 |
                """,
                Rendering.of(Format.MARKDOWN, shape, PIPE,
                        "{\"name\":\"a|b\\r\\nc\",\"duration\":1200,\"n\":1}",
                        "{\"name\":\"\",\"n\":null}",
                        "{\"name\":\"search_1 __init__\",\"duration\":0.045,\"n\":2.5}"));
    }

    @Test
    void markupOfTheDataStaysText() {
        assertEquals(
                "| a\\|b |\n| --- |\n| !\\[x\\](http://e.x/?q) \\<img src=x\\> \\`c\\` \\*b\\* \\\\\\| \\&lt; |\n",
                Rendering.of(Format.MARKDOWN, Shape.FREE, PIPE,
                        "{\"a|b\":\"![x](http://e.x/?q) <img src=x> `c` *b* \\\\| &lt;\"}"));
    }

    @Test
    void emptyResultIsTheHeader() {
        assertEquals("| x |\n| --- |\n", Rendering.of(Format.MARKDOWN, Shape.of(column("x", Unit.NONE)), PIPE));
        assertEquals("", Rendering.of(Format.MARKDOWN, Shape.FREE, PIPE));
    }
}
