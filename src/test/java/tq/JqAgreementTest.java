package tq;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tq.compile.PortableProgram;
import tq.plan.Plan;
import tq.plan.Resolver.Output;
import tq.text.SourceText;

/** The jq that tq shows, run by the jq binary, gives the rows that tq gives: native fields and prelude mean the same. */
class JqAgreementTest {

    private static final String JQ = System.getProperty("tq.jq", "jq");

    @BeforeAll
    static void jqIsThere() {
        boolean there;
        try {
            there = new ProcessBuilder(JQ, "--version").start().waitFor() == 0;
        } catch (IOException | InterruptedException e) {
            there = false;
        }
        assumeTrue(there || System.getenv("CI") != null, "jq is not installed");
    }

    static List<String> queries() throws IOException {
        List<String> queries = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of("testdata/queries.txt"))) {
            if (!line.isBlank() && !line.startsWith("#")) {
                queries.add(line);
            }
        }
        return queries;
    }

    /** Files that are whole MLflow V3 traces, which is what the prelude reads. */
    static List<String> files() throws IOException {
        String given = System.getProperty("tq.files");
        if (given != null) {
            return List.of(given.split(","));
        }
        List<String> files = new ArrayList<>();
        for (String name : List.of("support-rag.traces-get.json", "booking-error.traces-get.json", "swallowed-error.traces-get.json", "links-consumer.traces-get.json",
                "odd-outputs.traces-get.json", "unicode-attributes.traces-get.json", "in-progress.traces-get.json", "overflow-attribute.traces-get.json",
                "explicit-times.traces-get.json", "streaming.traces-get.json", "session-turn3.traces-get.json", "sql-loop.traces-get.json",
                "otlp-genai-agent.traces-get.json", "otlp-two-roots.traces-get.json", "rag.v3.json", "booking-error.v3.json", "refund-policy.v3.json",
                "mlflow-strands.v3.jsonl", "mlflow-langgraph.v3.jsonl", "asked-and-answered.v3.jsonl", "texts-like-json.v3.json", "demo-chat-agent-session-issue.to-json.json", "question-session.json")) {
            files.add("testdata/traces/" + name);
        }
        return files;
    }

    @ParameterizedTest
    @MethodSource("queries")
    void jqGivesTheSameRows(String query) throws Exception {
        Plan plan = Tq.plans(new SourceText("query", query), Map.of(), Output.ELEMENTS).get(0);
        assertEquals(Set.of(), PortableProgram.refused(plan), "refused as not portable");
        String map = PortableProgram.print(plan, Tq.lower(plan), PortableProgram.Part.MAP);
        String merge = PortableProgram.print(plan, Tq.lower(plan), PortableProgram.Part.MERGE);
        List<JsonNode> ours = Runs.rows(query, files());
        Path mapped = Files.createTempFile("tq", ".json");
        List<String> command = new ArrayList<>(List.of(JQ, "-c", map));
        command.addAll(files());
        Files.writeString(mapped, Runs.output(command));
        List<JsonNode> theirs = Runs.values(Runs.output(List.of(JQ, "-c", "-s", merge, mapped.toString())));
        Files.delete(mapped);
        Runs.assertSame(ours, theirs, 0.0031);
    }

    @ParameterizedTest
    @MethodSource("queries")
    void oneProgramOverOneFile(String query) throws Exception {
        String file = "testdata/traces/support-rag.traces-get.json";
        Plan plan = Tq.plans(new SourceText("query", query), Map.of(), Output.ELEMENTS).get(0);
        String whole = PortableProgram.print(plan, Tq.lower(plan), PortableProgram.Part.WHOLE);
        Runs.assertSame(Runs.rows(query, List.of(file)), Runs.values(Runs.output(List.of(JQ, "-c", whole, file))), 0.0031);
    }
}
