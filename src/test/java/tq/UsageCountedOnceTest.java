package tq;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Among the rows that reach a sum, a span with a descendant there that carries usage counts as 0, of the others with
 * one response id the first counts, and none whose answer has that id: held against a slow, obvious implementation over
 * random trees with several roots, orphans and cycles.
 */
class UsageCountedOnceTest {

    private record Node(int id, int parent, String type, long tokens, String response, String answer) {

        String json() {
            String attributes = "\"mlflow.spanType\": \"\\\"" + type + "\\\"\""
                    + (tokens < 0 ? "" : ", \"mlflow.chat.tokenUsage\": \"{\\\"input_tokens\\\": " + tokens + "}\"")
                    + (response.isEmpty() ? "" : ", \"gen_ai.response.id\": \"\\\"" + response + "\\\"\"")
                    + (answer.isEmpty() ? "" : ", \"output.value\": \"{\\\"id\\\": \\\"" + answer + "\\\", \\\"choices\\\": []}\"");
            return "{\"span_id\": \"s" + id + "\", \"parent_span_id\": " + (parent < 0 ? "null" : "\"s" + parent + "\"") + ", \"name\": \"n" + id
                    + "\", \"attributes\": {" + attributes + "}}";
        }
    }

    @TempDir
    private Path folder;

    private static List<Node> tree(SplittableRandom random) {
        int size = random.nextInt(1, 14);
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            int parent = random.nextInt(8) == 0 ? -1 : random.nextInt(10) == 0 ? 99 : random.nextInt(12) == 0 ? random.nextInt(size) : i - 1 - random.nextInt(Math.max(1, i));
            String response = random.nextInt(3) == 0 ? "r" + random.nextInt(3) : "";
            String answer = random.nextInt(3) == 0 ? "r" + random.nextInt(3) : "";
            nodes.add(new Node(i, parent, random.nextBoolean() ? "LLM" : "AGENT", random.nextInt(3) == 0 ? -1 : random.nextInt(100), response, answer));
        }
        return nodes;
    }

    private static boolean isBelow(List<Node> nodes, Node low, Node high) {
        return new ObviousTrace("", nodes.stream().map(node -> new ObviousTrace.Node(node.parent(), node.type(), false, 0, 0)).toList()).ancestors(low.id()).contains(high.id());
    }

    private static long obviousSum(List<Node> nodes, List<Node> rows) {
        List<Node> innermost = rows.stream()
                .filter(row -> row.tokens() >= 0 && rows.stream().noneMatch(other -> other.tokens() >= 0 && other != row && isBelow(nodes, other, row))).toList();
        Set<String> told = innermost.stream().map(Node::response).collect(Collectors.toSet());
        Set<String> responses = new HashSet<>();
        long sum = 0;
        for (Node row : innermost) {
            boolean known = row.response().isEmpty() ? !row.answer().isEmpty() && told.contains(row.answer()) : !responses.add(row.response());
            sum += known ? 0 : row.tokens();
        }
        return sum;
    }

    @Test
    void sumsAreThoseOfTheObviousImplementation() throws Exception {
        SplittableRandom random = new SplittableRandom(12);
        Path file = folder.resolve("trace.json");
        for (int round = 0; round < 3_000; round++) {
            List<Node> nodes = tree(random);
            Files.writeString(file, "{\"info\": {\"trace_id\": \"tr-" + round + "\"}, \"data\": {\"spans\": [" + String.join(", ", nodes.stream().map(Node::json).toList()) + "]}}");
            List<Node> llm = nodes.stream().filter(node -> node.type().equals("LLM")).toList();
            assertEquals(obviousSum(nodes, nodes), sum("spans | sum tokens.input", file), () -> nodes.toString());
            assertEquals(obviousSum(nodes, llm), sum("llm spans | sum tokens.input", file), () -> nodes.toString());
            assertEquals(obviousSum(nodes, llm), sum("spans | stats sum(tokens.input) where type = LLM as s | values s", file), () -> nodes.toString());
            boolean any = nodes.stream().anyMatch(node -> node.tokens() >= 0);
            assertEquals(any ? obviousSum(nodes, nodes) : 0, sum("traces | sum tokens.total", file), () -> nodes.toString());
        }
    }

    /** A span of OTLP under the root: whose library it is, when it ran, and its response's id or none. */
    private static String call(int id, String library, int from, int to, String response) {
        String attributes = "{\"key\": \"gen_ai.usage.input_tokens\", \"value\": {\"intValue\": \"7\"}}, {\"key\": \"gen_ai.response.model\", \"value\": {\"stringValue\": \"m\"}}"
                + (response.isEmpty() ? "" : ", {\"key\": \"gen_ai.response.id\", \"value\": {\"stringValue\": \"" + response + "\"}}");
        return "{\"scope\": {\"name\": \"" + library + "\"}, \"spans\": [{\"traceId\": \"aa\", \"spanId\": \"" + id + "\", \"parentSpanId\": \"99\", \"name\": \"chat\", \"startTimeUnixNano\": \""
                + from + "\", \"endTimeUnixNano\": \"" + to + "\", \"attributes\": [" + attributes + "]}]}";
    }

    static Stream<Arguments> pairs() {
        return Stream.of(
                Arguments.of("one within the other", 7, List.of(call(1, "a", 10, 20, "r"), call(2, "b", 11, 19, ""))),
                Arguments.of("the one that tells within the other", 7, List.of(call(1, "a", 10, 20, ""), call(2, "b", 11, 19, "r"))),
                Arguments.of("two calls at a time, twice each", 14, List.of(call(1, "a", 10, 20, ""), call(2, "a", 11, 22, ""), call(3, "b", 12, 19, "r"), call(4, "b", 13, 21, "s"))),
                Arguments.of("of one library", 14, List.of(call(1, "a", 10, 20, "r"), call(2, "a", 11, 19, ""))),
                Arguments.of("one after the other", 14, List.of(call(1, "a", 10, 20, "r"), call(2, "b", 21, 30, ""))),
                Arguments.of("neither tells an id", 7, List.of(call(1, "a", 10, 20, ""), call(2, "b", 11, 19, ""))),
                Arguments.of("a note of no length when it is over", 7, List.of(call(1, "a", 10_000_000, 20_000_000, ""), call(2, "a", 20_000_001, 20_000_001, ""))),
                Arguments.of("notes of two calls", 14, List.of(call(1, "a", 10_000_000, 20_000_000, ""), call(2, "a", 20_000_001, 20_000_001, ""),
                        call(3, "a", 30_000_000, 40_000_000, ""), call(4, "a", 40_000_001, 40_000_001, ""))),
                Arguments.of("a note before the call", 14, List.of(call(1, "a", 10_000_000, 20_000_000, ""), call(2, "a", 9_000_000, 9_000_000, ""))),
                Arguments.of("three of which one tells", 14, List.of(call(1, "a", 10, 20, "r"), call(2, "b", 11, 19, ""), call(3, "b", 12, 18, ""))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pairs")
    void callThatTwoLibrariesRecordedSideBySideCountsOnce(String name, int sum, List<String> calls) throws Exception {
        Path file = Files.writeString(folder.resolve("pairs.json"), "{\"resourceSpans\": [{\"scopeSpans\": [" + String.join(", ", calls) + "]}]}");
        assertEquals(sum, sum("spans | sum tokens.input", file));
        assertEquals(sum, sum("traces | sum tokens.input", file));
    }

    private static long sum(String query, Path file) throws Exception {
        List<JsonNode> rows = Runs.rows(query, List.of(file.toString()));
        assertEquals(1, rows.size());
        return rows.get(0).asLong();
    }
}
