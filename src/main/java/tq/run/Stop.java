package tq.run;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.joni.Matcher;

/**
 * How a query is stopped while it runs: its thread is interrupted, and whatever may run for long asks for that again and
 * again. Not reached is jq that goes through many values without calling a function.
 */
public final class Stop {

    /** A match does not look at its thread, so it is told by itself. */
    private static final Map<Thread, Match> MATCHING = new ConcurrentHashMap<>();

    private Stop() {
    }

    /** Thrown out of a run that was stopped; it has no answer. */
    public static final class Stopped extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private Stopped() {
            super("stopped", null, false, false);
        }
    }

    /** A match that goes on, and whether it was told to stop: joni forgets that it was. */
    private static final class Match {

        private final Matcher matcher;
        private volatile boolean told;

        Match(Matcher matcher) {
            this.matcher = matcher;
        }
    }

    /** Tells the query that runs in a thread to stop. */
    public static void ask(Thread thread) {
        Match match = MATCHING.get(thread);
        if (match != null) {
            match.told = true;
        }
        thread.interrupt();
        if (match != null) {
            match.matcher.interrupt();
        }
    }

    /** Goes on unless the thread was told to stop; the mark of that stays. */
    public static void check() {
        if (Thread.currentThread().isInterrupted()) {
            throw new Stopped();
        }
    }

    /**
     * Whether a match is found that begins between two places; stops when told.
     *
     * @throws InterruptedException when it takes longer than the matcher may
     */
    static boolean search(Matcher matcher, int from, int to, int options) throws InterruptedException {
        Match match = new Match(matcher);
        MATCHING.put(Thread.currentThread(), match);
        try {
            check();
            return matcher.searchInterruptible(from, to, options) >= 0;
        } catch (InterruptedException e) {
            if (match.told) {
                throw new Stopped();
            }
            throw e;
        } finally {
            MATCHING.remove(Thread.currentThread());
        }
    }
}
