package tq.read;

/** A document that is JSON and no trace; the message says what it is instead. */
public final class NotATraceException extends Exception {

    private static final long serialVersionUID = 1L;

    NotATraceException(String message) {
        super(message);
    }
}
