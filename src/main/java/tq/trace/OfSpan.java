package tq.trace;

/** Something that belongs to a span: an event, a message, a document, a link. */
public interface OfSpan {

    /** The span that it belongs to. */
    Span span();
}
