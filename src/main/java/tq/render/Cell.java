package tq.render;

import com.fasterxml.jackson.databind.JsonNode;
import tq.render.Theme.Paint;
import tq.text.TerminalText;

/**
 * A value as people read it in a table.
 *
 * @param text nothing for a missing value, {@code null}, {@code ""} for an empty string, {@code 1.2 s}, compact JSON
 *     for a nested value
 * @param kind what it was
 * @param paint its colour
 */
record Cell(String text, Kind kind, Paint paint) {
    enum Kind {
        MISSING,
        NULL,
        NUMBER,
        TEXT,
        NESTED
    }

    private static final Cell MISSING = new Cell("", Kind.MISSING, Paint.PLAIN);
    private static final Cell NULL = new Cell("null", Kind.NULL, Paint.NULL);
    private static final Cell EMPTY = new Cell("\"\"", Kind.TEXT, Paint.PLAIN);

    /** The cell for a value of a column with this unit; its text may still hold control characters if it is TEXT. */
    static Cell of(JsonNode value, Unit unit, boolean unicode, JsonPrinter json) {
        if (value.isMissingNode()) {
            return MISSING;
        }
        if (value.isNull()) {
            return NULL;
        }
        if (value.isNumber()) {
            return new Cell(UnitText.of(value, unit, unicode), Kind.NUMBER, Paint.PLAIN);
        }
        if (value.isContainerNode()) {
            return new Cell(json.text(value), Kind.NESTED, Paint.PLAIN);
        }
        return ofText(value.asText(), unit);
    }

    private static Cell ofText(String text, Unit unit) {
        if (text.isEmpty()) {
            return EMPTY;
        }
        return switch (unit) {
            case TIME -> new Cell(TimeText.of(text), Kind.TEXT, Paint.PLAIN);
            case STATUS -> new Cell(text, Kind.TEXT, statusPaint(text));
            default -> new Cell(text, Kind.TEXT, Paint.PLAIN);
        };
    }

    private static Paint statusPaint(String status) {
        if (status.equalsIgnoreCase("ERROR") || status.equals("STATUS_CODE_ERROR")) {
            return Paint.ERROR;
        }
        return status.equalsIgnoreCase("OK") || status.equals("STATUS_CODE_OK") ? Paint.OK : Paint.PLAIN;
    }

    Cell withText(String other) {
        return other.equals(text) ? this : new Cell(other, kind, paint);
    }

    Cell painted(Paint other) {
        return new Cell(text, kind, other);
    }

    /** The same on one line and harmless for a terminal. */
    Cell oneLine() {
        return withText(TerminalText.oneLine(text));
    }
}
