package tq;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Libraries that no rule was made for by name are read by the rules for all; {@code libraries-facts.txt} says what they did. */
class LibraryFactsTest {

    private static final String FOLDER = "testdata/corpus/libraries/";

    record Facts(String file, List<String> head, List<String> lines) {
        @Override
        public String toString() {
            return file;
        }
    }

    static Stream<Facts> facts() throws IOException {
        List<Facts> all = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of("testdata/libraries-facts.txt"))) {
            if (line.startsWith("file ")) {
                List<String> head = List.of(line.substring(5).split(" \\| "));
                all.add(new Facts(head.get(0), head, new ArrayList<>()));
            } else if (!line.isBlank() && !line.startsWith("#")) {
                all.get(all.size() - 1).lines().add(line);
            }
        }
        return all.stream();
    }

    private static List<JsonNode> rows(Facts facts, String query) throws Exception {
        return Runs.rows(query, List.of(FOLDER + facts.file()));
    }

    private static String words(Facts facts, String query) throws Exception {
        return String.join(" ", new TreeSet<>(rows(facts, query).stream().map(JsonNode::asText).toList()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("facts")
    void fileHoldsWhatTheLibraryDid(Facts facts) throws Exception {
        assertEquals(facts.head().get(1), rows(facts, "count spans").get(0).asText());
        JsonNode sums = rows(facts, "traces | stats sum(tokens.input) as input, sum(tokens.output) as output").get(0);
        if (!facts.head().get(2).equals("?")) {
            assertEquals(facts.head().get(2).equals("–") ? "0/0" : facts.head().get(2), sums.path("input").asText() + "/" + sums.path("output").asText());
        }
        List<String> dialogues = new ArrayList<>();
        for (String line : facts.lines()) {
            String rest = line.substring(line.indexOf(' ') + 1);
            switch (line.contains(" ⇒ ") ? "dialogue" : line.split(" ")[0]) {
                case "types" -> assertEquals(rest, types(facts));
                case "tools" -> assertEquals(rest, words(facts, "tool spans | distinct tool | values tool"));
                case "sessions" -> assertEquals(rest, words(facts, "traces with session | distinct session | values session"));
                case "documents" -> assertEquals(rest, rows(facts, "count documents").get(0).asText());
                case "failed" -> assertEquals(rest, rows(facts, "count failed spans").get(0).asText());
                case "dialogue" -> dialogues.add(line);
                default -> throw new AssertionError(line);
            }
        }
        if (!dialogues.isEmpty()) {
            assertDialogues(dialogues, rows(facts, "traces | select question, answer"));
        }
    }

    private static String types(Facts facts) throws Exception {
        return String.join(" ", new TreeSet<>(rows(facts, "spans | count by type").stream().map(row -> row.path("type").asText() + "×" + row.path("count").asText()).toList()));
    }

    private static void assertDialogues(List<String> expected, List<JsonNode> found) {
        assertEquals(expected.size(), found.size());
        for (int i = 0; i < expected.size(); i++) {
            String said = found.get(i).path("question").asText("–").replace("null", "–") + " ⇒ " + (found.get(i).path("answer").isNull() ? "–" : found.get(i).path("answer").asText());
            String wanted = expected.get(i);
            boolean fits = wanted.endsWith("…") ? said.startsWith(wanted.substring(0, wanted.length() - 1)) : said.equals(wanted);
            assertTrue(fits, wanted + "\nis not\n" + said);
        }
    }

    @ParameterizedTest
    @MethodSource("facts")
    void noMessageIsAnEnvelope(Facts facts) throws Exception {
        for (JsonNode row : rows(facts, "messages | select content, tool_calls")) {
            String content = row.path("content").asText();
            assertTrue(!content.startsWith("{\"type\"") && !content.startsWith("<") && !content.equals("null") || row.path("content").isNull(), content);
        }
    }
}
