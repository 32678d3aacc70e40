package tq.run;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Tasks over several threads, whose results are handed on by the caller's thread in the order in which the tasks were given. Only a few are under way
 * at a time, so that what they hold does not pile up.
 */
final class OrderedTasks<R> implements AutoCloseable {

    /** Each thread has one task at hand and one to go on with. */
    private static final int TASKS_OF_A_THREAD = 2;
    /** Data may be nested deeply; see the thread of the command. */
    private static final long STACK_BYTES = 512L << 20;

    /** Takes a result. */
    interface Receiver<R> {
        void take(R result) throws RunException;
    }

    private final ExecutorService threads;
    private final Receiver<R> receiver;
    private final int most;
    private final Queue<Future<R>> underWay = new ArrayDeque<>();

    OrderedTasks(int jobs, Receiver<R> receiver) {
        this.receiver = receiver;
        this.most = jobs * TASKS_OF_A_THREAD;
        this.threads = Executors.newFixedThreadPool(jobs, task -> {
            Thread thread = new Thread(null, task, "tq-map", STACK_BYTES);
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Begins a task, once there is room for it. */
    void add(Callable<R> task) throws RunException {
        while (underWay.size() >= most || !underWay.isEmpty() && underWay.peek().isDone()) {
            take();
        }
        underWay.add(threads.submit(task));
    }

    /** Waits for all that is under way. */
    void drain() throws RunException {
        while (!underWay.isEmpty()) {
            take();
        }
    }

    private void take() throws RunException {
        try {
            receiver.take(underWay.remove().get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            Stop.check();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RunException fault) {
                throw fault;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException fault ? fault : new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
