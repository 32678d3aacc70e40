package tq.page;

import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import tq.Tq;
import tq.diagnose.Check;
import tq.diagnose.Finding;
import tq.diagnose.Severity;
import tq.plan.Plan;
import tq.plan.Resolver.Output;
import tq.source.Problems;
import tq.source.TraceSource;
import tq.text.SourceText;
import tq.trace.Trace;

/** Pages for tests, of traces of {@code testdata} or of text, with findings that a query or a hand made. */
final class Reports {

    private Reports() {
    }

    /** The traces of files in {@code testdata/traces}. */
    static List<Trace> files(String... names) throws Exception {
        return read(Stream.of(names).map(name -> Path.of("testdata/traces", name).toString()).toList(), "");
    }

    /** The traces that a text is. */
    static List<Trace> text(String json) throws Exception {
        return read(List.of(TraceSource.STDIN), json);
    }

    private static List<Trace> read(List<String> words, String stdin) throws Exception {
        List<Trace> traces = new ArrayList<>();
        Problems problems = new Problems(problem -> {
            if (problem.kind() != Problems.Kind.WARNING) {
                fail(problem.message());
            }
        });
        TraceSource source = new TraceSource(words, new ByteArrayInputStream(stdin.getBytes(StandardCharsets.UTF_8)), problems);
        source.start();
        source.read(traces::add);
        return traces;
    }

    /** A check whose rows are those of a query. */
    static Check check(String name, String title, Severity severity, String query) throws Exception {
        Plan plan = Tq.plans(new SourceText(name, query), Map.of(), Output.COLUMNS).get(0);
        return new Check(name, title, title + " of all traces, the first to end first.", "errors", severity, "Look at the deepest one first: those above it only carried it on.", plan);
    }

    /** A finding for each row of its query; the columns {@code trace}, {@code span} and {@code path} say where. */
    static List<Finding> found(Check check, List<Trace> traces) throws Exception {
        List<Finding> findings = new ArrayList<>();
        for (Trace trace : traces) {
            Tq.compile(check.plan()).start(row -> findings.add(finding(check, trace, row))).over(new TreeMap<>(Map.of(1, trace)));
        }
        return findings;
    }

    private static Finding finding(Check check, Trace trace, JsonNode row) {
        ObjectNode evidence = ((ObjectNode) row).deepCopy().remove(List.of("trace", "span", "path"));
        return new Finding(check, row.path("trace").asText(trace.id()), row.path("span").asText(""), row.path("path").asText(""), List.of(evidence), Optional.of(trace.origin()));
    }

    /** The page about some traces. */
    static String page(List<Trace> traces, List<Finding> findings) throws IOException {
        return page(traces, findings, Limits.DEFAULT);
    }

    static String page(List<Trace> traces, List<Finding> findings, Limits limits) throws IOException {
        HtmlReport report = new HtmlReport("Traces for tests", "0.1.0", limits);
        traces.forEach(report::add);
        StringBuilder page = new StringBuilder();
        report.write(findings, page);
        return page.toString();
    }

    /** What a person would read: traces of several kinds, with failures, judges and assessments. */
    static String typical() throws Exception {
        List<Trace> traces = files("booking-error.v3.json", "question-refund.json", "support-rag.traces-get.json", "sql-loop.traces-get.json", "refund-policy.v3.json",
                "streaming.traces-get.json", "handmade-in-progress.v3.json", "mlflow-langgraph.v3.jsonl", "broken-tree.v3.json");
        List<Finding> findings = new ArrayList<>();
        findings.addAll(found(check("failed-spans", "Failed spans", Severity.ERROR,
                "failed spans | select trace.id as trace, id as span, path, exception.type, exception.message, duration"), traces));
        findings.addAll(found(check("failed-judges", "Judges that failed", Severity.WARNING,
                "assessments where error | select trace.id as trace, name, error.code, error.message"), traces));
        Check loops = check("slow-models", "Slow calls of models", Severity.INFO, "spans where type = CHAT_MODEL | select trace.id as trace, id as span, path, duration, tokens.total, cost");
        List<Finding> rows = found(loops, traces);
        if (!rows.isEmpty()) {
            findings.add(new Finding(loops, "", "", "", rows.stream().limit(14).flatMap(row -> row.evidence().stream()).toList(), Optional.empty()));
        }
        return page(traces, findings);
    }
}
