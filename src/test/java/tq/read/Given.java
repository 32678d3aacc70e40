package tq.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tq.Runs;
import tq.source.Problems;
import tq.source.TraceSource;

/** Queries over files of the corpus, and over documents that are written out in a test with apostrophes for quotes. */
public final class Given {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Given() {
    }

    /** The path of a file of the corpus: {@code zipkin/skew.json}. */
    public static String corpus(String file) {
        return "testdata/corpus/" + file;
    }

    /** The paths of all files in a folder of the corpus, by name. */
    public static String[] folder(String name) throws IOException {
        try (Stream<Path> files = Files.list(Path.of(corpus(name)))) {
            return files.map(Path::toString).sorted().toArray(String[]::new);
        }
    }

    /** A file of the corpus as Jackson reads it, for expectations. */
    public static JsonNode raw(String file) throws IOException {
        return MAPPER.readTree(Path.of(corpus(file)).toFile());
    }

    /** The same of a file with several documents. */
    public static List<JsonNode> documents(String file) throws IOException {
        try (MappingIterator<JsonNode> values = MAPPER.readerFor(JsonNode.class).readValues(Path.of(corpus(file)).toFile())) {
            return values.readAll();
        }
    }

    /** A list of rows, with apostrophes for quotes. */
    public static List<JsonNode> list(String text) throws IOException {
        List<JsonNode> all = new ArrayList<>();
        json(text).forEach(all::add);
        return all;
    }

    public static JsonNode json(String text) throws IOException {
        return MAPPER.readTree(text.replace('\'', '"'));
    }

    /** ISO text with an offset as nanoseconds since 1970. */
    public static long nanos(String time) {
        OffsetDateTime moment = OffsetDateTime.parse(time);
        return moment.toEpochSecond() * 1_000_000_000L + moment.getNano();
    }

    /** The rows of a query over files of the corpus. */
    public static List<JsonNode> rows(String query, String... files) throws Exception {
        return Runs.rows(query, Stream.of(files).map(Given::corpus).toList());
    }

    /** The rows of a query over files at any path. */
    public static List<JsonNode> inFiles(String query, String... paths) throws Exception {
        return Runs.rows(query, List.of(paths));
    }

    /** The only row. */
    public static JsonNode row(String query, String... paths) throws Exception {
        List<JsonNode> rows = inFiles(query, paths);
        if (rows.size() != 1) {
            throw new AssertionError(rows.size() + " rows: " + rows);
        }
        return rows.get(0);
    }

    /** The rows of a query over documents, each in a file of its own. */
    public static List<JsonNode> of(Path folder, String query, String... documents) throws Exception {
        List<String> files = new ArrayList<>();
        for (String document : documents) {
            files.add(write(folder, "given" + files.size() + ".json", document));
        }
        return Runs.rows(query, files);
    }

    /** The path of a file of lines, in the order given. */
    public static String write(Path folder, String name, String... lines) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, String.join("\n", lines).replace('\'', '"'));
        return file.toString();
    }

    /** The texts of rows that are bare values. */
    public static List<String> texts(List<JsonNode> rows) {
        return rows.stream().map(JsonNode::asText).toList();
    }

    /** Whatever is told while files are read. */
    public static List<String> problems(String... paths) throws Exception {
        List<String> told = new ArrayList<>();
        TraceSource source = new TraceSource(List.of(paths), new ByteArrayInputStream(new byte[0]), new Problems(problem -> told.add(problem.message())));
        source.start();
        source.read(trace -> true);
        return told;
    }
}
