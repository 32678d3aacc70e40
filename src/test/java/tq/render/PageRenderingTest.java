package tq.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tq.render.Rendering.PIPE;
import static tq.render.Rendering.column;

import java.util.List;
import org.junit.jupiter.api.Test;

/** HTML and collapsed stacks. */
class PageRenderingTest {

    private static final Shape SPANS = Shape.of(column("name", Unit.NONE), column("duration", Unit.DURATION), column("status", Unit.STATUS));

    @Test
    void aPageHoldsTheTable() {
        String page = Rendering.of(Format.HTML, SPANS, PIPE, "{\"name\":\"a <b>\\nsecond\",\"duration\":1200.5,\"status\":\"ERROR\"}", "{\"name\":null,\"duration\":5}");
        assertTrue(page.startsWith("<!DOCTYPE html>\n"), page);
        assertTrue(page.contains("<thead><tr><th scope=\"col\">name</th><th scope=\"col\">duration</th><th scope=\"col\">status</th></tr></thead>\n"), page);
        assertTrue(page.contains("<tr><td>a &lt;b&gt;<br>second</td><td class=\"n\">1.2 s</td><td class=\"e\">ERROR</td></tr>\n"), page);
        assertTrue(page.contains("<tr><td class=\"m\">null</td><td class=\"n\">5 ms</td><td></td></tr>\n"), page);
        assertTrue(page.endsWith("</table>\n</body>\n</html>\n"), page);
    }

    @Test
    void aPageLoadsAndRunsNothing() {
        for (HostileText.Payload payload : HostileText.PAYLOADS) {
            String page = Rendering.ofNodes(Format.HTML, Shape.FREE, PIPE, List.of(Rendering.object(payload.text(), payload.text()), Rendering.object("x", "<script>alert(1)</script><img src=x onerror='y'>")));
            String body = page.substring(page.indexOf("<body>"));
            assertFalse(body.contains("<script") || body.contains("<img") || body.contains("onerror='"), page);
            assertTrue(page.contains("default-src 'none'"), page);
        }
    }

    @Test
    void stacksAddUp() {
        Shape shape = Shape.of(column("path", Unit.NONE), column("self", Unit.DURATION));
        assertEquals("agent 330000\nagent;search:1 90500\nagent;search:1;embed 7\n", Rendering.of(Format.FOLDED, shape, PIPE, "{\"path\":\"agent\",\"self\":330}",
                "{\"path\":\"agent > search;1\",\"self\":90}", "{\"path\":\"agent > search;1 > embed\",\"self\":0.007}", "{\"path\":\"agent > search;1\",\"self\":0.5}", "{\"path\":\"agent > open\",\"self\":null}"));
    }
}
