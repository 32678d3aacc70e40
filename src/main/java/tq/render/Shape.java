package tq.render;

import java.util.List;

/**
 * What the rows of a result look like, known before the first of them.
 *
 * @param columns the keys of every row, in the order to show; a row may lack a key or hold null there. Empty: rows
 *     are any JSON values, as raw jq gives them; columns are then found from the rows themselves
 * @param scalar the result is one bare value, as of {@code count}; its column, if there is one, says the unit
 */
public record Shape(List<Column> columns, boolean scalar) {
    /** Any JSON values. */
    public static final Shape FREE = new Shape(List.of(), false);

    /**
     * @throws NullPointerException when the list or a column is null
     * @throws IllegalArgumentException when a scalar has more than one column
     */
    public Shape {
        columns = List.copyOf(columns);
        if (scalar && columns.size() > 1) {
            throw new IllegalArgumentException("a scalar has one column, not " + columns.size());
        }
    }

    /** Rows with these columns. */
    public static Shape of(Column... columns) {
        return new Shape(List.of(columns), false);
    }

    /** One bare value in this unit; {@code name} is its column where a format needs one (CSV). */
    public static Shape scalar(String name, Unit unit) {
        return new Shape(List.of(new Column(name, unit)), true);
    }
}
