package tq.source;

import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import tq.trace.Trace;
import tq.trace.TracePart;

/**
 * Files and standard input to traces, one after another in the order given, with only a few documents in memory. Each
 * file may be one document, several one after another, or JSON lines. A thread of its own reads ahead, from
 * {@link #start} on, so that a query is compiled while its input is read.
 */
public final class TraceSource {

    /** The name of standard input among files. */
    public static final String STDIN = "-";

    /** Documents read ahead; each may be large. */
    private static final int AHEAD = 4;

    private final List<String> files;
    private final InputReader inputs;
    private final Problems problems;
    private final Tally tally = new Tally();
    private final BlockingQueue<Item> items = new ArrayBlockingQueue<>(AHEAD);
    private final Thread reader = new Thread(this::readAll, "tq-reader");

    /** What the reader hands over. */
    private interface Item {

        Item END = gatherer -> false;

        /** Gives it, on the caller's thread; whether more is wanted. */
        boolean to(Gatherer gatherer) throws Exception;
    }

    /** Receives traces. */
    public interface Receiver {
        /** Takes the next trace; false where no more are wanted. */
        boolean add(Trace trace) throws Exception;
    }

    public TraceSource(List<String> files, InputStream stdin, Problems problems) {
        this.files = List.copyOf(files);
        this.inputs = new InputReader(stdin);
        this.problems = problems;
        reader.setDaemon(true);
    }

    /** Begins to read ahead. */
    public void start() {
        reader.start();
    }

    /** What was read, and what of it was left out; complete after {@link #read}. */
    public Tally tally() {
        return tally;
    }

    /**
     * Hands on all traces, and the problems met between them, on the caller's thread. Call {@link #start} first.
     *
     * @throws Exception what the receiver throws; problems of inputs are not thrown
     */
    public void read(Receiver receiver) throws Exception {
        try {
            Gatherer gatherer = new Gatherer(receiver, files.size() > 1, tally);
            Item item = items.take();
            while (item != Item.END) {
                if (!item.to(gatherer)) {
                    return;
                }
                item = items.take();
            }
            gatherer.end();
            tally.losses().forEach(loss -> problems.add(new Problems.Problem(Problems.Kind.WARNING, loss)));
        } finally {
            reader.interrupt();
        }
    }

    private void readAll() {
        try {
            try {
                Survey survey = Survey.of(files, inputs);
                Optional<LastParts> last = survey.lastParts();
                long[] number = {0};
                for (String file : survey.files()) {
                    inputs.read(file, found -> {
                        long document = ++number[0];
                        items.put(gatherer -> give(found, document, last, gatherer));
                        return true;
                    });
                }
            } catch (RuntimeException | Error e) {
                items.put(gatherer -> {
                    throw new IllegalStateException(e);
                });
            }
            items.put(Item.END);
        } catch (InterruptedException e) {
            // no more is wanted
        }
    }

    /** A document may hold several parts of a trace, of which the last one ends it. */
    private boolean give(Found found, long document, Optional<LastParts> last, Gatherer gatherer) throws Exception {
        if (found.isRead()) {
            tally.document(found.parts());
        }
        found.left().forEach(tally::left);
        boolean more = true;
        Map<String, Integer> lastPlaces = new HashMap<>();
        for (int i = 0; last.isPresent() && i < found.parts().size(); i++) {
            lastPlaces.put(found.parts().get(i).id(), i);
        }
        for (int i = 0; more && i < found.parts().size(); i++) {
            TracePart part = found.parts().get(i);
            more = gatherer.add(part, last.isPresent() && lastPlaces.get(part.id()) == i && last.get().isLast(part.id(), document));
        }
        found.problems().forEach(problems::add);
        return more;
    }
}
