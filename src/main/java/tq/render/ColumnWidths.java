package tq.render;

import java.util.Arrays;

/**
 * Fits the columns of a table into a terminal: text columns give way first, the widest of them first, then long names
 * above narrow values. When that is not enough, columns are dropped from the right and the others get the room.
 */
final class ColumnWidths {
    /** Spaces between two columns. */
    static final int GAP = 2;
    /** Narrower than this a column says nothing. */
    static final int LEAST = 6;

    private final int[] natural;
    private final int[] least;
    private final boolean[] text;

    ColumnWidths(int columns) {
        natural = new int[columns];
        least = new int[columns];
        text = new boolean[columns];
    }

    /**
     * Describes a column.
     *
     * @param name the width of its name
     * @param cells the width of its widest cell
     * @param cut how short its cells may be cut when they are text; 0 for numbers and times, which would say something else then
     */
    void set(int column, int name, int cells, int cut) {
        natural[column] = Math.max(name, cells);
        least[column] = Math.min(natural[column], cut > 0 ? cut : Math.max(LEAST, cells));
        text[column] = cut > 0;
    }

    /** The widths of the columns that can be shown, from the left, at least of one. */
    int[] fit(int width) {
        if (width == 0) {
            return natural.clone();
        }
        int shown = natural.length;
        while (shown > 1 && total(least, shown) > width) {
            shown--;
        }
        int[] widths = Arrays.copyOf(natural, shown);
        int excess = total(widths, shown) - width;
        excess -= shrink(widths, excess, true);
        excess -= shrink(widths, excess, false);
        widths[0] -= Math.max(0, excess); // one column alone, and even that too wide
        return widths;
    }

    private static int total(int[] widths, int shown) {
        int total = GAP * (shown - 1);
        for (int i = 0; i < shown; i++) {
            total += widths[i];
        }
        return total;
    }

    /** Takes up to {@code excess} columns of the terminal away, one at a time from the widest; returns how many. */
    private int shrink(int[] widths, int excess, boolean onlyText) {
        for (int taken = 0; taken < excess; taken++) {
            int widest = -1;
            for (int i = 0; i < widths.length; i++) {
                boolean canShrink = widths[i] > least[i] && (text[i] || !onlyText);
                if (canShrink && (widest < 0 || widths[i] > widths[widest])) {
                    widest = i;
                }
            }
            if (widest < 0) {
                return taken;
            }
            widths[widest]--;
        }
        return Math.max(0, excess);
    }
}
