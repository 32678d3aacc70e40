package tq.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import tq.trace.Trace;

/**
 * Joins documents of one trace that stand in several files: an info read from one and the spans of another; a second
 * copy is left out, and that is told. A trace that has both goes through at once; from the first that has not on, traces
 * wait for the end of the input, so that their order stays.
 */
final class Joiner {

    private final TraceSource.Receiver receiver;
    private final boolean joins;
    private final Consumer<String> notes;
    private final List<Trace> waiting = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();
    private final Set<String> gone = new HashSet<>();
    private int copies;
    private String firstCopy = "";

    /** Documents of a single file are not joined. */
    Joiner(TraceSource.Receiver receiver, boolean joins, Consumer<String> notes) {
        this.receiver = receiver;
        this.joins = joins;
        this.notes = notes;
    }

    /** Takes the next trace; false where no more are wanted. */
    boolean add(Trace trace) throws Exception {
        if (!joins || trace.id().isEmpty()) {
            return waiting.isEmpty() ? receiver.add(trace) : waiting.add(trace);
        }
        if (gone.contains(trace.id())) {
            copy(trace);
            return true;
        }
        if (waiting.isEmpty() && !trace.isPartial()) {
            gone.add(trace.id());
            return receiver.add(trace);
        }
        Integer place = places.putIfAbsent(trace.id(), waiting.size());
        if (place == null) {
            waiting.add(trace);
        } else {
            join(place, trace);
        }
        return true;
    }

    private void join(int place, Trace trace) {
        Trace other = waiting.get(place);
        if (trace.completes(other)) {
            waiting.set(place, Trace.joined(other, trace));
        } else if (other.isPartial() && !trace.isPartial()) {
            waiting.set(place, trace);
        } else {
            copy(trace);
        }
    }

    private void copy(Trace trace) {
        if (!trace.isPartial() && copies++ == 0) {
            firstCopy = trace.id() + ", in " + trace.origin().file();
        }
    }

    /** Hands on what waited. */
    void end() throws Exception {
        for (Trace trace : waiting) {
            if (!receiver.add(trace)) {
                break;
            }
        }
        if (copies > 0) {
            notes.accept((copies == 1 ? "a second copy of a trace is" : copies + " copies of traces are") + " left out: " + firstCopy + (copies > 1 ? " …" : ""));
        }
    }
}
