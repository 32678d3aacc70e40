package tq.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tq.cli.Calls.onTerminal;
import static tq.cli.Calls.piped;
import static tq.cli.Calls.tq;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tq.cli.Calls.Call;

/** {@code tq fmt}: what it reads, writes and tells, and its exit statuses. */
class FormattingTest {

    private static final String LOOSE = "SPANS  where error then limit 3";
    private static final String NEAT = "spans where error | limit 3\n";

    @TempDir
    Path folder;

    private Path file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static Call fmt(Object... files) {
        String[] words = new String[files.length + 1];
        words[0] = "fmt";
        for (int i = 0; i < files.length; i++) {
            words[i + 1] = files[i].toString();
        }
        return tq(words);
    }

    @Test
    void aFileIsFormattedInPlaceAndNamed() throws IOException {
        Path file = file("a.tq", LOOSE);
        assertEquals(new Call(0, "", "tq: formatted " + file + "\n"), fmt(file));
        assertEquals(NEAT, Files.readString(file));
        assertEquals(new Call(0, "", ""), fmt("--check", file));
    }

    @Test
    void aFormattedFileIsNotWritten() throws IOException {
        Path file = file("a.tq", NEAT);
        Files.setLastModifiedTime(file, FileTime.fromMillis(0));
        assertEquals(new Call(0, "", ""), fmt(file));
        assertEquals(FileTime.fromMillis(0), Files.getLastModifiedTime(file));
    }

    @Test
    void checkNamesWhatIsNotFormattedAndChangesNothing() throws IOException {
        Path loose = file("a.tq", LOOSE);
        Path neat = file("b.tq", NEAT);
        assertEquals(new Call(1, loose + "\n", ""), fmt("--check", loose, neat));
        assertEquals(LOOSE, Files.readString(loose));
        assertEquals(new Call(0, "", ""), fmt("--check", neat));
    }

    @Test
    void withoutFilesStandardInputIsFormatted() {
        assertEquals(new Call(0, NEAT, ""), piped(LOOSE, "fmt"));
        assertEquals(new Call(0, NEAT, ""), piped(LOOSE, "fmt", "-"));
        assertEquals(new Call(0, NEAT, ""), piped(NEAT, "fmt"));
        assertEquals(new Call(1, "<stdin>\n", ""), piped(LOOSE, "fmt", "--check"));
        assertEquals(new Call(0, "", ""), piped(NEAT, "fmt", "--check", "-"));
    }

    @Test
    void aTerminalIsNotWaitedFor() {
        Call call = onTerminal(80, "fmt");
        assertEquals(2, call.status());
        assertTrue(call.err().startsWith("tq: no input: name .tq files"), call.err());
    }

    @Test
    void aTextWithFaultsIsLeftAndItsFaultsAreShown() throws IOException {
        Path faulty = file("a.tq", "SPANS where error |\n# why\n");
        Path loose = file("b.tq", LOOSE);
        Call call = fmt(faulty, loose);
        assertEquals(3, call.status());
        assertTrue(call.err().startsWith("error[TQ001]: ") && call.err().contains("--> " + faulty + ":1:"), call.err());
        assertEquals("SPANS where error |\n# why\n", Files.readString(faulty));
        assertEquals(NEAT, Files.readString(loose));
        assertEquals(3, fmt("--check", faulty).status());
        assertEquals("", piped("spans where", "fmt").out());
        assertEquals(3, piped("", "fmt").status());
    }

    /** What names and types mean is not asked: a file may need others, or parameters. */
    @Test
    void aQueryThatParsesIsFormattedWhateverItMeans() throws IOException {
        Path file = file("a.tq", "import \"nowhere.tq\";spams where durration>$x");
        assertEquals(0, fmt(file).status());
        assertEquals("import \"nowhere.tq\";\nspams where durration > $x\n", Files.readString(file));
    }

    @Test
    void aFileThatCannotBeReadCostsOnlyItself() throws IOException {
        Path missing = folder.resolve("missing.tq");
        Path loose = file("b.tq", LOOSE);
        Call call = fmt(missing, loose);
        assertEquals(2, call.status());
        assertTrue(call.err().startsWith("tq: " + missing + ": there is no such query file\n"), call.err());
        assertEquals(NEAT, Files.readString(loose));
        assertEquals(2, fmt("--check", missing).status());
        assertEquals(2, fmt("a\0b").status());
    }

    @Test
    void whatIsNoUtf8IsLeft() throws IOException {
        Path file = folder.resolve("latin.tq");
        byte[] bytes = {'s', 'p', 'a', 'n', 's', ' ', ' ', '#', (byte) 0xe9};
        Files.write(file, bytes);
        Call call = fmt(file);
        assertEquals(new Call(2, "", "tq: " + file + ": is no UTF-8 text\n"), call);
        assertEquals(bytes.length, Files.size(file));
    }

    @Test
    void foldersAreWalkedForQueryFiles() throws IOException {
        Path above = file("a.tq", LOOSE);
        Path below = file("deep/er/b.tq", LOOSE);
        Path other = file("deep/notes.txt", LOOSE);
        assertEquals(new Call(1, above + "\n" + below + "\n", ""), fmt("--check", folder));
        assertEquals(0, fmt(folder).status());
        assertEquals(NEAT, Files.readString(below));
        assertEquals(LOOSE, Files.readString(other));
        assertEquals(new Call(0, "", ""), fmt("--check", folder));
    }

    @Test
    void theGravestStatusCounts() throws IOException {
        Path loose = file("a.tq", LOOSE);
        Path faulty = file("b.tq", "spans where");
        assertEquals(3, fmt("--check", faulty, folder.resolve("missing.tq"), loose).status());
        assertEquals(2, fmt("--check", loose, folder.resolve("missing.tq")).status());
    }

    @Test
    void theQueriesOfTheLibraryPassTheCheck() {
        assertEquals(new Call(0, "", ""), fmt("--check", "queries"));
    }

    @Test
    void helpNamesIt() {
        assertTrue(tq("--help").out().contains("\ntq fmt [FILE…] "));
        assertFalse(tq("fmt", "--help").out().isEmpty());
    }
}
