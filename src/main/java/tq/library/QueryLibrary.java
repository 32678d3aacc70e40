package tq.library;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tq.text.SourceText;

/** The canned queries that tq brings, {@code queries/*.tq}. */
public final class QueryLibrary {

    private static final String FOLDER = "queries";
    private static final String ENDING = ".tq";

    private QueryLibrary() {
    }

    /** The query of that name; names hold letters, digits, {@code -} and {@code _} only. */
    public static Optional<QueryFile> find(String name) {
        if (!name.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '-' || c == '_')) {
            return Optional.empty();
        }
        try (InputStream in = QueryLibrary.class.getResourceAsStream("/" + FOLDER + "/" + name + ENDING)) {
            return in == null ? Optional.empty() : Optional.of(read(name, in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static QueryFile read(String name, byte[] bytes) {
        return QueryFile.of(name, new SourceText(name + ENDING, new String(bytes, StandardCharsets.UTF_8), true));
    }

    /** All queries by name. */
    public static List<QueryFile> all() {
        try {
            Path home = Path.of(QueryLibrary.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            if (Files.isDirectory(home)) {
                return in(home.resolve(FOLDER));
            }
            try (FileSystem jar = FileSystems.newFileSystem(home)) {
                return in(jar.getPath("/" + FOLDER));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<QueryFile> in(Path folder) throws IOException {
        List<QueryFile> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(ENDING)) {
                    found.add(read(name.substring(0, name.length() - ENDING.length()), Files.readAllBytes(file)));
                }
            }
        }
        return found;
    }
}
