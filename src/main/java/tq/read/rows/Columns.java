package tq.read.rows;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import tq.json.JsonKind;
import tq.json.JsonMembers;
import tq.json.JsonValue;

/**
 * The columns of a row, found by what they are called in any style: {@code trace_id}, {@code TraceId} and {@code traceID} are
 * one, {@code traceid}. Columns that are null are not there. What was not asked for is left, to be kept as it is.
 */
final class Columns {

    /** A column under its own name; its value is missing where there is no such column. */
    record Cell(String name, JsonValue value) {

        static final Cell NONE = new Cell("", JsonValue.MISSING);

        boolean isMissing() {
            return value.isMissing();
        }

        String text() {
            return value.textOr("");
        }
    }

    private final Map<String, Cell> cells = new LinkedHashMap<>();

    Columns(JsonValue row) {
        for (JsonMembers members = row.members(); members.next();) {
            if (members.value().kind() != JsonKind.NULL) {
                cells.put(plain(members.key()), new Cell(members.key(), members.value()));
            }
        }
    }

    /** {@code Start_Time} is {@code starttime}; dots stay, since they part what a column is of. */
    static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "").replace(" ", "");
    }

    /** The first of the columns that is there. */
    Cell get(String... names) {
        for (String name : names) {
            Cell cell = cells.get(name);
            if (cell != null) {
                return cell;
            }
        }
        return Cell.NONE;
    }

    boolean has(String... names) {
        return !get(names).isMissing();
    }

    /** The same, and it is not left any more; the other columns are. */
    Cell take(String... names) {
        return take(get(names));
    }

    Cell take(Cell cell) {
        cells.remove(plain(cell.name()));
        return cell;
    }

    /** Columns that begin with one of the prefixes, without it; they are not left any more. */
    Map<String, JsonValue> takeBelow(String... prefixes) {
        Map<String, JsonValue> below = new LinkedHashMap<>();
        cells.values().removeIf(cell -> {
            for (String prefix : prefixes) {
                if (plain(cell.name()).startsWith(prefix + ".")) {
                    below.put(cell.name().substring(cell.name().indexOf('.') + 1), cell.value());
                    return true;
                }
            }
            return false;
        });
        return below;
    }

    /** What is left. */
    Iterable<Cell> left() {
        return cells.values();
    }
}
