package tq.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static tq.render.Rendering.PIPE;
import static tq.render.Rendering.column;
import static tq.render.Rendering.terminal;

import java.util.List;
import org.junit.jupiter.api.Test;

class FullRenderingTest {

    @Test
    void valuesStandBesideTheNamesThatLeadToThem() {
        Shape shape = Shape.of(column("name", Unit.NONE), column("duration", Unit.DURATION));
        assertEquals("""
                name      search
                duration  1.2 s
                outputs
                  score  0.5
                  documents
                    0
                      text  shipping
                    1
                      text  refund
                  none   []
                """, Rendering.of(Format.FULL, shape, PIPE, "{\"name\":\"search\",\"duration\":1200,\"outputs\":{\"score\":0.5,\"documents\":[{\"text\":\"shipping\"},{\"text\":\"refund\"}],\"none\":[]}}"));
    }

    @Test
    void textsAreFoldedAndKeepTheirLines() {
        assertEquals("""
                text  Goods are sent
                      within two days.

                      検索は二日以内に
                      送られます。
                """, Rendering.of(Format.FULL, Shape.FREE, terminal(22), "{\"text\":\"Goods are sent within two days.\\n\\n検索は二日以内に送られます。\"}"));
    }

    @Test
    void whatMightBeTakenForSomethingElseStandsInQuotes() {
        assertEquals("""
                a  "null"
                b  null
                c  "3"
                d  3
                e  ""
                f  " x"
                g  "true"
                """, Rendering.of(Format.FULL, Shape.FREE, PIPE, "{\"a\":\"null\",\"b\":null,\"c\":\"3\",\"d\":3,\"e\":\"\",\"f\":\" x\",\"g\":\"true\"}"));
    }

    @Test
    void rowsStandApart() {
        assertEquals("a  1\n\na  2\n\nbare\n", Rendering.of(Format.FULL, Shape.FREE, PIPE, "{\"a\":1}", "{\"a\":2}", "\"bare\""));
    }

    @Test
    void hostileTextDoesNoHarm() {
        for (HostileText.Payload payload : HostileText.PAYLOADS) {
            String shown = Rendering.ofNodes(Format.FULL, Shape.FREE, terminal(40), List.of(Rendering.object("name", payload.text()).put(payload.text(), "x")));
            assertFalse(shown.chars().anyMatch(c -> c < 0x20 && c != '\n' || c >= 0x7f && c < 0xa0 || c >= 0x202a && c <= 0x202e || c >= 0x2066 && c <= 0x2069), payload::toString);
        }
    }
}
