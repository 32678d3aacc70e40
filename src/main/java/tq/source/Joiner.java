package tq.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tq.trace.Trace;

/**
 * Joins documents of one trace: an info read from one file and the spans of another. A trace that has both goes
 * through at once; from the first that has not on, traces wait for the end of the input, so that their order stays.
 */
final class Joiner {

    private final TraceSource.Receiver receiver;
    private final boolean joins;
    private final List<Trace> waiting = new ArrayList<>();
    private final Map<String, Integer> partial = new HashMap<>();

    /** Documents of a single file are not joined. */
    Joiner(TraceSource.Receiver receiver, boolean joins) {
        this.receiver = receiver;
        this.joins = joins;
    }

    boolean add(Trace trace) throws Exception {
        if (!joins || waiting.isEmpty() && !trace.isPartial()) {
            return receiver.add(trace);
        }
        Integer other = trace.isPartial() ? partial.get(trace.id()) : null;
        if (other != null && trace.completes(waiting.get(other))) {
            waiting.set(other, Trace.joined(waiting.get(other), trace));
        } else {
            if (trace.isPartial()) {
                partial.put(trace.id(), waiting.size());
            }
            waiting.add(trace);
        }
        return true;
    }

    void end() throws Exception {
        for (Trace trace : waiting) {
            if (!receiver.add(trace)) {
                return;
            }
        }
    }
}
