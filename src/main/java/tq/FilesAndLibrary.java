package tq;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tq.library.QueryLibrary;
import tq.parse.ParseResult;
import tq.parse.QueryParser;
import tq.plan.Surroundings;
import tq.run.CompiledQuery;
import tq.text.SourceText;

/**
 * What queries refer to outside their text: the library, and files beside the one that imports them. Nothing is read but
 * {@code .tq} files in the folder of the first text or below it, wherever links lead.
 */
final class FilesAndLibrary implements Surroundings {

    private final Path root;

    /** {@code first}: the text that is asked; one that was typed stands in the current folder. */
    FilesAndLibrary(SourceText first) {
        this.root = folder(first);
    }

    private static Path folder(SourceText text) {
        Path parent = text.name().endsWith(".tq") ? Path.of(text.name()).getParent() : null;
        return parent == null ? Path.of("") : parent;
    }

    private static Parsed parsed(SourceText source) {
        ParseResult result = QueryParser.parse(source);
        return new Parsed(source, result.query(), result.diagnostics());
    }

    @Override
    public Optional<Parsed> library(String name) {
        return QueryLibrary.find(name).map(file -> parsed(file.source()));
    }

    @Override
    public List<String> libraryNames() {
        return QueryLibrary.names();
    }

    @Override
    public Found imported(SourceText from, String path) {
        if (!path.endsWith(".tq")) {
            return missing("only files ending in .tq can");
        }
        try {
            Path file = folder(from).resolve(path);
            if (!Files.isRegularFile(file)) {
                return missing("there is no such file");
            }
            if (!file.toRealPath().startsWith(root.toRealPath())) {
                return missing("it is outside the folder of the query");
            }
            return new Found(Optional.of(parsed(new SourceText(file.toString(), Files.readString(file)))), "");
        } catch (IOException | InvalidPathException e) {
            return missing("it can't be read: " + e.getMessage());
        }
    }

    private static Found missing(String problem) {
        return new Found(Optional.empty(), problem);
    }

    @Override
    public Optional<String> faultOfJq(String program) {
        return CompiledQuery.faultOf(program);
    }
}
