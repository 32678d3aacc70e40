package tq.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Text of a trace that a terminal would obey is shown and does nothing: wherever a session shows it. */
class HostileScreenTest {

    /** Escapes, clipboard, link, title, C1, bidi, lone surrogate, lines. */
    private static final String HOSTILE = "A\u001b]52;c;cm0gLXJmIH4=\u0007B\u001b]8;;http://evil.example\u001b\\C\u001b]0;owned\u0007D\u001b[2J\u001b[31mE\u009b31mF\u009d0;x\u009cG\u202eH\u2066I\ud83dJ\nK\rL\u0085M\u0008N";

    /** What JLine and tq may send: colours, moves of the cursor, erasing, modes of keys, paste and the other screen of the pager. */
    private static final Pattern ALLOWED = Pattern.compile("\u001b\\[[0-9;]*m|\u001b\\[[0-9;]*[ABCDGHJKdf]|\u001b\\[\\?(1|12|25|1049|2004)[hl](\u001b\\[22;0;0t|\u001b\\[23;0;0t)?|\u001b\\[2[23];0;0t"
            + "|\u001b[=>]|\u001b\\(B|\u001bM|\u001b7|\u001b8|\u001b\\[[0-9]*;[0-9]*r|\u001b\\[[0-9]*[LMPX@]|\u001b\\[[?!]?[0-9;]*[lhp]");

    @TempDir
    Path home;
    private Path file;

    @BeforeEach
    void write() throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        mapper.enable(JsonWriteFeature.ESCAPE_NON_ASCII.mappedFeature()); // a lone surrogate is no UTF-8
        JsonNode trace = mapper.readTree(Files.readString(Path.of("testdata/traces/question-refund.json")));
        for (JsonNode span : trace.path("data").path("spans")) {
            ((ObjectNode) span).put("name", HOSTILE + span.path("name").asText());
            ObjectNode attributes = (ObjectNode) span.path("attributes");
            attributes.put("mlflow.spanType", "\"" + mapper.writeValueAsString(HOSTILE).replaceAll("^\"|\"$", "") + "\"");
            attributes.put(HOSTILE, mapper.writeValueAsString(HOSTILE));
        }
        file = home.resolve("evil\u001b]0;owned\u0007%P.json");
        Files.writeString(file, mapper.writeValueAsString(trace));
    }

    private static void harmless(EmulatedTerminal terminal) throws Exception {
        String sent = terminal.sent();
        String rest = ALLOWED.matcher(sent).replaceAll("");
        for (int i = 0; i < rest.length(); i++) {
            char c = rest.charAt(i);
            boolean allowed = c >= ' ' && c < 0x7f || c == '\n' || c == '\r' || c == '\t' || c == '\b' || c == 0x07 && !sent.contains("\u001b]") || c > 0x9f && !(c >= 0x202a && c <= 0x202e) && !(c >= 0x2066 && c <= 0x2069);
            assertTrue(allowed, () -> String.format("U+%04x is sent to the terminal: ", (int) c) + sent.substring(Math.max(0, sent.indexOf(c) - 200), Math.min(sent.length(), sent.indexOf(c) + 200)).replace("\u001b", "^["));
        }
        assertTrue(!sent.contains("\u001b]") && !sent.contains("\u001bP") && !sent.contains("\u001b[2J\u001b[31mE"), "no command to the terminal is sent");
    }

    @Test
    void tablesTreesTimelinesErrorsAndThePrompt() throws Exception {
        try (EmulatedTerminal terminal = new EmulatedTerminal(160, 50, home, file.toString())) {
            terminal.await("a prompt", sent -> sent.contains("> "));
            for (String entry : List.of(":set pager off", "spans | limit 2", "spans | select name, type, attributes | limit 1", ":tree", ":timeline", ":traces", ":schema", ":show 1", "spans | count by name",
                    ":format jsonl", "spans | limit 1", ":format raw", "spans | values name | limit 2", ":format full", "spans | limit 1", ":format markdown", "spans | limit 1", ":format table",
                    "spans where type = nonsense", ":load " + "nowhere\u202e\u009b", ":explain spans where name = \"x\"", ".data.spans[0].name", "spans | jq \".name | error\"", ":history")) {
                terminal.ask(entry);
            }
            harmless(terminal);
            assertTrue(terminal.sent().contains("A\\u001b]52;c;cm0gLXJmIH4=\\u0007B\\u001b]8;;http://evil.example\\u001b\\C"), "the text is shown");
            assertTrue(terminal.sent().contains("\\u009b31mF") && terminal.sent().contains("G\\u202eH"), "C1 and bidi are shown");
        }
    }

    @Test
    void completionAndWhatItInserts() throws Exception {
        try (EmulatedTerminal terminal = new EmulatedTerminal(160, 50, home, file.toString())) {
            terminal.await("a prompt", sent -> sent.contains("> "));
            for (String begin : List.of("spans where type=", "spans where name = ", "spans where attributes.", ":load " + home + "/", ":tree ")) {
                terminal.type(begin + "\t");
                Thread.sleep(400);
                terminal.type("\t\t");
                Thread.sleep(400);
                terminal.type("\u0003\u0015");
                Thread.sleep(200);
            }
            harmless(terminal);
        }
    }

    @Test
    void whatIsPasted() throws Exception {
        try (EmulatedTerminal terminal = new EmulatedTerminal(160, 50, home, "testdata/traces/question-refund.json")) {
            terminal.await("a prompt", sent -> sent.contains("> "));
            int before = terminal.sent().length();
            terminal.type("\u001b[200~spans where name = \"a\u009b31mb\u202ec\u2066\"\u001b[201~");
            terminal.await("the text", sent -> sent.substring(before).contains("c"));
            harmless(terminal);
            terminal.type("\r");
            Thread.sleep(500);
            harmless(terminal);
        }
    }

    @Test
    void thePager() throws Exception {
        try (EmulatedTerminal terminal = new EmulatedTerminal(120, 10, home, file.toString())) {
            terminal.await("a prompt", sent -> sent.contains("> "));
            terminal.type("spans | select name\r").await("a page", sent -> sent.contains("helps")).type("  q");
            Thread.sleep(500);
            harmless(terminal);
        }
    }

    @Test
    void whatIsSeenOnTheScreen() throws Exception {
        try (EmulatedTerminal terminal = new EmulatedTerminal(160, 50, home, file.toString())) {
            terminal.await("a prompt", sent -> sent.contains("> ")).ask("spans | values name | limit 1");
            String seen = terminal.seen();
            assertTrue(seen.contains("A\\u001b]52;c;cm0gLXJmIH4=\\u0007B"), seen);
            assertTrue(seen.contains("tq> ") || seen.contains("owned"), "the prompt names the file without obeying it: " + seen);
            assertEquals(1, seen.lines().filter(line -> line.startsWith("A\\u001b]52")).count(), "newlines of the data make no line: " + seen);
        }
    }
}
