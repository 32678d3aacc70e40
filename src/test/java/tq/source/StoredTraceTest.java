package tq.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import tq.Runs;

/** Traces in the folders of MLflow's file store are what MLflow itself prints of them. */
class StoredTraceTest {

    private static final Path CORPUS = Path.of("testdata/corpus/mlflow-real");
    private static final Path STORES = CORPUS.resolve("file-store");

    @TempDir
    Path folder;

    private static JsonNode canonical(List<JsonNode> rows, boolean previews) {
        assertEquals(1, rows.size());
        ObjectNode trace = (ObjectNode) rows.get(0);
        ObjectNode info = (ObjectNode) trace.get("info");
        if (!previews) {
            info.remove("request_preview");
            info.remove("response_preview");
        }
        return trace;
    }

    /** The files hold no previews until 3.1.4, where {@code to_json} makes them of the metadata; all else is equal. */
    @ParameterizedTest
    @CsvSource({"v2.14/batch-fs, true", "v2.14/checkout-error-fs, true", "v2.14/faq-fs, true", "v2.14/unicode-fs, true", "v2.22/checkout-error-fs, true", "v3.1/checkout-error-fs, false"})
    void isWhatMlflowPrintsOfIt(String capture, boolean previews) throws Exception {
        Path printed = CORPUS.resolve(capture + ".to-json.json");
        JsonNode info = new ObjectMapper().readTree(printed.toFile()).get("info");
        String id = info.path("request_id").asText(info.path("trace_id").asText());
        String stored = stored(id).toString();
        JsonNode wanted = canonical(Runs.rows("traces", List.of(printed.toString())), previews);
        assertFalse(wanted.path("data").path("spans").isEmpty());
        assertEquals(wanted, canonical(Runs.rows("traces", List.of(stored)), previews));
        for (String query : List.of("spans | select id, parent.id, name, type, start, duration, status, inputs, outputs, attributes", "events", "traces | select id, name, state, start, duration, metadata, tags, format")) {
            assertEquals(Runs.rows(query, List.of(printed.toString())), Runs.rows(query, List.of(stored)), query);
        }
    }

    private static Path stored(String id) throws IOException {
        try (var folders = Files.walk(STORES, 4)) {
            return folders.filter(each -> each.endsWith(id)).findFirst().orElseThrow();
        }
    }

    /** Read from the files by eye. */
    @Test
    void theNewestStoreHasAssessments() throws Exception {
        String query = "assessments | select trace.id, name, value, source.type, source.id, rationale";
        List<JsonNode> rows = Runs.rows(query, List.of(STORES.resolve("v3.18-mlruns").toString()));
        assertEquals(List.of(
                "{'trace.id':'tr-22ec53bc46afc0d6e6014099a4de4429','name':'user_thumb','value':false,'source.type':'HUMAN','source.id':'cust-1204','rationale':null}",
                "{'trace.id':'tr-22ec53bc46afc0d6e6014099a4de4429','name':'task_completed','value':false,'source.type':'LLM_JUDGE','source.id':'openai:/gpt-4o-mini','rationale':'no seat was booked'}"),
                rows.stream().map(row -> row.toString().replace('"', '\'')).toList());
    }

    @ParameterizedTest
    @CsvSource({"'', 14", "v3.1-mlruns, 4", "v3.1-mlruns/264800512777489094, 4", "v3.1-mlruns/264800512777489094/traces, 4",
            "v3.1-mlruns/264800512777489094/traces/1382da774d2b4a76a77d05e70b4cf26d, 1", "v3.1-mlruns/264800512777489094/traces/1382da774d2b4a76a77d05e70b4cf26d/trace_info.yaml, 1"})
    void anyLevelOfAStoreMayBeNamed(String level, int traces) throws Exception {
        Reads reads = Reads.of(STORES.resolve(level).toString());
        assertEquals(traces, reads.ids().size());
        assertEquals(List.of(), reads.messages());
    }

