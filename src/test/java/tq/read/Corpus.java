package tq.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import tq.Runs;

/** Files of the corpus: as they are, and as queries see them. */
final class Corpus {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Corpus() {
    }

    static String path(String file) {
        return "testdata/corpus/" + file;
    }

    /** All documents of a file. */
    static List<JsonNode> documents(String file) throws IOException {
        try (MappingIterator<JsonNode> values = MAPPER.readerFor(JsonNode.class).readValues(Path.of(path(file)).toFile())) {
            return values.readAll();
        }
    }

    static List<JsonNode> rows(String query, String... files) throws Exception {
        return Runs.rows(query, List.of(files).stream().map(Corpus::path).toList());
    }

    /** The rows of a query over a document that is written with apostrophes for quotes. */
    static List<JsonNode> rowsOf(String query, Path folder, String document) throws Exception {
        return Runs.rows(query, List.of(write(folder, document)));
    }

    static String write(Path folder, String document) throws IOException {
        Path file = Files.createTempFile(folder, "trace", ".json");
        Files.writeString(file, document.replace('\'', '"'));
        return file.toString();
    }

    /** ISO text with an offset as nanoseconds since 1970. */
    static long nanos(String time) {
        OffsetDateTime moment = OffsetDateTime.parse(time);
        return moment.toEpochSecond() * 1_000_000_000L + moment.getNano();
    }
}
