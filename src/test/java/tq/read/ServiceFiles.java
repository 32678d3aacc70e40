package tq.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tq.Runs;
import tq.source.Problems;
import tq.source.TraceSource;

/** Files of observability services for tests: those of the corpus, and small ones written with apostrophes for quotes. */
final class ServiceFiles {

    private static final Path CORPUS = Path.of("testdata/corpus");

    private ServiceFiles() {
    }

    /** The corpus files of a service, by name. */
    static List<String> of(String service) throws IOException {
        try (Stream<Path> files = Files.list(CORPUS.resolve(service))) {
            return files.map(Path::toString).sorted().toList();
        }
    }

    /** A file of lines, in the order given. */
    static String write(Path folder, String name, String... lines) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, String.join("\n", lines).replace('\'', '"'));
        return file.toString();
    }

    static List<JsonNode> rows(String query, String... files) throws Exception {
        return Runs.rows(query, List.of(files));
    }

    /** The only row. */
    static JsonNode row(String query, String... files) throws Exception {
        List<JsonNode> rows = rows(query, files);
        if (rows.size() != 1) {
            throw new AssertionError(rows.size() + " rows: " + rows);
        }
        return rows.get(0);
    }

    /** Whatever is told while the files are read. */
    static List<String> problems(String... files) throws Exception {
        List<String> told = new ArrayList<>();
        TraceSource source = new TraceSource(List.of(files), new ByteArrayInputStream(new byte[0]), new Problems(problem -> told.add(problem.message())));
        source.start();
        source.read(trace -> true);
        return told;
    }
}
