package tq.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static tq.cli.Calls.onTerminal;
import static tq.cli.Calls.piped;
import static tq.cli.Calls.tq;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tq.Runs;
import tq.cli.Calls.Call;
import tq.text.DisplayWidth;

/** The command {@code tq schema}. Goldens are in {@code testdata/schema}; {@code -Dtq.golden=update} writes them anew and fails. */
class SchemaCommandTest {

    private static final String TRACE = "testdata/traces/question-refund.json";
    private static final Path GOLDENS = Path.of("testdata/schema");
    private static final boolean UPDATE = "update".equals(System.getProperty("tq.golden"));

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"testdata/traces/question-refund.json, 80", "testdata/traces/question-refund.json, 120", "testdata/corpus/flat-otel/otel-arrow-2_traces.jsonl, 80",
        "testdata/corpus/mlflow-real/support-rag.traces-get.json, 120"})
    void tablesAreAsTheGoldenSays(String file, int width) throws IOException {
        Call call = onTerminal(width, "schema", "-M", file);
        assertEquals(0, call.status(), call.err());
        Path golden = GOLDENS.resolve(Path.of(file).getFileName().toString().replaceFirst("\\..*", "") + "." + width + ".txt");
        if (UPDATE || !Files.exists(golden)) {
            Files.writeString(golden, call.out());
            fail((UPDATE ? "rewrote " : "wrote the missing ") + golden + ": read it, then run again\n" + call.out());
        }
        assertEquals(Files.readString(golden), call.out());
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 60, 80, 120, 200})
    void onlyCommandsAndWhatTheyAreForAreWiderThanTheTerminal(int width) {
        for (String file : List.of(TRACE, "testdata/corpus/frameworks/oi-openai.otlp.jsonl", "testdata/corpus/frameworks/strands.otlp.jsonl")) {
            for (String line : onTerminal(width, "schema", "-M", file).out().split("\n")) {
                assertTrue(line.startsWith("tq -e") || line.startsWith("# ") || DisplayWidth.of(line) <= width, () -> file + " at " + width + ": " + line);
            }
        }
    }

    @Test
    void elsewhereThanOnATerminalEachRowIsALineOfJson() throws IOException {
        Call call = tq("schema", TRACE);
        assertEquals("", call.err());
        List<JsonNode> rows = Runs.values(call.out());
        assertEquals(call.out().lines().count(), rows.size());
        assertEquals("{\"noun\":\"file\",\"count\":1,\"from\":{\"MLflow V3\":1}}", rows.get(0).toString());
        assertTrue(rows.stream().allMatch(row -> row.has("noun") ? row.has("count") : row.has("note")), call.out());
        assertEquals(rows, Runs.values(piped(Files.readString(Path.of(TRACE)), "schema").out().replace("<stdin>", TRACE)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "jsonl", "raw"})
    void formatsOfJsonHoldTheSameRows(String format) throws IOException {
        String out = tq("schema", "--format", format, TRACE).out();
        assertEquals(format.equals("json"), out.startsWith("["));
        assertEquals(Runs.values(tq("schema", TRACE).out()), Runs.values(out));
    }

    @Test
    void separatedFormatsHaveOneHeaderForAllRows() {
        Call csv = tq("schema", "--format", "csv", TRACE);
        assertTrue(csv.out().startsWith("noun,name,field,count,of,type,holds,from,distinct,values,example,min,max,note,try\n"), csv.out());
        assertEquals(tq("schema", TRACE).out().lines().count() + 1, csv.out().lines().count());
        Call tsv = tq("schema", "--format", "tsv", TRACE);
        assertTrue(tsv.out().lines().allMatch(line -> line.chars().filter(c -> c == '\t').count() == 14), tsv.out());
        Call markdown = tq("schema", "--format", "markdown", TRACE);
        assertTrue(markdown.out().startsWith("## what is here\n\n| element | count | values | read from |\n| --- | ---: | --- | --- |\n| files | 1 |"), markdown.out());
    }

    @Test
    void inputsThatCannotBeReadCostOnlyThemselves() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.jsonl"), Files.readString(Path.of(TRACE)).strip() + "\n{\"info\": \n");
        Call call = tq("schema", broken.toString(), "nowhere.json");
        assertEquals(5, call.status());
        assertTrue(call.err().contains("broken.jsonl:") && call.err().contains("nowhere.json: there is no such file"), call.err());
        assertTrue(call.out().contains("{\"noun\":\"trace\",\"count\":1,"), call.out());
        Call missing = tq("schema", "nowhere.json");
        assertEquals(2, missing.status());
        assertTrue(missing.out().startsWith("{\"noun\":\"file\",\"count\":0}\n"), missing.out());
        Call strict = tq("schema", "--strict", "nowhere.json", TRACE);
        assertEquals(new Call(2, "", "tq: nowhere.json: there is no such file\n"), strict);
    }

    @Test
    void withoutInputItSaysSo() {
        Call call = onTerminal(80, "schema");
        assertEquals(2, call.status());
        assertTrue(call.err().contains("no input: name trace files"), call.err());
    }

    @Test
    void severalFilesAreOneProfileAndTheCommandsNameThem() {
        String other = "testdata/corpus/frameworks/oi-openai.otlp.jsonl";
        Call call = tq("schema", "--format", "table", TRACE, other);
        assertTrue(call.out().contains("OTLP (10), MLflow V3 (1)"), call.out());
        assertTrue(call.out().contains("' " + TRACE + " " + other + "\n"), call.out());
    }

    @Test
    void aFileNameWithASpaceIsQuoted() throws IOException {
        Path file = Files.copy(Path.of(TRACE), folder.resolve("it's a trace.json"));
        assertTrue(tq("schema", "--format", "table", file.toString()).out().contains("' '" + folder + "/it'\\''s a trace.json'\n"));
    }

    @Test
    void nothingInTheDataActsOnTheTerminal() throws IOException {
        String evil = "\\u001b[31m\\u202e\\u0007\\u009b";
        Path file = Files.writeString(folder.resolve("evil.jsonl"), "{\"trace_id\":\"" + evil + "\",\"span_id\":\"" + evil + "\",\"name\":\"" + evil + "\",\"start_time_unix_nano\":1,"
                + "\"end_time_unix_nano\":2,\"attributes\":{\"" + evil + "\":\"" + evil + "\",\"n.1." + evil + "\":3},\"events\":[{\"name\":\"" + evil + "\",\"attributes\":{\"" + evil
                + "\":\"x\"}}],\"resource\":{\"" + evil + "\":\"" + evil + "\"}}\n");
        for (String format : List.of("table", "jsonl", "markdown", "csv", "html")) {
            Call call = onTerminal(100, "schema", "-M", "--format", format, file.toString());
            assertEquals(0, call.status(), call.err());
            assertFalse(call.out().chars().anyMatch(c -> c == 0x1b || c == 0x202e || c == 7 || c == 0x9b), () -> format + "\n" + call.out());
        }
    }
}
