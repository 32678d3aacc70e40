package tq.render;

import java.util.Objects;

/**
 * One column of a result.
 *
 * @param name the key of its values in each row, taken literally: {@code tokens.input} is one key with a dot in it
 * @param unit what its values measure
 */
public record Column(String name, Unit unit) {
    /** @throws NullPointerException naming the missing part */
    public Column {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(unit, "unit");
    }
}
