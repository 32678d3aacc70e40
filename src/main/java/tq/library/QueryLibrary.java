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
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import tq.text.SourceText;

/**
 * The queries that have names: those that tq brings, {@code queries/*.tq}, and on top of them those in folders of the user, of which one takes the
 * place of another of the same name. The folders are those of the process, as they come from its command line and environment.
 */
public final class QueryLibrary {

    private static final String FOLDER = "queries";
    /** What the name of a query's file ends in. */
    public static final String ENDING = ".tq";

    private static volatile List<Path> folders = List.of();

    /** Read when first wanted; they do not change. */
    private static final class BuiltIn {

        private static final List<QueryFile> ALL = load();

        private static List<QueryFile> load() {
            try {
                Path home = Path.of(QueryLibrary.class.getProtectionDomain().getCodeSource().getLocation().toURI());
                if (Files.isDirectory(home)) {
                    return in(home.resolve(FOLDER), true);
                }
                try (FileSystem jar = FileSystems.newFileSystem(home)) {
                    return in(jar.getPath("/" + FOLDER), true);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (URISyntaxException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private QueryLibrary() {
    }

    /** Folders whose queries come on top, the nearest first; one that is not there has none. */
    public static void lookFirstIn(List<Path> nearest) {
        folders = List.copyOf(nearest);
    }

    /** Whether a name can be one of a query: it holds letters, digits, {@code -} and {@code _} only. */
    public static boolean isName(String name) {
        return name.matches("[A-Za-z0-9_-]{1,100}");
    }

    /**
     * The query of that name.
     *
     * @throws UncheckedIOException where its file is there and can't be read
     */
    public static Optional<QueryFile> find(String name) {
        if (!isName(name)) {
            return Optional.empty();
        }
        for (Path folder : folders) {
            Path file = folder.resolve(name + ENDING);
            if (Files.isRegularFile(file)) {
                return Optional.of(own(name, file));
            }
        }
        return builtIn(name);
    }

    /** The query of that name that tq brings. */
    public static Optional<QueryFile> builtIn(String name) {
        try (InputStream in = QueryLibrary.class.getResourceAsStream("/" + FOLDER + "/" + name + ENDING)) {
            return in == null ? Optional.empty() : Optional.of(read(name, name + ENDING, in.readAllBytes(), true));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A query of the user; a copy of one that tq brings, as in the folder of its sources, is that one. */
    private static QueryFile own(String name, Path file) {
        try {
            QueryFile own = read(name, file.toString(), Files.readAllBytes(file), false);
            return builtIn(name).filter(known -> known.source().text().equals(own.source().text())).orElse(own);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static QueryFile read(String name, String place, byte[] bytes, boolean builtIn) {
        return QueryFile.of(name, new SourceText(place, new String(bytes, StandardCharsets.UTF_8), builtIn));
    }

    /**
     * All queries by name.
     *
     * @throws UncheckedIOException where a file of the user can't be read
     */
    public static List<QueryFile> all() {
        Map<String, QueryFile> all = new TreeMap<>();
        for (Path folder : folders) {
            if (Files.isDirectory(folder)) {
                try {
                    in(folder, false).forEach(query -> all.putIfAbsent(query.name(), query));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        BuiltIn.ALL.forEach(query -> all.putIfAbsent(query.name(), query));
        return List.copyOf(all.values());
    }

    /** The names of all queries. */
    public static List<String> names() {
        return all().stream().map(QueryFile::name).toList();
    }

    private static List<QueryFile> in(Path folder, boolean builtIn) throws IOException {
        List<QueryFile> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                String fileName = file.getFileName().toString();
                String name = fileName.endsWith(ENDING) ? fileName.substring(0, fileName.length() - ENDING.length()) : "";
                if (isName(name)) {
                    found.add(builtIn ? read(name, fileName, Files.readAllBytes(file), true) : own(name, file));
                }
            }
        }
        return found;
    }
}
