package tq.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which files of a folder are read. */
class CodeFolderTest {

    private static final String CODE = "def x(): pass\n";

    @TempDir
    Path folder;

    @TempDir
    Path outside;

    private String places() throws IOException {
        return Folders.text(CodeIndex.of(folder).named("x", Optional.empty()));
    }

    @Test
    void filesOfCodeByPath() throws IOException {
        Folders.put(folder, "z.py", CODE);
        Folders.put(folder, "a/b c/ü.PY", CODE);
        Folders.put(folder, "a/b.ts", "function x() {}");
        Folders.put(folder, "readme.md", CODE);
        Folders.put(folder, "py", CODE);
        assertEquals("a/b c/ü.PY:1 x, a/b.ts:1 x, z.py:1 x", places());
    }

    @Test
    void whatIsNotOursIsPassedOver() throws IOException {
        Folders.put(folder, "own.py", CODE);
        for (String other : new String[] {".venv", ".git", "venv", "node_modules", "a/site-packages", "a/target", "build", "dist", "a/__pycache__"}) {
            Folders.put(folder, other + "/b/x.py", CODE);
        }
        Folders.put(folder, ".hidden.py", CODE);
        Folders.put(folder, "large.py", CODE + "#".repeat(1_000_000));
        assertEquals("own.py:1 x", places());
    }

    /** A folder that is named is read, whatever it is called. */
    @Test
    void theFolderItselfIsRead() throws IOException {
        Folders.put(folder, "build/x.py", CODE);
        assertEquals("x.py:1 x", Folders.text(CodeIndex.of(folder.resolve("build")).named("x", Optional.empty())));
    }

    @Test
    void noLinkIsFollowed() throws IOException {
        Folders.put(outside, "x.py", CODE);
        Files.createSymbolicLink(folder.resolve("link"), outside);
        Files.createSymbolicLink(folder.resolve("link.py"), outside.resolve("x.py"));
        Files.createSymbolicLink(folder.resolve("circle"), folder);
        assertEquals("", places());
    }

    @Test
    void aLinkToTheFolderIsTheFolder() throws IOException {
        Folders.put(outside, "x.py", CODE);
        Path link = Files.createSymbolicLink(folder.resolve("link"), outside);
        assertEquals("x.py:1 x", Folders.text(CodeIndex.of(link).named("x", Optional.empty())));
    }

    @Test
    void aMissingFolderIsTold() throws IOException {
        Path missing = folder.resolve("src");
        assertEquals(missing + ": there is no such folder", assertThrows(IOException.class, () -> CodeIndex.of(missing)).getMessage());
        Path file = Folders.put(folder, "x.py", CODE);
        assertEquals(file + ": this is no folder", assertThrows(IOException.class, () -> CodeIndex.of(file)).getMessage());
    }

    @Test
    void textThatIsNoUtf8() throws IOException {
        Files.write(folder.resolve("latin.py"), new byte[] {'#', (byte) 0xe9, '\n', 'd', 'e', 'f', ' ', 'x', '(', ')', ':', ' ', 'p', (byte) 0xff, '\n'});
        Folders.put(folder, "mark.py", "\ufeff" + CODE);
        Folders.put(folder, "windows.py", "#\r\n\r\n" + CODE.replace("\n", "\r\n"));
        assertEquals("latin.py:2 x, mark.py:1 x, windows.py:3 x", places());
    }
}
