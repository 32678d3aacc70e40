package tq.source;

import java.io.IOException;
import java.io.InputStream;
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
import tq.read.base.NotATraceException;

/** The documents of one input after another, each with what it gave; what is broken costs only itself. */
final class InputReader {

    /** Takes what a document gave. */
    interface Sink {
        /** Whether to go on. */
        boolean add(Found found) throws InterruptedException;
    }

    private final InputStream stdin;
    private final ExpansionLimit limit;
    private volatile Optional<String> tooLarge = Optional.empty();

    InputReader(InputStream stdin, ExpansionLimit limit) {
        this.stdin = stdin;
        this.limit = limit;
    }

    /** Reads an input; whether to go on with the next. */
    boolean read(Input input, Sink sink) throws InterruptedException {
        return switch (input.kind()) {
            case NONE -> sink.add(Found.only(Problems.Kind.UNREADABLE, input.name()));
            case TRACE_FOLDER -> sink.add(StoredTrace.read(Path.of(input.name())));
            default -> readText(input, sink);
        };
    }

    /** Whether it is a file of compressed data. */
    boolean isCompressed(Input input) {
        if (!input.isRegularFile()) {
            return false;
        }
        try (InputStream in = Files.newInputStream(Path.of(input.name()))) {
            Content content = Content.of(in.readNBytes(Content.HEAD));
            return content == Content.GZIP || content == Content.ZSTD;
        } catch (IOException e) {
            return false;
        }
    }

    private boolean readText(Input input, Sink sink) throws InterruptedException {
        String name = input.name();
        try (InputStream in = input.kind() == Input.Kind.STDIN ? stdin : Files.newInputStream(Path.of(name))) {
            InputText text = InputText.of(in, limit);
            if (input.kind() == Input.Kind.FOUND && !Content.isJson(text.head())) {
                return sink.add(Found.nothing(name + ": holds no JSON"));
            }
            try (JsonStream stream = new JsonStream(text.stream(), name, JsonLimits.DEFAULT, text.compressed() ? 0 : input.size())) {
                return readDocuments(stream, name, sink);
            }
        } catch (InputException e) {
            return sink.add(e.kind() == Problems.Kind.UNREADABLE ? Found.nothing(name + ": " + e.getMessage()) : Found.only(e.kind(), name + ": " + e.getMessage()));
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

    private boolean readDocuments(JsonStream stream, String name, Sink sink) throws IOException, InterruptedException {
        boolean any = false;
        while (true) {
            try {
                Optional<JsonDocument> document = next(stream, name);
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
        return sink.add(Found.nothing(stream.bytesRead() == 0 ? "0 bytes read from " + (name.equals("<stdin>") ? "stdin" : name)
                : name + ": holds no JSON, only white space"));
    }

    private Optional<JsonDocument> next(JsonStream stream, String name) throws IOException {
        try {
            return stream.next();
        } catch (OutOfMemoryError e) {
            tooLarge = stream.pending() > MemoryException.much() ? Optional.of(name) : Optional.empty();
            throw e;
        }
    }

    /** The input with a document for which there was no memory. */
    Optional<String> tooLarge() {
        return tooLarge;
    }

    private static Found found(JsonDocument document, String name) {
        String place = name + ":" + document.line();
        Found found = new Found(place);
        found.size(document.root().end() - document.root().start());
        try {
            DocumentReader.read(document, name, found);
        } catch (NotATraceException e) {
            found.foreign(place + ": " + e.getMessage());
        }
        Set<String> told = new HashSet<>();
        for (JsonWarning warning : document.warnings()) {
            if (told.add(warning.message())) {
                found.problem(Problems.Kind.WARNING, place + ": " + warning.message());
            }
        }
        return found;
    }
}
