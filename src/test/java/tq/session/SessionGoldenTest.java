package tq.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tq.render.Theme;

/**
 * Sessions as they are seen: {@code testdata/repl/*.session} has the lines that are typed behind {@code tq> } and below each what is shown.
 * {@code -Dtq.golden=update} writes what is shown, and fails, so that it is read.
 */
class SessionGoldenTest {

    private static final String PROMPT = "tq> ";

    @TestFactory
    Stream<DynamicTest> sessions() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("testdata/repl"))) {
            return files.filter(file -> file.toString().endsWith(".session")).sorted().map(file -> dynamicTest(file.getFileName().toString(), () -> check(file))).toList().stream();
        }
    }

    private static void check(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        StringBuilder shown = new StringBuilder();
        Session session = null;
        List<String> header = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith("#") && session == null) {
                header.add(line);
                shown.append(line).append('\n');
            } else if (line.startsWith(PROMPT)) {
                session = session == null ? opened(header) : session;
                shown.append(line).append('\n').append(session.enter(line.substring(PROMPT.length())).text());
            }
        }
        if ("update".equals(System.getProperty("tq.golden"))) {
            Files.writeString(file, shown);
        }
        assertEquals(String.join("\n", lines) + "\n", shown.toString());
    }

    private static String value(List<String> header, String key, String otherwise) {
        return header.stream().filter(line -> line.startsWith("# " + key + ": ")).map(line -> line.substring(key.length() + 4)).findFirst().orElse(otherwise);
    }

    private static Session opened(List<String> header) {
        int width = Integer.parseInt(value(header, "width", "100"));
        Session session = new Session(() -> new Screen(width, true, Theme.NONE), new Settings(), InputStream.nullInputStream(), Runnable::run);
        session.keepQueriesIn(Path.of("target/no-such-folder"));
        List<String> files = List.of(value(header, "traces", "").split(" "));
        session.load(files);
        return session;
    }
}
