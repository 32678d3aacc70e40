package tq.read.base;

/** A document that is JSON and no trace; the message says what it is instead. */
public final class NotATraceException extends Exception {

    private static final long serialVersionUID = 1L;

    /** With a sentence that says what it is instead. */
    public NotATraceException(String message) {
        super(message);
    }
}
