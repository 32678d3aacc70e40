package tq.plan;

/** How the elements of a set can stand to a row. */
public enum Relation {
    /** The span's parent. */
    PARENT,
    /** The span's children. */
    CHILDREN,
    /** All spans above it. */
    ANCESTORS,
    /** All spans below it. */
    DESCENDANTS,
    /** The other spans with its parent. */
    SIBLINGS,
    /** What belongs to the same span, or is it. */
    OWN,
    /** What belongs to the same trace, or is it. */
    TRACE,
    /** What belongs to one of the session's traces. */
    SESSION;

    /** From the other side: x is among the children of y just if y is x's parent. */
    Relation inverse() {
        return switch (this) {
            case PARENT -> CHILDREN;
            case CHILDREN -> PARENT;
            case ANCESTORS -> DESCENDANTS;
            case DESCENDANTS -> ANCESTORS;
            default -> this;
        };
    }
}
