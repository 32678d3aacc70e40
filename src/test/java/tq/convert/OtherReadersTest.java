package tq.convert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tq.Runs;

/**
 * MLflow's own library and OpenTelemetry's protobuf messages read of the corpus, once it is converted, what tq reads of it as
 * it is. The variable {@code TQ_PYTHON} names a Python that has both: the one of a virtual environment with {@code mlflow-tracing}.
 */
@Tag("slow")
class OtherReadersTest {

    /** How much of the corpus is read at least; to be raised when tq reads more. */
    private static final int TRACES = 400;
    private static final int SPANS = 1400;

    private static final String PYTHON = System.getenv().getOrDefault("TQ_PYTHON", "");

    @BeforeAll
    static void pythonIsThere() {
        assumeTrue(!PYTHON.isEmpty(), "TQ_PYTHON names no Python that has mlflow-tracing and opentelemetry-proto");
    }

    /** What a script prints of each file of the corpus, converted; what the writer said is lost of it stands under {@code losses}. */
    private static List<JsonNode> read(String script, List<String> files, Supplier<TraceWriter> writers) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(PYTHON, "-W", "ignore", "src/test/python/" + script));
        List<String> losses = new ArrayList<>();
        for (String file : files) {
            TraceWriter writer = writers.get();
            command.add(Converted.by(writer, file).toString());
            losses.add(String.join("; ", writer.losses()));
        }
        List<JsonNode> found = Runs.values(Runs.output(command));
        assertEquals(files.size(), found.size());
        for (int i = 0; i < files.size(); i++) {
            ((ObjectNode) found.get(i)).put("losses", losses.get(i));
        }
        return found;
    }

    @Test
    void mlflowReadsTheSameTraces() throws Exception {
        List<String> files = Converted.corpus();
        List<JsonNode> found = read("mlflow_reads.py", files, MlflowWriter::new);
        int loaded = 0;
        for (int i = 0; i < files.size(); i++) {
            String file = files.get(i);
            JsonNode theirs = found.get(i);
            boolean told = theirs.path("losses").asText().contains("MLflow itself may refuse");
            assertEquals(told, !theirs.path("refused").isEmpty(), () -> file + " " + theirs.path("refused"));
            if (!told) {
                loaded += theirs.path("traces").size();
                assertSame("traces | select id, state", file, inner(theirs, "traces"));
                assertSame("spans | select id, parent_id, trace_id, name, type, status, inputs, outputs, start, end", file, inner(theirs, "traces", "spans"));
                assertSame("failed spans | select id, message", file, inner(theirs, "traces", "spans").stream().filter(span -> span.path("status").asText().equals("ERROR")).toList());
                assertSame("assessments | select name, value, rationale", file, inner(theirs, "traces", "assessments"));
            }
        }
        assertTrue(loaded >= TRACES, "traces: " + loaded);
    }

    @Test
    void protobufReadsTheSameSpans() throws Exception {
        List<String> files = OtlpWriterTest.corpus();
        List<JsonNode> found = read("otlp_reads.py", files, OtlpWriter::new);
        int read = 0;
        for (int i = 0; i < files.size(); i++) {
            String file = files.get(i);
            JsonNode theirs = found.get(i);
            boolean told = theirs.path("losses").asText().contains("not hexadecimal");
            assertEquals(List.of(), told ? List.of() : inner(theirs, "refused"), file);
            if (!told) {
                read += theirs.path("spans").size();
                // a level that attributes tell goes along as an attribute, and the status stays as it was recorded
                String status = Files.readString(Path.of(file)).contains("observation.level") ? "" : "status, message, ";
                assertSame("spans | select id, parent_id, name, kind, " + status + "start, end, resource, scope", file, inner(theirs, "spans"));
                assertSame("events | select name, time, attributes", file, inner(theirs, "spans", "events"));
            }
        }
        assertTrue(read >= SPANS, "spans: " + read);
    }

    private static List<JsonNode> inner(JsonNode found, String... path) {
        List<JsonNode> inner = List.of(found);
        for (String member : path) {
            inner = inner.stream().flatMap(each -> StreamSupport.stream(each.path(member).spliterator(), false)).toList();
        }
        return inner;
    }

    /** Each column of tq's rows is what the other reader has under that name. */
    private static void assertSame(String question, String file, List<JsonNode> theirs) throws Exception {
        List<JsonNode> ours = Runs.rows(question, List.of(file));
        assertEquals(ours.size(), theirs.size(), () -> file + " " + question);
        for (int i = 0; i < ours.size(); i++) {
            JsonNode row = ours.get(i);
            JsonNode their = theirs.get(i);
            row.properties().forEach(column -> assertEquals(plain(column.getKey(), column.getValue()), plain(column.getKey(), their.path(column.getKey())), () -> file + " " + column.getKey() + " of " + row));
        }
    }

    /** Times as nanoseconds; an unknown type, which MLflow leaves out; texts that are JSON, which tq looks into, decoded. */
    private static JsonNode plain(String column, JsonNode value) {
        if ((column.equals("start") || column.equals("end") || column.equals("time")) && value.isTextual()) {
            Instant time = Instant.parse(value.asText());
            return LongNode.valueOf(Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000_000L), time.getNano()));
        }
        if (column.equals("type") && value.isNull()) {
            return TextNode.valueOf("UNKNOWN");
        }
        if (column.equals("inputs") || column.equals("outputs")) {
            return decoded(JsonNodeFactory.instance.objectNode().set(column, value));
        }
        return column.equals("attributes") || column.equals("resource") ? decoded(value) : value;
    }

    private static JsonNode decoded(JsonNode attributes) {
        attributes.properties().forEach(member -> {
            String text = member.getValue().asText();
            if (member.getValue().isTextual() && (text.startsWith("{") || text.startsWith("[") || text.startsWith("\""))) {
                try {
                    member.setValue(new ObjectMapper().readTree(text));
                } catch (IOException e) {
                    member.setValue(TextNode.valueOf(text));
                }
            }
        });
        return attributes;
    }
}
