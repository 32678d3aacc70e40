package tq.read.base;

import tq.trace.TracePart;

/** Where readers put what they find in a document. */
public interface Findings {

    /** The next part of a trace, in the order of the document. */
    void part(TracePart part);

    /** What is in the place of a trace or a span and is none, as a sentence. */
    void loss(String sentence);

    /**
     * What tq has no use for, though there is nothing wrong with it.
     *
     * @param what in the plural: {@code metrics}
     */
    void left(String what, long count);
}
