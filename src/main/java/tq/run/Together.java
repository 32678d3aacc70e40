package tq.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import tq.trace.Trace;

/**
 * Runs of several queries that are asked of the same traces, read once. Map programs may run on several threads, a trace on each; what they give is
 * taken in the order of the traces, so that the answers are those of one thread.
 */
public final class Together implements AutoCloseable {

    /** Most inputs are small, and threads would cost more than they save. */
    private static final int ALONE = 3;

    private final List<CompiledQuery.Run> runs;
    private final int jobs;
    private final Consumer<Trace> taken;
    private final boolean[] wanted;
    private Optional<OrderedTasks<Mapped>> tasks = Optional.empty();
    private long traces;

    /** What one trace gave each run. */
    private record Mapped(Trace trace, List<Optional<CompiledQuery.Part>> parts) {
    }

    /**
     * Takes runs, which nobody else feeds.
     *
     * @param jobs how many threads may run map programs
     * @param taken hears of each trace before the results that come from it
     */
    public Together(List<CompiledQuery.Run> runs, int jobs, Consumer<Trace> taken) {
        this.runs = List.copyOf(runs);
        this.jobs = jobs;
        this.taken = taken;
        this.wanted = new boolean[runs.size()];
        Arrays.fill(wanted, true);
    }

    /**
     * Puts a trace to every run.
     *
     * @return whether more traces can change any answer
     */
    public boolean add(Trace trace) throws RunException {
        traces++;
        if (jobs > 1 && traces > ALONE) {
            long number = traces;
            boolean[] now = wanted.clone();
            if (tasks.isEmpty()) {
                tasks = Optional.of(new OrderedTasks<>(jobs, this::take));
            }
            tasks.get().add(() -> map(trace, number, now));
        } else {
            taken.accept(trace);
            for (int i = 0; i < wanted.length; i++) {
                wanted[i] = wanted[i] && runs.get(i).add(trace, traces);
            }
        }
        return wantsMore();
    }

    private boolean wantsMore() {
        boolean any = false;
        for (boolean each : wanted) {
            any |= each;
        }
        return any;
    }

    private Mapped map(Trace trace, long number, boolean[] now) throws RunException {
        List<Optional<CompiledQuery.Part>> parts = new ArrayList<>(runs.size());
        try {
            for (int i = 0; i < now.length; i++) {
                parts.add(now[i] ? Optional.of(runs.get(i).map(trace, number)) : Optional.empty());
            }
        } finally {
            runs.forEach(CompiledQuery.Run::release);
        }
        return new Mapped(trace, parts);
    }

    private void take(Mapped mapped) {
        taken.accept(mapped.trace());
        for (int i = 0; i < wanted.length; i++) {
            if (wanted[i] && mapped.parts().get(i).isPresent()) {
                wanted[i] = runs.get(i).take(mapped.parts().get(i).get());
            }
        }
    }

    /** Takes what is under way, where nothing else is to be done for now. */
    public void idle() throws RunException {
        if (tasks.isPresent()) {
            tasks.get().drain();
        }
    }

    /** How many traces were given. */
    public long traces() {
        return traces;
    }

    @Override
    public void close() {
        tasks.ifPresent(OrderedTasks::close);
    }
}
