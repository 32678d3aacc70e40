package tq.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real traces with one thing broken: what is not broken is answered as before, what is names its place, and nothing crashes.
 * The answers to compare with are those for the same file without the broken line.
 */
class DamagedInputTest {

    private static final Path CORPUS = Path.of("testdata/corpus");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Every kind of row, so that all that is decoded is met. */
    private static final String[] QUERIES = {
        "spans | select trace.id as t, id, parent_id, name, type, status, start, duration, inputs, outputs, model, tokens, cost, tool, finish_reason, depth",
        "traces | select id as t, name, state, start, duration, question, answer, tokens, cost, session, user",
        "messages | select trace.id as t, role, content, tool_calls", "documents | select trace.id as t, id, content, score",
        "assessments | select trace.id as t, name, value, error, created", "events | select trace.id as t, name, time, attributes", "links | select trace.id as t, trace_id"};

    @TempDir
    private Path folder;

    /** A file of the corpus: its bytes, where its documents lie, and the rows of each query. */
    private record Sample(String name, byte[] bytes, List<int[]> lines, List<JsonNode> rows) {
    }

    private Calls.Call ask(byte[] bytes) throws IOException {
        Path file = folder.resolve("damaged.json");
        Files.write(file, bytes);
        List<String> words = new ArrayList<>();
        for (String query : QUERIES) {
            words.addAll(List.of("-e", query));
        }
        words.addAll(List.of("-c", file.toString()));
        Calls.Call call = Calls.tq(words.toArray(String[]::new));
        assertTrue(Set.of(0, 2, 5).contains(call.status()), () -> "status " + call.status() + "\n" + call.err());
        for (String line : call.err().split("\n")) {
            assertTrue(line.isEmpty() || line.startsWith("tq: "), line);
            assertFalse(line.contains("internal error") || line.contains("Exception:"), line);
        }
        return call;
    }

    private static List<JsonNode> rows(Calls.Call call) throws IOException {
        List<JsonNode> rows = new ArrayList<>();
        for (String line : call.out().split("\n")) {
            if (!line.isBlank()) {
                rows.add(MAPPER.readTree(line));
            }
        }
        return rows;
    }

    /** Files of one document or of lines; those that are pretty-printed are one document here. */
    private List<Sample> samples(int most) throws IOException {
        List<Sample> samples = new ArrayList<>();
        try (Stream<Path> files = Files.walk(CORPUS)) {
            for (Path file : files.filter(path -> path.toString().matches(".*\\.jsonl?")).sorted().toList()) {
                if (Files.size(file) <= most && !file.toString().contains("error.json") && !file.toString().contains("console")) {
                    byte[] bytes = Files.readAllBytes(file);
                    samples.add(new Sample(file.toString(), bytes, documents(bytes, file.toString().endsWith("l")), rows(ask(bytes))));
                }
            }
        }
        return samples;
    }

