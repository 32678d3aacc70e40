package tq.repl;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.Terminal.SignalHandler;
import tq.run.Stop;

/** Runs what may take long on a thread of its own, so that Ctrl-C gives the prompt back. */
final class Worker {

    /** As deep as queries and data are nested; only what is used takes memory. */
    private static final long STACK_BYTES = 512L << 20;

    /** How long something that was told to stop is waited for. */
    private static final long PATIENCE_MILLIS = 90;

    /** How often the memory is looked at. */
    private static final long LOOK_MILLIS = 100;

    private final Terminal terminal;

    Worker(Terminal terminal) {
        this.terminal = terminal;
    }

    /**
     * Runs something and waits for it, or until Ctrl-C.
     *
     * @param stopped what it gives when it was stopped
     * @param abandoned what it gives when it was told to stop and goes on
     * @param full what it gives when it was stopped since it needs more memory than there is
     */
    <T> T run(Callable<T> work, T stopped, T abandoned, T full) throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        CountDownLatch told = new CountDownLatch(1);
        AtomicReference<T> result = new AtomicReference<>();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread thread = new Thread(null, () -> {
            try {
                result.set(work.call());
            } catch (Throwable e) {
                failure.set(e);
            } finally {
                over.countDown();
                told.countDown();
            }
        }, "tq-query", STACK_BYTES);
        thread.setDaemon(true);
        SignalHandler before = terminal.handle(Signal.INT, signal -> {
            terminal.writer().println(); // behind the ^C that the terminal shows
            terminal.flush();
            Stop.ask(thread);
            told.countDown();
        });
        try {
            thread.start();
            boolean filled = false;
            while (!told.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                if (MemoryWatch.isFull()) {
                    filled = true;
                    Stop.ask(thread);
                    break;
                }
            }
            if (filled) {
                over.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
                return full;
            }
            if (!over.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS) && over.getCount() > 0) {
                return abandoned;
            }
        } finally {
            terminal.handle(Signal.INT, before);
        }
        if (failure.get() instanceof Stop.Stopped) {
            return stopped;
        }
        if (failure.get() instanceof Error error) {
            throw error;
        }
        if (failure.get() != null) {
            throw (Exception) failure.get();
        }
        return result.get();
    }
}
