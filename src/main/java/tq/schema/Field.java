package tq.schema;

import java.util.List;

/**
 * A field of a noun.
 *
 * @param name dotted, such as {@code tokens.input}; it is also the key of the field in a row
 * @param type what it holds
 * @param doc one line for help
 * @param values for {@link ValueType#ENUM} and {@link ValueType#TYPE}: the values known, in their canonical form
 * @param reach what it takes to know it
 */
public record Field(String name, ValueType type, String doc, List<String> values, Reach reach) {

    /** Where a field's value comes from. */
    public enum Reach {
        /** The element itself, or its trace as a whole. */
        ELEMENT,
        /** The same, but the field can be there and null, so {@code is missing} asks for the key. */
        NULLABLE,
        /** Anything may follow: {@code attributes.a.b}; the longest stored key counts. */
        KEYS,
        /** Conventions of other dialects, which no portable jq spells out. */
        DIALECTS
    }

    public Field {
        values = List.copyOf(values);
    }
}
