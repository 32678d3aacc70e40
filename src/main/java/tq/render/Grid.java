package tq.render;

import java.util.ArrayList;
import java.util.List;

/** All cells of a table that is laid out once the last row is known. */
final class Grid {
    private final List<Column> columns;
    private final List<List<Cell>> rows = new ArrayList<>();

    Grid(List<Column> columns) {
        this.columns = columns;
    }

    List<Column> columns() {
        return columns;
    }

    List<List<Cell>> rows() {
        return rows;
    }

    void add(List<Cell> row) {
        rows.add(row);
    }

    /** True when a column holds numbers: by its unit, or because every value there is in it is one. */
    boolean isNumeric(int column) {
        Unit unit = columns.get(column).unit();
        if (unit != Unit.NONE) {
            return unit.isNumeric();
        }
        boolean anyNumber = false;
        for (List<Cell> row : rows) {
            Cell.Kind kind = row.get(column).kind();
            if (kind == Cell.Kind.TEXT || kind == Cell.Kind.NESTED) {
                return false;
            }
            anyNumber |= kind == Cell.Kind.NUMBER;
        }
        return anyNumber;
    }
}
