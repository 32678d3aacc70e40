package tq.source;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The words that name inputs to the inputs: a folder to all files in it and below, sorted by name; a pattern that the shell has
 * left as it is to what it stands for. Hidden files are passed over, and folders that a link leads back to.
 */
final class InputFinder {

    private final List<Input> found = new ArrayList<>();

    private InputFinder() {
    }

    static List<Input> find(List<String> words) {
        InputFinder finder = new InputFinder();
        words.forEach(finder::word);
        return finder.found;
    }

    private void word(String word) {
        Path path;
        try {
            path = Path.of(word);
        } catch (InvalidPathException e) {
            found.add(Input.named(word));
            return;
        }
        if (word.equals(TraceSource.STDIN) || !Pattern.isPattern(word) || Files.exists(path)) {
            place(word, path);
            return;
        }
        List<Path> matches = Pattern.matches(word);
        if (matches.isEmpty()) {
            found.add(Input.none(word + ": no file has such a name"));
        }
        matches.forEach(match -> place(match.toString(), match));
    }

    private void place(String word, Path path) {
        if (!word.equals(TraceSource.STDIN) && Files.isDirectory(path)) {
            int before = found.size();
            walk(path, word, new HashSet<>());
            if (found.size() == before) {
                found.add(Input.none(word + ": there are no files in this folder"));
            }
        } else if (StoredTrace.isInfo(path)) {
            found.add(new Input(Input.Kind.TRACE_FOLDER, StoredTrace.folder(path).toString(), ""));
        } else {
            found.add(Input.named(word));
        }
    }

    /** {@code above} are the folders on the way to this one. */
    private void walk(Path folder, String word, Set<Path> above) {
        if (Files.exists(folder.resolve(StoredTrace.INFO))) {
            found.add(new Input(Input.Kind.TRACE_FOLDER, folder.toString(), word));
            return;
        }
        try {
            Path real = folder.toRealPath();
            if (!above.add(real)) {
                return;
            }
            for (Path entry : entries(folder)) {
                if (Files.isDirectory(entry)) {
                    walk(entry, word, above);
                } else if (Files.isRegularFile(entry)) {
                    found.add(new Input(Input.Kind.FOUND, entry.toString(), word));
                }
            }
            above.remove(real);
        } catch (AccessDeniedException e) {
            found.add(Input.none(folder + ": not allowed to read this folder"));
        } catch (IOException e) {
            found.add(Input.none(folder + ": this folder can't be read: " + e.getMessage()));
        }
    }

    /** What is in a folder and is not hidden, sorted by name. */
    static List<Path> entries(Path folder) throws IOException {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            for (Path entry : all) {
                if (!entry.getFileName().toString().startsWith(".")) {
                    entries.add(entry);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        entries.sort((a, b) -> a.getFileName().toString().compareTo(b.getFileName().toString()));
        return entries;
    }
}
