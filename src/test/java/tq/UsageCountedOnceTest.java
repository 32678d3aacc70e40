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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Among the rows that reach a sum, a span with a descendant there that carries usage counts as 0, and of the others with
 * one response id the first counts: held against a slow, obvious implementation over random trees with several roots,
 * orphans and cycles.
 */
class UsageCountedOnceTest {

    private record Node(int id, int parent, String type, long tokens, String response) {

        String json() {
            String attributes = "\"mlflow.spanType\": \"\\\"" + type + "\\\"\""
                    + (tokens < 0 ? "" : ", \"mlflow.chat.tokenUsage\": \"{\\\"input_tokens\\\": " + tokens + "}\"")
                    + (response.isEmpty() ? "" : ", \"gen_ai.response.id\": \"\\\"" + response + "\\\"\"");
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
            nodes.add(new Node(i, parent, random.nextBoolean() ? "LLM" : "AGENT", random.nextInt(3) == 0 ? -1 : random.nextInt(100), response));
        }
        return nodes;
    }

    private static boolean isBelow(List<Node> nodes, Node low, Node high) {
        return new ObviousTrace("", nodes.stream().map(node -> new ObviousTrace.Node(node.parent(), node.type(), false, 0, 0)).toList()).ancestors(low.id()).contains(high.id());
    }

    private static long obviousSum(List<Node> nodes, List<Node> rows) {
        Set<String> responses = new HashSet<>();
        long sum = 0;
        for (Node row : rows) {
            boolean wrapper = rows.stream().anyMatch(other -> other.tokens() >= 0 && other != row && isBelow(nodes, other, row));
            if (row.tokens() >= 0 && !wrapper && (row.response().isEmpty() || responses.add(row.response()))) {
                sum += row.tokens();
            }
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

    private static long sum(String query, Path file) throws Exception {
        List<JsonNode> rows = Runs.rows(query, List.of(file.toString()));
        assertEquals(1, rows.size());
        return rows.get(0).asLong();
    }
}
