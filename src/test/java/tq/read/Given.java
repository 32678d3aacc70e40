package tq.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tq.Runs;

/** Queries over files of the corpus, and over documents that are written out in a test. */
final class Given {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Given() {
    }

    /** A file of the corpus: {@code zipkin/skew.json}. */
    static String corpus(String file) {
        return "testdata/corpus/" + file;
    }

    /** A file of the corpus as Jackson reads it, for expectations. */
    static JsonNode raw(String file) throws IOException {
        return MAPPER.readTree(Path.of(corpus(file)).toFile());
    }

    /** A list of rows, with apostrophes for quotes. */
    static List<JsonNode> list(String text) throws IOException {
        List<JsonNode> all = new ArrayList<>();
        json(text).forEach(all::add);
        return all;
    }

    static JsonNode json(String text) throws IOException {
        return MAPPER.readTree(text.replace('\'', '"'));
    }

    /** The rows of a query over files of the corpus. */
    static List<JsonNode> rows(String query, String... files) throws Exception {
        return Runs.rows(query, List.of(files).stream().map(Given::corpus).toList());
    }

    /**
     * The rows of a query over documents, each in a file of its own.
     *
     * @param documents JSON with apostrophes for quotes
     */
    static List<JsonNode> of(Path folder, String query, String... documents) throws Exception {
        List<String> files = new ArrayList<>();
        for (String document : documents) {
            Path file = folder.resolve("given" + files.size() + ".json");
            Files.writeString(file, document.replace('\'', '"'));
            files.add(file.toString());
        }
        return Runs.rows(query, files);
    }

    /** The texts of rows that are bare values. */
    static List<String> texts(List<JsonNode> rows) {
        return rows.stream().map(JsonNode::asText).toList();
    }
}
