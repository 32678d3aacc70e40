package tq.render;

import java.util.Objects;

/**
 * What the surroundings and the user ask of a renderer.
 *
 * @param width columns of the terminal, which tables keep to; 0 for no limit
 * @param theme colours; {@link Theme#NONE} for none
 * @param json layout of JSON
 * @param unicode rules and ellipses may be box characters; otherwise {@code -} and {@code ...}. Data is not touched
 * @param csvRaw CSV cells that a spreadsheet would run as a formula are left as they are
 * @param vertical tables show one line per column, as they do below {@value #NARROW} columns anyway
 * @param terminal output goes to a terminal: control characters of the data are made visible in every format
 */
public record RenderOptions(
        int width, Theme theme, JsonStyle json, boolean unicode, boolean csvRaw, boolean vertical, boolean terminal) {
    /** Below this many columns a table is shown vertically. */
    public static final int NARROW = 40;
    /** For output to a file or another program: no limit, no colour, compact JSON, ASCII rules. */
    public static final RenderOptions PIPE =
            new RenderOptions(0, Theme.NONE, JsonStyle.COMPACT, false, false, false, false);

    /**
     * @throws NullPointerException naming the missing part
     * @throws IllegalArgumentException when {@code width} is negative
     */
    public RenderOptions {
        Objects.requireNonNull(theme, "theme");
        Objects.requireNonNull(json, "json");
        if (width < 0) {
            throw new IllegalArgumentException("width must not be negative: " + width);
        }
    }

    /** For a terminal of this many columns that can show box characters. */
    public static RenderOptions forTerminal(int width, Theme theme) {
        return new RenderOptions(width, theme, JsonStyle.COMPACT, true, false, false, true);
    }

    boolean isVertical() {
        return vertical || (width > 0 && width < NARROW);
    }

    /** Three dots, as one character where that can be shown. */
    public String ellipsis() {
        return unicode ? "…" : "...";
    }

    String rule(int columns) {
        return (unicode ? "─" : "-").repeat(columns);
    }

    /** Writes JSON for a cell, on one line and without colour. */
    JsonPrinter cellJson(boolean forTerminal) {
        return new JsonPrinter(json.compact(), Theme.NONE, forTerminal);
    }
}
