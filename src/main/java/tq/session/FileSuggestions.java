package tq.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tq.complete.Suggestion;
import tq.text.TerminalText;

/** Files and folders whose names begin as a word does. */
final class FileSuggestions {

    private static final int MOST = 200;

    /** The files; {@code typed} may begin with {@code ~/}. */
    List<Suggestion> of(String typed) {
        String word = FileWords.inFull(typed);
        int slash = word.lastIndexOf('/');
        String folder = word.substring(0, slash + 1);
        String begin = word.substring(slash + 1);
        List<Suggestion> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of(folder.isEmpty() ? "." : folder))) {
            files.filter(file -> file.getFileName().toString().startsWith(begin) && (begin.startsWith(".") || !file.getFileName().toString().startsWith(".")))
                    .sorted().limit(MOST).forEach(file -> add(file, typed.substring(0, typed.lastIndexOf('/') + 1), all));
        } catch (IOException | InvalidPathException e) {
            return List.of();
        }
        return all;
    }

    private static void add(Path file, String before, List<Suggestion> all) {
        String name = file.getFileName().toString();
        boolean harmless = name.chars().noneMatch(c -> c < ' ' || c == '"' || c == '\'') && TerminalText.oneLine(name).equals(name);
        if (harmless && name.indexOf(' ') < 0) {
            boolean folder = Files.isDirectory(file);
            all.add(new Suggestion(before + name + (folder ? "/" : ""), folder ? "folder" : "", "files", folder));
        }
    }
}
