package tq.source;

/** An input needs more memory than there is; the message says why, and what helps. */
public final class MemoryException extends Exception {

    private static final long serialVersionUID = 1L;
    private static final String MORE = "give more memory, as with TQ_JAVA_OPTS=-Xmx4g";

    private MemoryException(String message) {
        super(message, null, false, false);
    }

    /** Bytes of input from which on they are the reason why memory is short. */
    static long much() {
        return Runtime.getRuntime().maxMemory() / 8;
    }

    /** The memory that there is: {@code 512 MiB}. */
    static String room() {
        return (Runtime.getRuntime().maxMemory() >> 20) + " MiB of memory";
    }

    static MemoryException ofScattered(boolean repeatable) {
        return new MemoryException(repeatable
                ? "the spans of the traces are scattered so far over the input that what must be held of it does not fit in " + room() + "; " + MORE + ", or sort it by trace id"
                : "the spans of the traces may be scattered over the whole input, and one that comes from standard input or a pipe is read once, so all of it must be held, which does not fit in "
                        + room() + "; save it to a file and name that (tq reads files twice instead), or " + MORE);
    }

    static MemoryException ofDocument(String name) {
        return new MemoryException(name + ": one of its documents does not fit in " + room() + "; " + MORE);
    }
}
