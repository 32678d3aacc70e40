package tq.render;

import com.fasterxml.jackson.databind.JsonNode;

/** A single value for people, outside of any table. Its text may still hold what must not be shown as it is. */
public final class ValueText {

    private static final JsonPrinter COMPACT = new JsonPrinter(JsonStyle.COMPACT, Theme.NONE, true);
    private static final JsonPrinter INDENTED = new JsonPrinter(new JsonStyle(2, false, false), Theme.NONE, true);

    private ValueText() {
    }

    /** As in a cell of a column with this unit: {@code 1.2 s}; nothing for a missing value. */
    public static String cell(JsonNode value, Unit unit) {
        return Cell.of(value, unit, true, COMPACT).text();
    }

    /** Text as it is, any other value as indented JSON. */
    public static String block(JsonNode value) {
        return value.isTextual() ? value.textValue() : INDENTED.text(value);
    }
}
