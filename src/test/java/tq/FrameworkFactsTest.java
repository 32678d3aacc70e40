package tq;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Models, tokens, tools, errors and sessions of every file of the corpus are those that {@code testdata/corpus-facts.txt} states. */
class FrameworkFactsTest {

    private static final Path CORPUS = Path.of("testdata/corpus");
    private static final Set<String> CALLS = Set.of("LLM", "CHAT_MODEL", "EMBEDDING");
    private static final Set<String> COUNTS = Set.of("tools", "errors", "statuses", "sessions", "finish");

    /** The facts of one file. */
    record Facts(String file, List<String> lines) {

        boolean state(String kind) {
            return lines.stream().anyMatch(line -> line.startsWith(kind + " "));
        }

        @Override
        public String toString() {
            return file;
        }
    }

    static List<Facts> facts() throws IOException {
        List<Facts> all = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of("testdata/corpus-facts.txt"))) {
            if (line.startsWith("file ")) {
                all.add(new Facts(line.substring("file ".length()), new ArrayList<>()));
            } else if (!line.isEmpty() && !line.startsWith("#") && !line.endsWith(" none")) {
                all.get(all.size() - 1).lines().add(canonical(line));
            }
        }
        return all;
    }

    /** Without what is said in brackets, and counted names in order of the alphabet. */
    private static String canonical(String line) {
        String kind = line.substring(0, line.indexOf(' '));
        String said = line.replaceAll(" \\(.*\\)$", "").substring(kind.length() + 1);
        return kind + " " + (COUNTS.contains(kind) ? Arrays.stream(said.split(", ")).sorted().collect(Collectors.joining(", ")) : said);
    }

    @ParameterizedTest
    @MethodSource("facts")
    void fileHoldsWhatIsStated(Facts facts) throws Exception {
        List<String> file = List.of(CORPUS.resolve(facts.file()).toString());
        List<JsonNode> spans = Runs.rows("spans | select name, type, model, tokens, tool, status, finish_reason", file);
        List<String> found = new ArrayList<>(calls(spans));
        counted(found, "tools", spans.stream().filter(span -> span.path("type").asText().equals("TOOL")).map(span -> span.path("tool").asText()));
        if (facts.state("statuses")) {
            counted(found, "errors", spans.stream().filter(span -> span.path("status").asText().equals("ERROR")).map(span -> span.path("name").asText()));
            counted(found, "statuses", spans.stream().map(span -> span.path("status").asText().toLowerCase()));
        }
        if (facts.state("finish")) {
            counted(found, "finish", spans.stream().filter(span -> Set.of("LLM", "CHAT_MODEL").contains(span.path("type").asText())).map(span -> span.path("finish_reason").asText("none")));
        }
        List<JsonNode> traces = Runs.rows("traces | select session, name, state, span_count, tokens", file);
        List<String> sessions = traces.stream().map(trace -> trace.path("session").asText("")).filter(session -> !session.isEmpty() && !session.equals("null")).distinct().sorted().toList();
        found.addAll(sessions.isEmpty() ? List.of() : List.of("sessions " + String.join(", ", sessions)));
        if (facts.state("trace")) {
            traces.forEach(trace -> found.add("trace " + trace.path("name").asText() + " | " + trace.path("state").asText() + " | " + trace.path("span_count").asInt() + " | " + usage(trace.path("tokens"))));
        }
        found.add("sum " + usage(Runs.rows("spans | stats sum(tokens.input) as input, sum(tokens.output) as output, sum(tokens.cache_read) as cache_read", file).get(0)));
        assertEquals(sorted(facts.lines()), sorted(found));
    }

    /** All traces are in their order: lines of one kind stay so, and only the kinds are sorted. */
    private static String sorted(Collection<String> lines) {
        Map<String, List<String>> kinds = new TreeMap<>();
        lines.forEach(line -> kinds.computeIfAbsent(line.startsWith("trace") ? "trace" : line, kind -> new ArrayList<>()).add(line));
        return kinds.values().stream().flatMap(List::stream).collect(Collectors.joining("\n"));
    }

    private static List<String> calls(List<JsonNode> spans) {
        Map<String, List<String>> usages = new LinkedHashMap<>();
        for (JsonNode span : spans) {
            String usage = usage(span.path("tokens"));
            if (CALLS.contains(span.path("type").asText())) {
                usages.computeIfAbsent("llm " + span.path("name").asText() + " | " + (span.hasNonNull("model") ? span.path("model").asText() : "–"), key -> new ArrayList<>()).add(usage);
            } else if (!usage.equals("–")) {
                usages.computeIfAbsent("wrapper " + span.path("name").asText(), key -> new ArrayList<>()).add(usage.replaceAll(" c.*", ""));
            }
        }
        return usages.entrySet().stream().map(entry -> entry.getKey() + " | " + String.join(", ", entry.getValue())).toList();
    }

    /** {@code 396/17 c288}. */
    private static String usage(JsonNode tokens) {
        String both = (tokens.hasNonNull("input") ? tokens.get("input").asText() : "–") + "/" + (tokens.hasNonNull("output") ? tokens.get("output").asText() : "–");
        return both.equals("–/–") ? "–" : both + (tokens.path("cache_read").asLong() > 0 ? " c" + tokens.get("cache_read").asLong() : "");
    }

    private static void counted(List<String> found, String kind, Stream<String> names) {
        Map<String, Long> counts = names.collect(Collectors.groupingBy(name -> name, Collectors.counting()));
        if (!counts.isEmpty()) {
            found.add(kind + " " + counts.entrySet().stream().map(each -> each.getKey() + (each.getValue() > 1 ? "×" + each.getValue() : "")).sorted().collect(Collectors.joining(", ")));
        }
    }

    @Test
    void everyFileOfAFrameworkIsStated() throws IOException {
        Set<String> stated = facts().stream().map(Facts::file).collect(Collectors.toSet());
        try (Stream<Path> files = Files.list(CORPUS.resolve("frameworks"))) {
            List<String> missing = files.map(file -> "frameworks/" + file.getFileName()).filter(file -> !stated.contains(file)).sorted().toList();
            assertEquals(List.of("frameworks/README.md", "frameworks/phoenix-rest-sessions.json", "frameworks/phoenix-rest-span-annotations.json"), missing);
        }
        assertTrue(stated.size() > 70, "only " + stated.size() + " files are stated");
    }
}
