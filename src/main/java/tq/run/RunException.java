package tq.run;

/** A query that failed while it ran: what the engine said, and in which program. */
public final class RunException extends Exception {

    private static final long serialVersionUID = 1L;

    public RunException(String message) {
        super(message);
    }

    RunException(String message, Throwable cause) {
        super(message, cause);
    }
}
