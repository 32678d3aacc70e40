package tq.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tq.render.Theme;
import tq.session.Screen;
import tq.session.Session;
import tq.session.Setting;
import tq.session.Settings;

/** Sessions in the documents are as tq answers, and its commands and settings are all described. {@code -Dtq.golden=update} writes the answers, and fails. */
class DocumentedSessionsTest {

    private static final Path PAGE = Path.of("src/site/markdown/repl.md");
    private static final int COLUMNS = 110;

    @TestFactory
    Stream<DynamicTest> sessions() throws IOException {
        return Stream.of(PAGE, Path.of("README.md")).map(file -> dynamicTest(file.getFileName().toString(), () -> check(file)));
    }

    private static void check(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        List<String> out = new ArrayList<>();
        int copied = 0;
        for (DocumentationTest.Block block : DocumentationTest.blocks(file, "session")) {
            out.addAll(lines.subList(copied, block.line() - 1));
            out.addAll(played(block.lines()));
            copied = block.line() - 1 + block.lines().size();
        }
        assertTrue(copied > 0, "there is a session");
        out.addAll(lines.subList(copied, lines.size()));
        if ("update".equals(System.getProperty("tq.golden"))) {
            Files.writeString(file, String.join("\n", out) + "\n");
        }
        assertEquals(String.join("\n", out), String.join("\n", lines));
    }

    /** The first line starts tq; its greeting is left out where a prompt follows at once. */
    private static List<String> played(List<String> lines) {
        List<String> files = Arrays.asList(lines.get(0).substring("$ tq ".length()).split(" "));
        Session session = new Session(() -> new Screen(COLUMNS, true, Theme.NONE), new Settings(), InputStream.nullInputStream(), Runnable::run);
        session.load(files);
        String prompt = session.context() + "> ";
        List<String> shown = new ArrayList<>(List.of(lines.get(0)));
        if (lines.size() > 1 && !lines.get(1).startsWith(prompt)) {
            session.greet().text().lines().forEach(shown::add);
        }
        for (String line : lines) {
            if (line.startsWith(prompt)) {
                shown.add(line);
                session.enter(line.substring(prompt.length())).text().lines().map(String::stripTrailing).forEach(shown::add);
            }
        }
        return shown;
    }

    @Test
    void allCommandsAreDescribed() throws IOException {
        assertEquals(rows("commands"), table("## Commands"));
    }

    @Test
    void allSettingsAreDescribed() throws IOException {
        assertEquals(rows("settings"), table("## Settings"));
    }

    private static List<String> rows(String which) {
        List<String> rows = new ArrayList<>();
        if (which.equals("settings")) {
            for (Setting setting : Setting.values()) {
                rows.add("| `" + setting.word() + "` | `" + setting.standard() + "` | " + setting.doc() + " | `" + String.join("` `", setting.choices()) + "` |");
            }
            return rows;
        }
        Session session = new Session(() -> new Screen(1000, true, Theme.NONE), new Settings(), InputStream.nullInputStream(), Runnable::run);
        session.enter(":help").text().lines().filter(line -> line.startsWith("  :")).forEach(line -> {
            String[] parts = line.strip().split(" {2,}", 2);
            rows.add("| `" + parts[0].replace("|", "\\|") + "` | " + parts[1] + " |");
        });
        return rows;
    }

    private static List<String> table(String heading) throws IOException {
        List<String> lines = Files.readAllLines(PAGE);
        List<String> rows = new ArrayList<>();
        boolean below = false;
        for (String line : lines.subList(lines.indexOf(heading) + 1, lines.size())) {
            below |= line.startsWith("|");
            if (below && !line.startsWith("|")) {
                break;
            }
            if (line.startsWith("| `")) {
                rows.add(line);
            }
        }
        return rows;
    }
}
