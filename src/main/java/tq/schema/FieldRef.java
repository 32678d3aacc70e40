package tq.schema;

import java.util.List;
import java.util.Optional;

/**
 * A field that a query reads from elements, and the key that it has in a row.
 *
 * @param key the key in the row, which is the field as the query names it: {@code trace.tags.plant}
 * @param relation the element to go to first: {@code trace}; empty for the row's own
 * @param noun whose field it is, after the relation
 * @param field the field's name in {@link Schema}: {@code tags}
 * @param names for fields of open keys: what follows the field's name, {@code [plant]}
 */
public record FieldRef(String key, Optional<String> relation, Noun noun, String field, List<String> names) {

    /** Hidden fields that no query can name: positions in the tree, and whether a key is there at all. */
    public static final String IS_ROOT = "is root";
    /** See {@link #IS_ROOT}. */
    public static final String IS_LEAF = "is leaf";
    /** See {@link #IS_ROOT}. */
    public static final String IS_ORPHAN = "is orphan";
    /** Before the name of a field that may be there and null: {@code has outputs}. */
    public static final String HAS = "has ";
    /** Before the name of a field: the attribute key, or what else, that it was read from: {@code source of model}. */
    public static final String SOURCE = "source of ";
    /** The element itself, for rows that are printed whole. */
    public static final String ELEMENT = "element";
    /** What decides which usage counts when tokens or costs are added up: {@code [trace, enter, leave, response id, has tokens, has cost, id in the answer]}. */
    public static final String USAGE = "usage counted";

    /**
     * Where an element stands in the tree of its trace: {@code [trace, position, family, enter, leave]}, of the element's span. Family is the
     * position of the parent, below 0 where the parent is not there, null for a root; one span is below another just if it is
     * entered later and left earlier. Of a trace only the first.
     */
    public static final String PLACE = "place in tree";
    /** When an element was, in nanoseconds from the start of its trace: {@code [trace, from, to, position, extent of the trace]}. */
    public static final String TIME = "time in trace";

    /** Whether it is the trace that a reference names, which is in {@link #names}. */
    public static final String FROM = "from";
    /** How long a span holds the critical path, in nanoseconds; missing of a span that is not on it. */
    public static final String PATH_TIME = "path_time";

    public FieldRef {
        names = List.copyOf(names);
    }

    /** A field of the row's own element under its own name. */
    public static FieldRef own(Noun noun, String field) {
        return new FieldRef(field, Optional.empty(), noun.element(), field, List.of());
    }
}
