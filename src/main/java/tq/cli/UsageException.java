package tq.cli;

/** The command was called in a way that makes no sense; the message says how to mend it. */
final class UsageException extends Exception {

    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
