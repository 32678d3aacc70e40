package tq.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tq.session.Setting;
import tq.session.Settings;

/** Where settings come from: the configuration file, the environment, options, and what comes later wins. */
class SettingSourcesTest {

    @TempDir
    Path folder;
    private final ByteArrayOutputStream told = new ByteArrayOutputStream();

    private Settings read(String config, Map<String, String> environment, String... words) throws Exception {
        Path file = folder.resolve("config");
        Files.writeString(file, config);
        Console console = new Console(InputStream.nullInputStream(), OutputStream.nullOutputStream(), new PrintStream(told, true, StandardCharsets.UTF_8), Optional.of(80), true);
        return SettingSources.read(file, environment, Arguments.parse(words), console);
    }

    @Test
    void theFileThenTheEnvironmentThenOptions() throws Exception {
        String config = "# mine\n\nlimit = 50\nformat=json\n timing = on\n";
        Settings settings = read(config, Map.of("TQ_FORMAT", "csv", "TQ_LIMIT", "60"), "--set", "limit=70");
        assertEquals("70", settings.get(Setting.LIMIT));
        assertEquals("csv", settings.get(Setting.FORMAT));
        assertEquals("on", settings.get(Setting.TIMING));
        assertEquals("on", settings.get(Setting.PAGER), "what no one sets is as it comes");
        assertEquals("", told.toString(StandardCharsets.UTF_8));
    }

    @Test
    void aLineThatCanNotBeReadIsToldAndCostsOnlyItself() throws Exception {
        Settings settings = read("limit = many\nlimti = 5\nnonsense\ntiming = on\n", Map.of("TQ_FORMAT", "xml"));
        assertEquals("1000", settings.get(Setting.LIMIT));
        assertEquals("on", settings.get(Setting.TIMING));
        String[] lines = told.toString(StandardCharsets.UTF_8).split("\n");
        assertEquals(4, lines.length);
        assertTrue(lines[0].endsWith("config:1: `limit` takes NUMBER, off, not `many`"), lines[0]);
        assertTrue(lines[1].endsWith("config:2: there is no setting `limti`: did you mean `limit`?"), lines[1]);
        assertTrue(lines[2].endsWith("config:3: expected a setting and its value, such as `limit = 50`"), lines[2]);
        assertTrue(lines[3].startsWith("tq: TQ_FORMAT: `format` takes table, "), lines[3]);
    }

    @Test
    void optionsAreChecked() {
        assertThrows(UsageException.class, () -> read("", Map.of(), "--set", "limit"));
        assertThrows(UsageException.class, () -> read("", Map.of(), "--set", "limit=x"));
        assertThrows(UsageException.class, () -> read("", Map.of(), "--color", "red"));
    }

    @Test
    void coloursFollowTheEnvironmentUnlessAskedFor() throws Exception {
        assertEquals("dark", read("", Map.of()).get(Setting.THEME));
        assertEquals("none", read("", Map.of("NO_COLOR", "1")).get(Setting.THEME));
        assertEquals("dark", read("", Map.of("NO_COLOR", "")).get(Setting.THEME));
        assertEquals("none", read("theme = light", Map.of("TERM", "dumb")).get(Setting.THEME));
        assertEquals("light", read("theme = light", Map.of()).get(Setting.THEME));
        assertEquals("light", read("theme = light", Map.of(), "--color", "always").get(Setting.THEME));
        assertEquals("dark", read("", Map.of("NO_COLOR", "1"), "-C").get(Setting.THEME));
        assertEquals("none", read("theme = light", Map.of(), "--color", "never").get(Setting.THEME));
        assertEquals("light", read("", Map.of("NO_COLOR", "1"), "--set", "theme=light").get(Setting.THEME));
    }

    @Test
    void safeModeCanNotBeSetBack() throws Exception {
        assertThrows(UsageException.class, () -> read("", Map.of(), "--safe", "--set", "safe=off"));
        assertEquals("on", read("", Map.of("TQ_SAFE", "on")).get(Setting.SAFE));
        assertEquals("on", read("safe = on\nsafe = off\n", Map.of("TQ_SAFE", "off")).get(Setting.SAFE));
    }

    @Test
    void plainIsForScreenReaders() throws Exception {
        Settings settings = read("", Map.of(), "--plain");
        assertEquals("none off off", settings.get(Setting.THEME) + " " + settings.get(Setting.HINTS) + " " + settings.get(Setting.PAGER));
    }

    @Test
    void noFileIsNoFault() throws Exception {
        Console console = new Console(InputStream.nullInputStream(), OutputStream.nullOutputStream(), new PrintStream(told, true, StandardCharsets.UTF_8), Optional.of(80), true);
        assertEquals("1000", SettingSources.read(folder.resolve("none/config"), Map.of(), Arguments.parse(new String[0]), console).get(Setting.LIMIT));
        assertEquals("", told.toString(StandardCharsets.UTF_8));
    }
}
