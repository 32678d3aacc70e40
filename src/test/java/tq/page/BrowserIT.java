package tq.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The page as a person uses it in a browser: {@code src/test/browser/report.mjs} drives Chromium by Playwright, and says what it found.
 * Pages and pictures of them are left in {@code target/report}. The variable {@code TQ_PLAYWRIGHT} names a folder in which
 * {@code npm ci} ran with the {@code package.json} that is beside the script; {@code TQ_CHROMIUM} another browser than
 * {@code /usr/bin/chromium}.
 */
class BrowserIT {

    private static final Path FOLDER = Path.of("target/report");
    private static final Path SCRIPT = Path.of("src/test/browser/report.mjs");
    private static final String PLAYWRIGHT = Optional.ofNullable(System.getenv("TQ_PLAYWRIGHT")).orElse("");
    private static final String CHROMIUM = Optional.ofNullable(System.getenv("TQ_CHROMIUM")).orElse("/usr/bin/chromium");
    private static final long LONGEST_MINUTES = 8;

    @Test
    void thePageInABrowser() throws Exception {
        boolean mustRun = System.getenv("CI") != null;
        assumeTrue(mustRun || !PLAYWRIGHT.isEmpty(), "TQ_PLAYWRIGHT names no folder with playwright-core: see src/test/browser");
        assumeTrue(mustRun || Files.isExecutable(Path.of(CHROMIUM)), CHROMIUM + " is not there");
        assumeTrue(mustRun || isThere("node"), "node is not installed");
        Files.createDirectories(FOLDER);
        Files.writeString(FOLDER.resolve("typical.html"), Reports.typical());
        Files.writeString(FOLDER.resolve("hostile.html"), Payloads.page());
        Files.writeString(FOLDER.resolve("large.html"), Reports.page(Reports.text(Large.trace(5_000)), List.of()));
        Path said = FOLDER.resolve("browser.txt");
        Process node = new ProcessBuilder("node", SCRIPT.toString(), FOLDER.toString()).redirectErrorStream(true).redirectOutput(said.toFile()).start();
        node.getOutputStream().close();
        boolean ended = node.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES);
        node.descendants().forEach(ProcessHandle::destroyForcibly);
        node.destroyForcibly();
        String lines = Files.readString(said, StandardCharsets.UTF_8);
        assertTrue(ended, () -> "it did not end:\n" + lines);
        assertEquals(0, node.exitValue(), () -> lines);
        lines.lines().filter(line -> line.startsWith("#")).forEach(System.out::println);
    }

    private static boolean isThere(String program) throws IOException {
        return Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(":")).anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
