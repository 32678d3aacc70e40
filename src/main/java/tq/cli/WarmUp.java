package tq.cli;

import tq.parse.QueryParser;
import tq.run.CompiledQuery;

/** Loads on a second core, while the options are read, first the parser and then the engine that every query needs. */
final class WarmUp {

    private WarmUp() {
    }

    /** Starts the work on a daemon thread and returns at once; nothing waits for it. */
    static void start() {
        Thread thread = new Thread(WarmUp::work, "tq-warm-up");
        thread.setDaemon(true);
        thread.start();
    }

    private static void work() {
        QueryParser.warmUp();
        CompiledQuery.warmUp();
    }
}
