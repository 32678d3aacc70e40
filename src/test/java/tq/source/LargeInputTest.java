package tq.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files larger than the memory of the process that reads them. The number of failed spans is counted while the files are written. */
@Tag("slow")
class LargeInputTest {

    private static final long SIZE = 300L << 20;
    private static final String FILLER = "lorem ipsum dolor sit amet ".repeat(100);
    /** A trace from the first line to the last. */
    private static final String LONG = "f".repeat(32);
    private static final String COUNT = "spans where error | count";

    @TempDir
    private static Path folder;
    private static Path mlflow;
    private static long mlflowFailed;
    private static Path otlp;
    private static long otlpFailed;

    private static String mlflowSpan(String trace, int number, boolean failed) {
        return String.format(Locale.ROOT, "{\"trace_id\": \"%s\", \"span_id\": \"%016x\", \"parent_span_id\": %s, \"name\": \"step\", \"start_time_unix_nano\": %d, "
                + "\"end_time_unix_nano\": %d, \"status\": {\"code\": \"STATUS_CODE_%s\", \"message\": \"\"}, \"attributes\": {\"mlflow.spanInputs\": \"%s\"}}", trace, number + 1,
                number == 0 ? "null" : "\"0000000000000001\"", 1_772_600_000_000_000_000L + number, 1_772_600_001_000_000_000L + number, failed ? "ERROR" : "OK", FILLER);
    }

    private static String otlpSpan(String trace, int number, boolean failed) {
        return String.format(Locale.ROOT, "{\"traceId\": \"%s\", \"spanId\": \"%016x\", \"name\": \"step\", \"startTimeUnixNano\": \"%d\", \"endTimeUnixNano\": \"%d\", \"status\": {\"code\": %d}, "
                + "\"attributes\": [{\"key\": \"input.value\", \"value\": {\"stringValue\": \"%s\"}}]}", trace, number + 1, 1_772_600_000_000_000_000L + number, 1_772_600_001_000_000_000L + number,
                failed ? 2 : 0, FILLER);
    }

    private static String otlpLine(List<String> spans) {
        return "{\"resourceSpans\": [{\"scopeSpans\": [{\"spans\": [" + String.join(", ", spans) + "]}]}]}\n";
    }

    @BeforeAll
    static void writeFiles() throws IOException {
        Random random = new Random(20);
        mlflow = folder.resolve("mlflow.jsonl");
        try (BufferedWriter out = Files.newBufferedWriter(mlflow)) {
            for (long size = 0, trace = 0; size < SIZE; trace++) {
                List<String> spans = new ArrayList<>();
                String id = String.format("tr-%032x", trace + 1);
                for (int i = 0; i < 8; i++) {
                    boolean failed = random.nextInt(50) == 0;
                    mlflowFailed += failed ? 1 : 0;
                    spans.add(mlflowSpan(id, i, failed));
                }
                String line = "{\"info\": {\"trace_id\": \"" + id + "\", \"state\": \"OK\"}, \"data\": {\"spans\": [" + String.join(", ", spans) + "]}}\n";
                out.write(line);
                size += line.length();
            }
        }
        otlp = folder.resolve("otlp.jsonl");
        otlpFailed = 1 + writeScattered(otlp, SIZE, random, otlpLine(List.of(otlpSpan(LONG, 0, true))), otlpLine(List.of(otlpSpan(LONG, 1, false))));
    }

