package tq.plan;

import tq.schema.FieldRef;
import tq.schema.Noun;

/**
 * Something that a query takes for granted and that only the data can show; worth a note where it is not so.
 *
 * @param kind what is watched
 * @param rows the elements that are looked at
 * @param ref the field that tells
 * @param name the key or the word that the query names
 */
public record Watch(Kind kind, Noun rows, FieldRef ref, String name) {

    /** Whether all traces have their spans. */
    static final Watch SPANS = new Watch(Kind.SPANS, Noun.TRACES, FieldRef.own(Noun.TRACES, "spans"), "");

    /** What can be watched. */
    public enum Kind {
        /** A key under {@code attributes}, {@code tags} or {@code metadata}: does any row have it? */
        KEY,
        /** A key in {@code inputs} or {@code outputs}: does any row have it? */
        MEMBER,
        /** A span type that MLflow does not know: does any span have it? */
        TYPE,
        /** {@code status = OK}: are there spans whose status is UNSET, which it leaves out? */
        UNSET,
        /** A trace's own token total: do its spans add up to it? */
        TOTAL,
        /** {@code from @2}: is such a trace loaded? */
        FROM,
        /** Spans, or how many there are: are those of all traces in the input? */
        SPANS
    }

    /** By hand, since Java links a record's own method when it is first called, which takes 20 ms of every run. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Watch watch && kind == watch.kind && rows == watch.rows && name.equals(watch.name) && ref.key().equals(watch.ref.key());
    }

    /** See {@link #equals}. */
    @Override
    public int hashCode() {
        return 31 * name.hashCode() + ref.key().hashCode();
    }
}
