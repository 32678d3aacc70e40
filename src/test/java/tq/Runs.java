package tq;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import tq.json.JsonText;
import tq.plan.Plan;
import tq.plan.Resolver.Output;
import tq.run.CompiledQuery;
import tq.source.Problems;
import tq.source.TraceSource;
import tq.text.SourceText;

/** Queries run within the process, other programs run without, and their rows compared. */
public final class Runs {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Runs() {
    }

    /** The rows of a query over files; any problem with a file fails. */
    public static List<JsonNode> rows(String query, List<String> files) throws Exception {
        return rows(compiled(query), files);
    }

    /** The rows of a plan. */
    static List<JsonNode> rows(Plan plan, List<String> files) throws Exception {
        return rows(Tq.compile(plan), files);
    }

    private static List<JsonNode> rows(CompiledQuery query, List<String> files) throws Exception {
        List<JsonNode> rows = new ArrayList<>();
        CompiledQuery.Run run = query.start(rows::add);
        Problems problems = new Problems(problem -> {
            if (problem.kind() != Problems.Kind.WARNING) {
                fail(problem.message());
            }
        });
        TraceSource source = new TraceSource(files, new ByteArrayInputStream(new byte[0]), problems);
        source.start();
        source.read(run::add);
        run.end();
        return values(lines(rows));
    }

    /** What the map program gives of each trace, a list each, as JSON that was written and read. */
    static List<JsonNode> mapped(String query, List<String> files) throws Exception {
        CompiledQuery compiled = compiled(query);
        List<JsonNode> mapped = new ArrayList<>();
        TraceSource source = new TraceSource(files, new ByteArrayInputStream(new byte[0]), new Problems(problem -> fail(problem.message())));
        source.start();
        source.read(trace -> {
            List<JsonNode> parts = new ArrayList<>();
            compiled.map(trace, mapped.size() + 1, parts::add);
            return mapped.add(MAPPER.createArrayNode().addAll(values(lines(parts))));
        });
        return mapped;
    }

    /** What the merge program gives of a list of such parts. */
    static List<JsonNode> merged(String query, JsonNode parts) throws Exception {
        List<JsonNode> rows = new ArrayList<>();
        compiled(query).merge((ArrayNode) parts, rows::add);
        return values(lines(rows));
    }

    private static CompiledQuery compiled(String query) throws Exception {
        return Tq.compile(Tq.plans(new SourceText("query", query), Map.of(), Output.ELEMENTS).get(0));
    }

    private static String lines(List<JsonNode> rows) {
        StringBuilder out = new StringBuilder();
        rows.forEach(row -> out.append(JsonText.COMPACT.of(row)).append('\n'));
        return out.toString();
    }

    /** All JSON values of a text. */
    public static List<JsonNode> values(String text) throws IOException {
        try (MappingIterator<JsonNode> values = MAPPER.readerFor(JsonNode.class).readValues(text)) {
            return values.readAll();
        }
    }

    /** What a program writes to standard output; anything but exit status 0 fails. */
    public static String output(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.PIPE).start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), err);
        return out;
    }

    /** Fails unless the rows are the same; numbers within the tolerance, which is in milliseconds, epoch nanoseconds within a microsecond. */
    public static void assertSame(List<JsonNode> ours, List<JsonNode> theirs, double tolerance) {
        assertEquals(theirs.size(), ours.size(), () -> "rows\nours " + ours + "\ntheirs " + theirs);
        for (int i = 0; i < ours.size(); i++) {
            int row = i;
            String difference = difference(ours.get(i), theirs.get(i), tolerance);
            assertEquals("", difference, () -> "row " + row + "\nours   " + ours.get(row) + "\ntheirs " + theirs.get(row));
        }
    }

    private static String difference(JsonNode a, JsonNode b, double tolerance) {
        if (a.isNumber() && b.isNumber()) {
            double allowed = Math.max(Math.abs(b.doubleValue()) > 1e15 ? 1000 : tolerance, Math.abs(b.doubleValue()) * 2e-7);
            return Math.abs(a.doubleValue() - b.doubleValue()) <= allowed ? "" : a + " is not " + b;
        }
        if (a.isObject() && b.isObject()) {
            TreeSet<String> keys = new TreeSet<>();
            a.fieldNames().forEachRemaining(keys::add);
            b.fieldNames().forEachRemaining(keys::add);
            for (String key : keys) {
                String inner = a.has(key) && b.has(key) ? difference(a.get(key), b.get(key), tolerance) : "only one has it";
                if (!inner.isEmpty()) {
                    return key + ": " + inner;
                }
            }
            return "";
        }
        if (a.isArray() && b.isArray() && a.size() == b.size()) {
            for (int i = 0; i < a.size(); i++) {
                String inner = difference(a.get(i), b.get(i), tolerance);
                if (!inner.isEmpty()) {
                    return i + ": " + inner;
                }
            }
            return "";
        }
        if (a.isTextual() && b.isTextual() && a.textValue().matches("(?s)[{\\[].*")) {
            return sameJson(a.textValue(), b.textValue()); // gojq sorts the keys of an object that it writes as text
        }
        return a.equals(b) || isTime(a) && isTime(b) && Duration.between(Instant.parse(a.textValue()), Instant.parse(b.textValue())).abs().toNanos() < 1000 ? "" : a + " is not " + b;
    }

    private static String sameJson(String a, String b) {
        try {
            return MAPPER.readTree(a).equals(MAPPER.readTree(b)) ? "" : a + " is not " + b;
        } catch (IOException e) {
            return a.equals(b) ? "" : a + " is not " + b;
        }
    }

    /** jq 1.6 has lost the last digits of epoch nanoseconds when it read them. */
    private static boolean isTime(JsonNode value) {
        return value.isTextual() && value.textValue().matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{9}Z");
    }
}
