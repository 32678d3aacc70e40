package tq.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tq.json.JsonDocument;
import tq.json.JsonLimits;
import tq.json.JsonStream;
import tq.json.JsonSyntaxException;
import tq.json.JsonWarning;
import tq.trace.MlflowReader;
import tq.trace.NotATraceException;
import tq.trace.Trace;

/**
 * Files and standard input to traces, one after another in the order given, with only one document in memory. Each file
 * may be one document, several one after another, or JSON lines.
 */
public final class TraceSource {

    /** The name of standard input among files. */
    public static final String STDIN = "-";

    private final InputStream stdin;
    private final Problems problems;

    public TraceSource(InputStream stdin, Problems problems) {
        this.stdin = stdin;
        this.problems = problems;
    }

    /** Receives traces. */
    public interface Receiver {
        /** Takes the next trace; false where no more are wanted. */
        boolean add(Trace trace) throws Exception;
    }

    /**
     * Reads all files.
     *
     * @throws Exception what the receiver throws; problems of inputs are not thrown
     */
    public void read(List<String> files, Receiver receiver) throws Exception {
        Joiner joiner = new Joiner(receiver, files.size() > 1);
        for (String file : files) {
            if (!readFile(file, joiner)) {
                return;
            }
        }
        joiner.end();
    }

    private boolean readFile(String file, Joiner joiner) throws Exception {
        String name = file.equals(STDIN) ? "<stdin>" : file;
        try (InputStream in = file.equals(STDIN) ? stdin : open(file)) {
            return readStream(new JsonStream(in, name, JsonLimits.DEFAULT, file.equals(STDIN) ? 0 : Files.size(Path.of(file))), name, joiner);
        } catch (NoSuchFileException | InvalidPathException e) {
            problems.add(Problems.Kind.UNREADABLE, name + ": there is no such file");
        } catch (AccessDeniedException e) {
            problems.add(Problems.Kind.UNREADABLE, name + ": not allowed to read it");
        } catch (IOException e) {
            problems.add(Problems.Kind.UNREADABLE, name + ": " + e.getMessage());
        }
        return true;
    }

    private static InputStream open(String file) throws IOException {
        Path path = Path.of(file);
        if (Files.isDirectory(path)) {
            throw new IOException("is a folder; name the files in it");
        }
        return Files.newInputStream(path);
    }

    private boolean readStream(JsonStream stream, String name, Joiner joiner) throws Exception {
        boolean found = false;
        while (true) {
            try {
                Optional<JsonDocument> document = stream.next();
                if (document.isEmpty()) {
                    break;
                }
                found = true;
                if (!readDocument(document.get(), name, joiner)) {
                    return false;
                }
            } catch (JsonSyntaxException e) {
                found = true;
                problems.add(Problems.Kind.BROKEN, e.getMessage());
            }
        }
        if (!found) {
            problems.add(Problems.Kind.UNREADABLE, stream.bytesRead() == 0 ? "0 bytes read from " + (name.equals("<stdin>") ? "stdin" : name) : name + ": holds no JSON, only white space");
        }
        return true;
    }

    private boolean readDocument(JsonDocument document, String name, Joiner joiner) throws Exception {
        for (JsonWarning warning : document.warnings()) {
            problems.add(Problems.Kind.WARNING, name + ":" + document.line() + ": " + warning.message());
        }
        try {
            List<Trace> traces = new java.util.ArrayList<>();
            MlflowReader.read(document, name, traces::add);
            for (Trace trace : traces) {
                if (!joiner.add(trace)) {
                    return false;
                }
            }
        } catch (NotATraceException e) {
            problems.add(Problems.Kind.UNREADABLE, name + ":" + document.line() + ": " + e.getMessage());
        }
        return true;
    }
}
