package tq.run;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.joni.Matcher;

/**
 * How a query is stopped while it runs: its thread is interrupted, and whatever may run for long asks for that again and
 * again. Not reached are jq's own regular expressions, and jq that goes through many values without calling a function.
 */
public final class Stop {

    /** A match does not look at its thread, so it is told by itself. */
    private static final Map<Thread, Matcher> MATCHING = new ConcurrentHashMap<>();

    private Stop() {
    }

    /** Thrown out of a run that was stopped; it has no answer. */
    public static final class Stopped extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private Stopped() {
            super("stopped", null, false, false);
        }
    }

    /** Tells the query that runs in a thread to stop. */
    public static void ask(Thread thread) {
        thread.interrupt();
        Matcher matcher = MATCHING.get(thread);
        if (matcher != null) {
            matcher.interrupt();
        }
    }

    /** Goes on unless the thread was told to stop; the mark of that stays. */
    public static void check() {
        if (Thread.currentThread().isInterrupted()) {
            throw new Stopped();
        }
    }

    /** Whether a match is found in bytes from their beginning to their end; stops when told. */
    static boolean search(Matcher matcher, int length, int options) throws InterruptedException {
        MATCHING.put(Thread.currentThread(), matcher);
        try {
            check();
            return matcher.searchInterruptible(0, length, options) >= 0;
        } finally {
            MATCHING.remove(Thread.currentThread());
        }
    }
}
