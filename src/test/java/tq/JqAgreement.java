package tq;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tq.compile.PortableProgram;
import tq.plan.Plan;
import tq.plan.Resolver.Output;
import tq.text.SourceText;

/** The jq that tq shows, run by a program that knows jq, against the rows that tq gives. */
final class JqAgreement {

    private static final double MILLISECONDS = 0.0031;
    /** jq 1.6 reads times in steps of 256 ns, which is so much of a trace that lasts a millisecond. */
    private static final double PERCENT = 0.1;

    private JqAgreement() {
    }

    static boolean isThere(String engine) {
        try {
            return new ProcessBuilder(engine, "--version").start().waitFor() == 0;
        } catch (IOException | InterruptedException e) {
            return false;
        }
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

    private static double tolerance(String query) {
        return query.contains("coverage") ? PERCENT : MILLISECONDS;
    }

    private static Plan plan(String query) throws Exception {
        Plan plan = Tq.plans(new SourceText("query", query), Map.of(), Output.ELEMENTS).get(0);
        assertEquals(Set.of(), PortableProgram.refused(plan), "refused as not portable");
        return plan;
    }

    /** The program in two parts, over several files. */
    static void mapAndMerge(String engine, String query) throws Exception {
        mapAndMerge(engine, query, files(), tolerance(query));
    }

    /** The same over other files, durations in milliseconds within the tolerance. */
    static void mapAndMerge(String engine, String query, List<String> files, double tolerance) throws Exception {
        Plan plan = plan(query);
        String map = PortableProgram.print(plan, Tq.lower(plan), PortableProgram.Part.MAP);
        String merge = PortableProgram.print(plan, Tq.lower(plan), PortableProgram.Part.MERGE);
        List<JsonNode> ours = Runs.rows(query, files);
        Path mapped = Files.createTempFile("tq", ".json");
        List<String> command = new ArrayList<>(List.of(engine, "-c", map));
        command.addAll(files);
        Files.writeString(mapped, Runs.output(command));
        List<JsonNode> theirs = Runs.values(Runs.output(List.of(engine, "-c", "-s", merge, mapped.toString())));
        Files.delete(mapped);
        Runs.assertSame(ours, theirs, tolerance);
    }

    /** The program as one, over one file. */
    static void asOne(String engine, String query) throws Exception {
        String file = "testdata/traces/support-rag.traces-get.json";
        Plan plan = plan(query);
        String whole = PortableProgram.print(plan, Tq.lower(plan), PortableProgram.Part.WHOLE);
        Runs.assertSame(Runs.rows(query, List.of(file)), Runs.values(Runs.output(List.of(engine, "-c", whole, file))), tolerance(query));
    }
}