    /** Each line has spans of the thirty traces around it. Gives the number of failed spans, but for the first and the last line. */
    private static long writeScattered(Path file, long wanted, Random random, String first, String last) throws IOException {
        long failures = 0;
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(first);
            for (long size = 0, line = 0; size < wanted; line++) {
                List<String> spans = new ArrayList<>();
                for (int i = 0; i < 10; i++) {
                    boolean failed = random.nextInt(50) == 0;
                    failures += failed ? 1 : 0;
                    spans.add(otlpSpan(String.format("%032x", line + 1 + 3 * i), i, failed));
                }
                String text = otlpLine(spans);
                out.write(text);
                size += text.length();
            }
            out.write(last);
        }
        return failures;
    }

    @AfterAll
    static void removeFiles() throws IOException {
        Files.deleteIfExists(mlflow);
        Files.deleteIfExists(otlp);
    }

    private record Result(int status, String out, String err) {
    }

    /** The command in a process of its own. */
    private static Result tq(String memory, Path stdin, String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java", memory, "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"), "tq.cli.Main"));
        command.addAll(List.of(words));
        File out = folder.resolve("out").toFile();
        File err = folder.resolve("err").toFile();
        Process process = new ProcessBuilder(command).redirectInput(stdin.toFile()).redirectOutput(out).redirectError(err).start();
        int status = process.waitFor();
        return new Result(status, Files.readString(out.toPath(), StandardCharsets.UTF_8), Files.readString(err.toPath(), StandardCharsets.UTF_8));
    }

    private static Result tq(String memory, String... words) throws Exception {
        return tq(memory, Path.of("/dev/null"), words);
    }

    @Test
    void wholeTracesAreReadOneByOne() throws Exception {
        assertEquals(new Result(0, mlflowFailed + "\n", ""), tq("-Xmx96m", "-e", COUNT, mlflow.toString()));
        assertEquals(new Result(0, mlflowFailed + "\n", ""), tq("-Xmx96m", mlflow, "-e", COUNT));
    }

    @Test
    void neighbouringLinesAreGathered() throws Exception {
        Result result = tq("-Xmx256m", "-e", COUNT, otlp.toString());
        assertEquals(otlpFailed + "\n", result.out(), result.err());
        assertTrue(result.err().contains("tq: note: traces come in the order in which they are complete"), result.err()); // the long one holds up the others
        Result whole = tq("-Xmx256m", "-e", "traces where span_count = 10 or span_count = 2 | count", otlp.toString());
        Result all = tq("-Xmx256m", "-e", "count traces", otlp.toString());
        long edges = Long.parseLong(all.out().strip()) - Long.parseLong(whole.out().strip());
        assertTrue(edges > 0 && edges <= 2 * 27, "only at the edges of the file have traces fewer spans: " + edges);
    }

    @Test
    void aPipeOfScatteredTracesIsRefusedWithACure() throws Exception {
        Result result = tq("-Xmx128m", otlp, "-e", COUNT);
        assertEquals(5, result.status());
        assertEquals("", result.out());
        assertTrue(result.err().startsWith("tq: the spans of the traces may be scattered over the whole input"), result.err());
        assertTrue(result.err().contains("save it to a file") && result.err().contains("TQ_JAVA_OPTS=-Xmx4g"), result.err());
    }

    @Test
    void aDocumentThatDoesNotFitIsNamed() throws Exception {
        Path file = folder.resolve("one.json");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("{\"info\": {\"trace_id\": \"tr-1\"}, \"data\": {\"spans\": [");
            for (int i = 0; i < 40_000; i++) {
                out.write((i == 0 ? "" : ", ") + mlflowSpan("tr-1", i, i % 1000 == 7));
            }
            out.write("]}}");
        }
        Result small = tq("-Xmx64m", "-e", COUNT, file.toString());
        assertEquals(5, small.status());
        assertTrue(small.err().startsWith("tq: " + file + ": one of its documents does not fit in "), small.err());
        assertEquals(new Result(0, "40\n", ""), tq("-Xmx384m", "-e", COUNT, file.toString()));
        Files.delete(file);
    }

    @Test
    void aFileThatGrowsIsReadAsItWas() throws Exception {
        Path file = folder.resolve("growing.jsonl");
        writeScattered(file, 70L << 20, new Random(21), "", "");
        List<String> ids = new ArrayList<>();
        List<String> told = new ArrayList<>();
        TraceSource source = new TraceSource(List.of(file.toString()), InputStream.nullInputStream(), new Problems(problem -> told.add(problem.message())));
        source.start();
        source.read(trace -> {
            if (ids.isEmpty()) {
                Files.writeString(file, otlpLine(List.of(otlpSpan("eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee", 0, false), otlpSpan(trace.id(), 99, false))), StandardOpenOption.APPEND);
            }
            return ids.add(trace.id());
        });
        assertTrue(told.stream().anyMatch(message -> message.startsWith(file + ": changed while it was read; what was added is left out")), told.toString());
        assertFalse(ids.contains("eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee"));
        assertEquals(ids.size(), ids.stream().distinct().count());
        Files.delete(file);
    }
}
