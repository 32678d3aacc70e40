package tq;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tq.format.Formatter;
import tq.text.QueryException;
import tq.text.SourceText;

/**
 * What becomes of each text in {@code testdata/format} is in the {@code .formatted} beside it. A golden that is missing is
 * written and the test fails; {@code -Dtq.golden=update} writes all anew and still fails.
 */
class FormatGoldenTest {

    private static final Path FOLDER = Path.of("testdata/format");
    private static final boolean UPDATE = "update".equals(System.getProperty("tq.golden"));

    private static List<Path> filesEndingIn(String ending) throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        }
    }

    private static Path other(Path file, String ending) {
        return file.resolveSibling(file.getFileName().toString().replaceAll("\\.\\w+$", ending));
    }

    @TestFactory
    Stream<DynamicTest> formatsAsTheGoldenSays() throws IOException {
        return filesEndingIn(".tq").stream().map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), file.toUri(), () -> check(file)));
    }

    private static void check(Path file) throws IOException, QueryException {
        String formatted = Formatter.format(new SourceText(file.toString(), Files.readString(file)));
        Path golden = other(file, ".formatted");
        if (UPDATE || !Files.exists(golden)) {
            Files.writeString(golden, formatted);
            fail((UPDATE ? "rewrote " : "wrote the missing ") + golden + ": read it, then run again\n" + formatted);
        }
        assertEquals(Files.readString(golden), formatted);
        assertEquals(formatted, Formatter.format(new SourceText(golden.toString(), formatted)));
    }

    @Test
    void everyGoldenHasAText() throws IOException {
        assertTrue(filesEndingIn(".tq").size() >= 25);
        assertEquals(List.of(), filesEndingIn(".formatted").stream().filter(file -> !Files.exists(other(file, ".tq"))).toList());
    }

    @Test
    void theLibraryIsFormatted() throws IOException, QueryException {
        try (Stream<Path> files = Files.list(Path.of("queries"))) {
            for (Path file : files.filter(each -> each.toString().endsWith(".tq")).toList()) {
                String text = Files.readString(file);
                assertEquals(text, Formatter.format(new SourceText(file.toString(), text)));
            }
        }
    }
}
