package tq.cli;

import tq.run.CompiledQuery;

/** Loads on a second core, while options and query are read, the engine that every query needs later. */
final class WarmUp {

    private WarmUp() {
    }

    /** Starts the work on a daemon thread and returns at once; nothing waits for it. */
    static void start() {
        Thread thread = new Thread(CompiledQuery::warmUp, "tq-warm-up");
        thread.setDaemon(true);
        thread.start();
    }
}
