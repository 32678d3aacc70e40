package tq.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * One thing to read.
 *
 * @param name what messages and {@code source} call it; of {@link Kind#NONE} the whole message
 * @param folder the folder that was named and that it was found in; empty where it was named itself
 */
record Input(Kind kind, String name, String folder) {

    /** What it is to be read as. */
    enum Kind {
        STDIN,
        /** A file that was named: what can't be read in it is an error. */
        FILE,
        /** A file that was found in a folder: it may be anything, and is passed over where it holds no trace. */
        FOUND,
        /** A folder in which MLflow keeps one trace. */
        TRACE_FOLDER,
        /** Nothing was found: only a message. */
        NONE
    }

    static Input named(String word) {
        return new Input(word.equals(TraceSource.STDIN) ? Kind.STDIN : Kind.FILE, word.equals(TraceSource.STDIN) ? "<stdin>" : word, "");
    }

    static Input none(String message) {
        return new Input(Kind.NONE, message, "");
    }

    /** Whether it can be read twice. */
    boolean isRepeatable() {
        return kind == Kind.NONE || kind == Kind.TRACE_FOLDER || isRegularFile();
    }

    boolean isRegularFile() {
        try {
            return (kind == Kind.FILE || kind == Kind.FOUND) && Files.isRegularFile(Path.of(name));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** Bytes of a file; else 0. */
    long size() {
        try {
            return isRegularFile() ? Files.size(Path.of(name)) : 0;
        } catch (IOException e) {
            return 0;
        }
    }

    /** Of a file its size and when it was last written, as one text. */
    String stamp() {
        try {
            return isRegularFile() ? Files.size(Path.of(name)) + " " + Files.getLastModifiedTime(Path.of(name)) : "";
        } catch (IOException e) {
            return "";
        }
    }
}