    @Test
    void whatIsBrokenOrMissingCostsOnlyItself() throws Exception {
        Path trace = folder.resolve("mlruns/1/traces/tr-8baf63add96f2ada0a1890622862e563");
        copy(STORES.resolve("v3.18-mlruns/260691604338496316/traces/" + trace.getFileName()), trace);
        Files.writeString(trace.resolve("trace_info.yaml"), "trace_id: [1,\n x: {");
        Reads reads = Reads.of(folder.toString());
        assertEquals(List.of(trace.getFileName().toString()), reads.ids());
        assertEquals("1 trace, 3 spans read", reads.tally().details().get(0));
        assertEquals(1, reads.messages().size());
        assertTrue(reads.messages().get(0).startsWith(trace.resolve("trace_info.yaml") + ": broken YAML: "), reads.messages().get(0));

        Files.writeString(trace.resolve("trace_info.yaml"), "trace_id: tr-8baf63add96f2ada0a1890622862e563\nstate: OK\n");
        Files.writeString(trace.resolve("artifacts/traces.json"), "{\"spans\": [");
        assertEquals(List.of(trace.resolve("artifacts/traces.json") + ":1:12: unexpected end of input inside an array"), Reads.of(folder.toString()).messages());

        Files.delete(trace.resolve("artifacts/traces.json"));
        assertEquals(List.of(), Reads.of(folder.toString()).messages());
        assertEquals("[{\"state\":\"OK\",\"name\":\"day_planner\",\"span_count\":null}]", Runs.rows("traces | select state, name, span_count", List.of(folder.toString())).toString());
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Written by PyYAML 6.0.3 of the values on the right. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "a: 1e5 | {'a':'1e5'}",
            "a: 0189 | {'a':'0189'}",
            "a: '123' | {'a':'123'}",
            "a: 1.0e+17 | {'a':1.0E17}",
            "a: -0.25 | {'a':-0.25}",
            "a: 12345678901234567890123 | {'a':12345678901234567890123}",
            "a: 1772600000000000001 | {'a':1772600000000000001}",
            "a: true | {'a':true}",
            "a: 'true' | {'a':'true'}",
            "a: null | {'a':null}",
            "a: .nan | {'a':null}",
            "a: 'yes' | {'a':'yes'}",
            "a: {} | {'a':{}}",
            "a: [] | {'a':[]}",
            "a: ''  | {'a':''}",
            "a: 'a: b' | {'a':'a: b'}",
            "a: 2026-11-22 | {'a':'2026-11-22'}",
            "a: 'line one~~  line two~~  ' | {'a':'line one#line two#'}",
            "a: x x~  x x | {'a':'x x x x'}",
            "o: &id001~- p~- q: 2~s: *id001 | {'o':['p',{'q':2}],'s':['p',{'q':2}]}"})
    void yamlIsReadAsPythonWritesIt(String yaml, String json) {
        assertEquals(json.replace('\'', '"').replace("#", "\\n"), Yaml.parse(yaml.replace('~', '\n')).toString());
    }

    @Test
    void yamlMakesNoObjectsAndHasLimits() {
        assertEquals("{\"a\":[\"ls\"]}", Yaml.parse("a: !!python/object/apply:os.system [ls]").toString());
        assertEquals("{}", Yaml.parse("").toString());
        StringBuilder laughs = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 10; i++) {
            laughs.append("a").append(i).append(": &a").append(i).append(" [").append(("*a" + (i - 1) + ", ").repeat(9)).append("*a").append(i - 1).append("]\n");
        }
        assertThrows(YamlEngineException.class, () -> Yaml.parse(laughs.toString()));
        assertThrows(YamlEngineException.class, () -> Yaml.parse("&a [*a]"));
        assertThrows(YamlEngineException.class, () -> Yaml.parse("[".repeat(100_000)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: b: c", "\t- x", "a: 'open", "%", "\u0000"})
    void brokenYamlIsRefused(String yaml) {
        assertThrows(YamlEngineException.class, () -> Yaml.parse(yaml));
    }
}
