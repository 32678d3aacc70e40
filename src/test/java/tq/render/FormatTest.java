package tq.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FormatTest {
    @Test
    void namesAreFoundInAnyCase() {
        assertEquals(Optional.of(Format.JSONL), Format.named("jsonl"));
        assertEquals(Optional.of(Format.MARKDOWN), Format.named("Markdown"));
        assertEquals(Optional.empty(), Format.named("xml"));
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(new Locale("tr", "TR"));
            assertEquals(Optional.of(Format.MARKDOWN), Format.named("markdown"));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void aScalarHasOneColumn() {
        List<Column> two = List.of(new Column("a", Unit.NONE), new Column("b", Unit.NONE));
        assertThrows(IllegalArgumentException.class, () -> new Shape(two, true));
        assertThrows(IllegalArgumentException.class, () -> new RenderOptions(-1, Theme.NONE, JsonStyle.COMPACT, true, false, false, true));
    }
}
