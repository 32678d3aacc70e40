package tq.session;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tq.source.MemoryException;
import tq.source.Problems;
import tq.source.Tally;
import tq.source.TraceSource;
import tq.trace.Trace;

/**
 * The traces that a session asks about, held in memory.
 *
 * @param words what was asked for: files, folders, patterns
 * @param told what was wrong or odd, a sentence each
 */
public record Loaded(List<String> words, List<Trace> traces, Tally tally, List<String> told) {

    /** Before anything is loaded. */
    public static final Loaded NOTHING = new Loaded(List.of(), List.of(), new Tally(), List.of());

    public Loaded {
        words = List.copyOf(words);
        traces = List.copyOf(traces);
        told = List.copyOf(told);
    }

    /** Hears how far the reading is. */
    public interface Progress {
        /** How many traces and spans have been read. */
        void read(long traces, long spans);

        /** All is read, or the reading was stopped. */
        default void done() {
        }
    }

    /**
     * Reads inputs; what is wrong with them is told in {@link #told}. A thread that is interrupted stops with what it has.
     *
     * @param words files, folders, patterns, {@code -}
     */
    public static Loaded read(List<String> words, InputStream stdin, Progress progress) {
        List<Trace> traces = new ArrayList<>();
        Set<String> told = new LinkedHashSet<>();
        TraceSource source = new TraceSource(words, stdin, new Problems(problem -> told.add(problem.message())));
        source.tally().inDetail();
        source.start();
        long[] spans = {0};
        try {
            source.read(trace -> {
                traces.add(trace);
                progress.read(traces.size(), spans[0] += trace.spans().size());
                return !Thread.currentThread().isInterrupted();
            });
        } catch (MemoryException e) {
            told.add(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        progress.done();
        if (Thread.currentThread().isInterrupted()) {
            told.add("reading was stopped; what had been read is loaded");
        }
        return new Loaded(words, traces, source.tally(), List.copyOf(told));
    }

    /** How many spans there are. */
    public long spans() {
        return traces.stream().mapToLong(trace -> trace.spans().size()).sum();
    }
}
