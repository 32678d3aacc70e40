package tq.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import tq.json.JsonDocument;
import tq.json.JsonLimits;
import tq.json.JsonStream;
import tq.json.JsonSyntaxException;
import tq.json.JsonWarning;
import tq.read.DocumentReader;
import tq.read.NotATraceException;

/** The documents of one input after another, each with what it gave; what is broken costs only itself. */
final class InputReader {

    /** Takes what a document gave. */
    interface Sink {
        /** Whether to go on. */
        boolean add(Found found) throws InterruptedException;
    }

    private final InputStream stdin;

    InputReader(InputStream stdin) {
        this.stdin = stdin;
    }

    /** Reads a file, or standard input where it is called {@link TraceSource#STDIN}; whether to go on with the next. */
    boolean read(String file, Sink sink) throws InterruptedException {
        boolean piped = file.equals(TraceSource.STDIN);
        String name = piped ? "<stdin>" : file;
        try (PushbackInputStream in = new PushbackInputStream(piped ? stdin : open(file), Protobuf.HEAD)) {
            if (Protobuf.begins(in)) {
                return sink.add(Found.only(Problems.Kind.UNREADABLE, name + ": looks like protobuf; export it as JSON"));
            }
            return readStream(new JsonStream(in, name, JsonLimits.DEFAULT, piped ? 0 : Files.size(Path.of(file))), name, sink);
        } catch (NoSuchFileException | InvalidPathException e) {
            return sink.add(Found.only(Problems.Kind.UNREADABLE, name + ": there is no such file"));
        } catch (AccessDeniedException e) {
            return sink.add(Found.only(Problems.Kind.UNREADABLE, name + ": not allowed to read it"));
        } catch (ClosedByInterruptException e) {
            throw new InterruptedException();
        } catch (IOException e) {
            return sink.add(Found.only(Problems.Kind.UNREADABLE, name + ": " + e.getMessage()));
        }
    }

    private static InputStream open(String file) throws IOException {
        Path path = Path.of(file);
        if (Files.isDirectory(path)) {
            throw new IOException("is a folder; name the files in it");
        }
        return Files.newInputStream(path);
    }

    private static boolean readStream(JsonStream stream, String name, Sink sink) throws IOException, InterruptedException {
        boolean any = false;
        while (true) {
            try {
                Optional<JsonDocument> document = stream.next();
                if (document.isEmpty()) {
                    break;
                }
                any = true;
                if (!sink.add(found(document.get(), name))) {
                    return false;
                }
            } catch (JsonSyntaxException e) {
                any = true;
                if (!sink.add(Found.only(Problems.Kind.BROKEN, e.getMessage()))) {
                    return false;
                }
            }
        }
        if (any) {
            return true;
        }
        return sink.add(Found.only(Problems.Kind.UNREADABLE, stream.bytesRead() == 0 ? "0 bytes read from " + (name.equals("<stdin>") ? "stdin" : name)
                : name + ": holds no JSON, only white space"));
    }

    private static Found found(JsonDocument document, String name) {
        Found found = new Found(name + ":" + document.line());
        try {
            DocumentReader.read(document, name, found);
        } catch (NotATraceException e) {
            found.problem(Problems.Kind.UNREADABLE, e.getMessage());
        }
        Set<String> told = new HashSet<>();
        for (JsonWarning warning : document.warnings()) {
            if (told.add(warning.message())) {
                found.problem(Problems.Kind.WARNING, warning.message());
            }
        }
        return found;
    }
}