    private static List<int[]> documents(byte[] bytes, boolean lines) {
        List<int[]> found = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= bytes.length; i++) {
            if (i == bytes.length || lines && bytes[i] == '\n') {
                if (!new String(bytes, start, i - start, StandardCharsets.UTF_8).isBlank()) {
                    found.add(new int[] {start, i});
                }
                start = i + 1;
            }
        }
        return found;
    }

    /** The rows of traces of which the line says nothing. */
    private static List<JsonNode> without(Sample sample, int[] line, List<JsonNode> rows) {
        if (sample.lines().size() == 1) {
            return List.of();
        }
        String text = new String(sample.bytes(), line[0], line[1] - line[0], StandardCharsets.UTF_8);
        Set<String> touched = new TreeSet<>();
        for (JsonNode row : sample.rows()) {
            String id = row.path("t").asText();
            String bare = id.startsWith("tr-") ? id.substring(3) : id;
            if (bare.isEmpty() || text.contains(bare) || text.contains(base64(bare))) {
                touched.add(id);
            }
        }
        Set<String> known = new TreeSet<>();
        sample.rows().forEach(row -> known.add(row.path("t").asText()));
        return rows.stream().filter(row -> known.contains(row.path("t").asText()) && !touched.contains(row.path("t").asText())).toList();
    }

    private static String base64(String hex) {
        if (!Pattern.matches("[0-9a-f]{32}", hex)) {
            return hex;
        }
        byte[] bytes = new byte[16];
        for (int i = 0; i < 16; i++) {
            bytes[i] = (byte) Integer.parseInt(hex.substring(2 * i, 2 * i + 2), 16);
        }
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] part(byte[] bytes, int from, int to) {
        return Arrays.copyOfRange(bytes, from, to);
    }

    private static byte[] replaced(byte[] bytes, int from, int to, byte[] by) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, from);
        out.writeBytes(by);
        out.write(bytes, to, bytes.length - to);
        return out.toByteArray();
    }

    private static boolean isJson(byte[] bytes, int from, int to) {
        try (var parser = MAPPER.getFactory().createParser(bytes, from, to - from)) {
            while (parser.nextToken() != null) {
                // only whether it goes through
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void aFileThatBreaksOffGivesWhatCameBeforeAndNamesThePlace() throws IOException {
        breakOff(new Random(11), 400);
    }

    @Test
    void aFlippedBitCostsOnlyItsLine() throws IOException {
        flip(new Random(12), 600);
    }

    @Test
    void textThatIsNoUtf8OrNoNumberIsReadWithAWarning() throws IOException {
        spoil(new Random(13), 200);
    }

    @Test
    @Tag("slow")
    void allOfItThousandsOfTimes() throws IOException {
        for (int seed = 100; seed < 105; seed++) {
            breakOff(new Random(seed), 1_000);
            flip(new Random(seed), 2_000);
            spoil(new Random(seed), 1_000);
        }
    }

    private void breakOff(Random random, int runs) throws IOException {
        List<Sample> samples = samples(120_000);
        for (int run = 0; run < runs; run++) {
            Sample sample = samples.get(random.nextInt(samples.size()));
            int end = 1 + random.nextInt(sample.bytes().length - 1);
            byte[] cut = part(sample.bytes(), 0, end);
            int begun = 0;
            for (int[] line : sample.lines()) {
                begun = line[1] <= end ? line[1] : begun;
            }
            boolean broken = !isJson(cut, begun, end);
            Calls.Call call = ask(cut);
            if (broken) {
                assertEquals(5, call.status(), sample.name() + " cut at " + end + call.err());
                assertTrue(call.err().contains("damaged.json:"), call.err());
                assertEquals(rows(ask(part(sample.bytes(), 0, begun))), rows(call), sample.name() + " cut at " + end);
            }
        }
    }

    private void flip(Random random, int runs) throws IOException {
        List<Sample> samples = samples(120_000);
        for (int run = 0; run < runs; run++) {
            Sample sample = samples.get(random.nextInt(samples.size()));
            int[] line = sample.lines().get(random.nextInt(sample.lines().size()));
            byte[] damaged = sample.bytes().clone();
            damaged[line[0] + random.nextInt(line[1] - line[0])] ^= (byte) (1 << random.nextInt(8));
            Calls.Call call = ask(damaged);
            assertEquals(without(sample, line, sample.rows()), without(sample, line, rows(call)), sample.name());
            if (!isJson(damaged, line[0], line[1])) {
                assertTrue(call.err().contains("damaged.json:"), () -> sample.name() + " is broken, and that is not told: " + call.err());
            }
        }
    }

    private void spoil(Random random, int runs) throws IOException {
        List<Sample> samples = samples(60_000);
        for (int run = 0; run < runs; run++) {
            Sample sample = samples.get(random.nextInt(samples.size()));
            int[] line = sample.lines().get(random.nextInt(sample.lines().size()));
            boolean utf8 = random.nextBoolean();
            int at = find(sample.bytes(), line, random, utf8, utf8 ? (before, c, after) -> before >= 'a' && c >= 'a' && after >= 'a'
                    : (before, c, after) -> (before == ':' || before == ' ') && Character.isDigit(c) && (after == ',' || after == '}'));
            if (at < 0) {
                continue;
            }
            byte[] damaged = replaced(sample.bytes(), at, at + 1, utf8 ? new byte[] {(byte) 0xff} : "NaN".getBytes(StandardCharsets.UTF_8));
            Calls.Call call = ask(damaged);
            assertEquals(without(sample, line, sample.rows()), without(sample, line, rows(call)), sample.name());
            assertTrue(call.err().contains("damaged.json:"), () -> sample.name() + " at " + at + " " + call.err());
        }
    }

    private interface Place {
        boolean fits(int before, int c, int after);
    }

    /** A place in the line, within texts or outside of them. */
    private static int find(byte[] bytes, int[] line, Random random, boolean text, Place place) {
        int start = line[0] + 1 + random.nextInt(Math.max(1, line[1] - line[0] - 2));
        boolean inText = bytes[line[0]] == '"';
        for (int i = line[0] + 1; i < line[1] - 1; i++) {
            if (bytes[i] == '\\') {
                i++;
            } else if (bytes[i] == '"') {
                inText = !inText;
            } else if (i >= start && inText == text && place.fits(bytes[i - 1], bytes[i], bytes[i + 1])) {
                return i;
            }
        }
        return -1;
    }

    @Test
    void whatIsOnlyUnusualChangesNoAnswer() throws IOException {
        Random random = new Random(14);
        for (Sample sample : samples(40_000)) {
            byte[] bytes = sample.bytes();
            assertEquals(sample.rows(), rows(ask(replaced(bytes, 0, 0, new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf}))), sample.name() + " with a byte order mark");
            String text = new String(bytes, StandardCharsets.UTF_8);
            assertEquals(sample.rows(), rows(ask(text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8))), sample.name() + " with CRLF");
            int[] line = sample.lines().get(random.nextInt(sample.lines().size()));
            int key = text.indexOf('"', 1);
            Calls.Call twice = ask(text.replaceFirst("\\{(\\s*)(\"[^\"]*\"):", "{$2:null,$1$2:").getBytes(StandardCharsets.UTF_8));
            assertEquals(sample.rows(), rows(twice), sample.name() + " with a key twice");
            assertTrue(key < 0 || !text.stripLeading().startsWith("{") || twice.err().contains("duplicate key"), twice.err());
            Calls.Call more = ask(replaced(bytes, line[1], line[1], " x".getBytes(StandardCharsets.UTF_8)));
            assertEquals(sample.rows(), rows(more), sample.name() + " with text behind a document");
            assertEquals(5, more.status());
            assertTrue(more.err().contains("damaged.json:"), more.err());
        }
    }
}
