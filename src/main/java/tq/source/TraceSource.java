package tq.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import tq.json.JsonDocument;
import tq.json.JsonLimits;
import tq.json.JsonStream;
import tq.json.JsonSyntaxException;
import tq.json.JsonWarning;
import tq.trace.MlflowReader;
import tq.trace.NotATraceException;
import tq.trace.Trace;

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
    private final InputStream stdin;
    private final Problems problems;
    private final BlockingQueue<Item> items = new ArrayBlockingQueue<>(AHEAD);
    private final Thread reader = new Thread(this::readAll, "tq-reader");

    /** What the reader hands over: a trace, a problem, the end, or why reading broke off. */
    private record Item(Optional<Trace> trace, Optional<Problems.Problem> problem, Optional<Throwable> failure) {

        static final Item END = new Item(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Receives traces. */
    public interface Receiver {
        /** Takes the next trace; false where no more are wanted. */
        boolean add(Trace trace) throws Exception;
    }

    public TraceSource(List<String> files, InputStream stdin, Problems problems) {
        this.files = List.copyOf(files);
        this.stdin = stdin;
        this.problems = problems;
        reader.setDaemon(true);
    }

    /** Begins to read ahead. */
    public void start() {
        reader.start();
    }

    /**
     * Hands on all traces, and the problems met between them, on the caller's thread. Call {@link #start} first.
     *
     * @throws Exception what the receiver throws; problems of inputs are not thrown
     */
    public void read(Receiver receiver) throws Exception {
        try {
            Joiner joiner = new Joiner(receiver, files.size() > 1, note -> problems.add(new Problems.Problem(Problems.Kind.WARNING, note)));
            for (Item item = items.take(); item != Item.END; item = items.take()) {
                item.problem().ifPresent(problems::add);
                if (item.failure().isPresent()) {
                    throw new IllegalStateException(item.failure().get());
                }
                if (item.trace().isPresent() && !joiner.add(item.trace().get())) {
                    return;
                }
            }
            joiner.end();
        } finally {
            reader.interrupt();
        }
    }

    private void readAll() {
        try {
            try {
                for (String file : files) {
                    readFile(file);
                }
            } catch (RuntimeException | Error e) {
                items.put(new Item(Optional.empty(), Optional.empty(), Optional.of(e)));
            }
            items.put(Item.END);
        } catch (InterruptedException e) {
            // no more is wanted
        }
    }

    private void report(Problems.Kind kind, String message) throws InterruptedException {
        items.put(new Item(Optional.empty(), Optional.of(new Problems.Problem(kind, message)), Optional.empty()));
    }

    private void readFile(String file) throws InterruptedException {
        String name = file.equals(STDIN) ? "<stdin>" : file;
        try (InputStream in = file.equals(STDIN) ? stdin : open(file)) {
            readStream(new JsonStream(in, name, JsonLimits.DEFAULT, file.equals(STDIN) ? 0 : Files.size(Path.of(file))), name);
        } catch (NoSuchFileException | InvalidPathException e) {
            report(Problems.Kind.UNREADABLE, name + ": there is no such file");
        } catch (AccessDeniedException e) {
            report(Problems.Kind.UNREADABLE, name + ": not allowed to read it");
        } catch (ClosedByInterruptException e) {
            throw new InterruptedException();
        } catch (IOException e) {
            report(Problems.Kind.UNREADABLE, name + ": " + e.getMessage());
        }
    }

    private static InputStream open(String file) throws IOException {
        Path path = Path.of(file);
        if (Files.isDirectory(path)) {
            throw new IOException("is a folder; name the files in it");
        }
        return Files.newInputStream(path);
    }

    private void readStream(JsonStream stream, String name) throws IOException, InterruptedException {
        boolean found = false;
        while (true) {
            try {
                Optional<JsonDocument> document = stream.next();
                if (document.isEmpty()) {
                    break;
                }
                found = true;
                readDocument(document.get(), name);
            } catch (JsonSyntaxException e) {
                found = true;
                report(Problems.Kind.BROKEN, e.getMessage());
            }
        }
        if (!found) {
            String nothing = stream.bytesRead() == 0 ? "0 bytes read from " + (name.equals("<stdin>") ? "stdin" : name) : name + ": holds no JSON, only white space";
            report(Problems.Kind.UNREADABLE, nothing);
        }
    }

    private void readDocument(JsonDocument document, String name) throws InterruptedException {
        try {
            List<Trace> traces = new ArrayList<>();
            List<String> losses = new ArrayList<>();
            MlflowReader.read(document, name, traces::add, losses::add);
            for (String loss : losses) {
                report(Problems.Kind.WARNING, name + ":" + document.line() + ": " + loss);
            }
            for (Trace trace : traces) {
                items.put(new Item(Optional.of(trace), Optional.empty(), Optional.empty()));
            }
        } catch (NotATraceException e) {
            report(Problems.Kind.UNREADABLE, name + ":" + document.line() + ": " + e.getMessage());
        }
        Set<String> told = new HashSet<>();
        for (JsonWarning warning : document.warnings()) {
            if (told.add(warning.message())) {
                report(Problems.Kind.WARNING, name + ":" + document.line() + ": " + warning.message());
            }
        }
    }
}
