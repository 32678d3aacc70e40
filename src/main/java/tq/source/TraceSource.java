package tq.source;

import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import tq.trace.Trace;
import tq.trace.TracePart;

/**
 * Files, folders and standard input to traces, one after another in the order given, with only a few documents in memory. Each
 * file may be compressed, and be one document, several one after another, or JSON lines. A thread of its own reads ahead, from
 * {@link #start} on, so that a query is compiled while its input is read.
 */
public final class TraceSource {

    /** The name of standard input among files. */
    public static final String STDIN = "-";

    /** Documents read ahead; each may be large. */
    private static final int AHEAD = 4;

    /** Who waits longer than this for the next document may well do something else. */
    private static final int PATIENCE_MILLIS = 20;

    private final List<String> words;
    private final InputReader inputs;
    private final Problems problems;
    private final Tally tally = new Tally();
    private final BlockingQueue<Item> items = new ArrayBlockingQueue<>(AHEAD);
    private final Thread reader = new Thread(this::readAll, "tq-reader");

    private volatile boolean repeatable = true;

    /** What the reader hands over. */
    private interface Item {

        Item END = gatherer -> false;

        /** The reader has no memory to read on. */
        Item NO_MEMORY = gatherer -> {
            throw new OutOfMemoryError();
        };

        /** Gives it, on the caller's thread; whether more is wanted. */
        boolean to(Gatherer gatherer) throws Exception;
    }

    /** Receives traces. */
    public interface Receiver {
        /** Takes the next trace; false where no more are wanted. */
        boolean add(Trace trace) throws Exception;

        /** Hears that the next one is not there yet, as where somebody else is still writing it. */
        default void idle() throws Exception {
        }
    }

    /**
     * Takes what is to be read.
     *
     * @param words files, folders, patterns such as {@code logs/*.jsonl}, and {@link #STDIN}
     */
    public TraceSource(List<String> words, InputStream stdin, ExpansionLimit limit, Problems problems) {
        this.words = List.copyOf(words);
        this.inputs = new InputReader(stdin, limit);
        this.problems = problems;
        reader.setDaemon(true);
    }

    /** The same with the usual limit for compressed data. */
    public TraceSource(List<String> words, InputStream stdin, Problems problems) {
        this(words, stdin, ExpansionLimit.DEFAULT, problems);
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
     * @throws MemoryException where an input needs more memory than there is
     * @throws Exception what the receiver throws; problems of inputs are not thrown
     */
    public void read(Receiver receiver) throws Exception {
        Gatherer gatherer = new Gatherer(receiver, tally);
        try {
            read(gatherer);
        } catch (OutOfMemoryError e) {
            reader.interrupt();
            items.clear();
            boolean scattered = gatherer.held() > MemoryException.much();
            gatherer.drop();
            if (scattered) {
                throw MemoryException.ofScattered(repeatable);
            }
            if (inputs.tooLarge().isPresent()) {
                throw MemoryException.ofDocument(inputs.tooLarge().get());
            }
            throw e;
        } finally {
            reader.interrupt();
        }
    }

    private void read(Gatherer gatherer) throws Exception {
        for (Item item = next(gatherer); item != Item.END; item = next(gatherer)) {
            if (!item.to(gatherer)) {
                return;
            }
        }
        gatherer.end();
        tally.losses().forEach(loss -> problems.add(new Problems.Problem(Problems.Kind.WARNING, loss)));
    }

    private Item next(Gatherer gatherer) throws Exception {
        Item item = items.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        if (item == null) {
            gatherer.idle();
            item = items.take();
        }
        return item;
    }

    private void readAll() {
        try {
            try {
                readInputs();
            } catch (OutOfMemoryError e) {
                items.put(Item.NO_MEMORY); // made before, since there is no memory to make one
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

    private void readInputs() throws InterruptedException {
        Survey survey = Survey.of(InputFinder.find(words), inputs);
        repeatable = survey.isRepeatable();
        Optional<LastParts> last = survey.lastParts();
        items.put(gatherer -> begin(survey, gatherer));
        long[] number = {0};
        for (Input input : survey.inputs()) {
            long most = last.isPresent() ? number[0] + survey.documents(input) : Long.MAX_VALUE;
            inputs.read(input, found -> {
                long document = ++number[0];
                if (document <= most) {
                    items.put(gatherer -> give(found, document, last, gatherer));
                }
                return document <= most;
            });
            number[0] = last.isPresent() ? most : number[0];
            if (survey.hasChanged(input)) {
                items.put(gatherer -> warn(input.name() + ": changed while it was read; what was added is left out, and if it was written anew, traces may be incomplete"));
            }
        }
    }

    private boolean begin(Survey survey, Gatherer gatherer) {
        if (survey.inputs().size() > 1) {
            gatherer.join();
        }
        if (survey.foreignFiles() > 0) {
            tally.left("files without a trace", survey.foreignFiles());
        }
        return true;
    }

    private boolean warn(String message) {
        problems.add(new Problems.Problem(Problems.Kind.WARNING, message));
        return true;
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
            more = gatherer.add(part, last.isPresent() && lastPlaces.get(part.id()) == i && last.get().isLast(part.id(), document), found.bytesOfEach());
        }
        found.problems().forEach(problems::add);
        return more;
    }
}
