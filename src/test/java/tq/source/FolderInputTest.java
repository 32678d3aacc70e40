package tq.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders and patterns stand for the files in them: which, in what order, and what is passed over. */
class FolderInputTest {

    @TempDir
    Path folder;

    private Path put(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    @BeforeEach
    void someTraces() throws IOException {
        put("b/two.json", Reads.trace("tr-b2"));
        put("b/one.jsonl", Reads.trace("tr-b1") + Reads.trace("tr-b1b"));
        put("a.txt", Reads.trace("tr-a"));
        put("c/d/e/deep", Reads.trace("tr-deep"));
        put(".hidden.json", Reads.trace("tr-hidden"));
        put(".git/config.json", Reads.trace("tr-hidden"));
    }

    @Test
    void aFolderIsWalkedByName() throws Exception {
        Reads reads = Reads.of(folder.toString());
        assertEquals(List.of("tr-a", "tr-b1", "tr-b1b", "tr-b2", "tr-deep"), reads.ids());
        assertEquals(List.of(), reads.messages());
        assertEquals(List.of("5 traces, 5 spans read"), reads.tally().details());
    }

    @Test
    void whatHoldsNoTraceIsPassedOverAndCounted() throws Exception {
        put("README.md", "[![build](badge.svg)](x)\n# Traces\n");
        put("notes.txt", "{not JSON} at all");
        put("settings.toml", "[section]\nkey = 1\n");
        put("trace.yaml", "info:\n  trace_id: tr-1\n");
        put("package.json", "{\"name\": \"x\", \"version\": \"1\"}");
        put("list.json", "[[1, 2], [3]]");
        put("empty.json", "");
        Files.write(folder.resolve("picture.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0});
        Files.write(folder.resolve("archive.zip"), new byte[] {'P', 'K', 3, 4, 0, 0});
        Reads reads = Reads.of(folder.toString());
        assertEquals(5, reads.ids().size());
        assertEquals(List.of(), reads.messages());
        assertEquals(List.of("5 traces, 5 spans read", "files without a trace left out: 9"), reads.tally().details());
    }

    /** What stands before a trace in its file does not hide it. */
    @Test
    void aFileOfOtherThingsAndTracesIsRead() throws Exception {
        put("mixed.jsonl", "{\"log\": 1}\n{\"log\": 2}\n" + Reads.trace("tr-mixed"));
        Reads reads = Reads.of(folder.toString());
        assertTrue(reads.ids().contains("tr-mixed"));
        assertEquals(2, reads.messages().size());
    }

    @Test
    void aBrokenFileIsTold() throws Exception {
        Path broken = put("broken.json", "{\"info\": {\"trace_id\": ,}}");
        Reads reads = Reads.of(folder.toString());
        assertEquals(5, reads.ids().size());
        assertEquals(1, reads.problems().size());
        assertEquals(Problems.Kind.BROKEN, reads.problems().get(0).kind());
        assertTrue(reads.messages().get(0).startsWith(broken + ":1:23: "), reads.messages().get(0));
    }

    @Test
    void linksThatLeadBackAreNotFollowed() throws Exception {
        Files.createSymbolicLink(folder.resolve("c/d/back"), folder);
        Files.createSymbolicLink(folder.resolve("c/nowhere"), folder.resolve("not-there"));
        Files.createSymbolicLink(folder.resolve("linked"), Files.createDirectory(folder.resolve(".aside")));
        Files.writeString(folder.resolve(".aside/x.json"), Reads.trace("tr-linked"));
        assertEquals(List.of("tr-a", "tr-b1", "tr-b1b", "tr-b2", "tr-deep", "tr-linked"), Reads.of(folder.toString()).ids());
    }

    @Test
    void aFolderWithoutTracesIsAnError() throws Exception {
        Path none = Files.createDirectory(folder.resolve("none"));
        assertEquals(List.of(none + ": there are no files in this folder"), Reads.of(none.toString()).messages());
        Files.writeString(none.resolve("README.md"), "# nothing");
        Files.writeString(none.resolve("more.md"), "# nothing");
        Reads reads = Reads.of(none.toString(), folder.resolve("b").toString());
        assertEquals(List.of("tr-b1", "tr-b1b", "tr-b2"), reads.ids());
        assertEquals(List.of(none + ": no file in this folder holds a trace (" + none.resolve("README.md") + " and 1 more looked at)"), reads.messages());
        assertEquals(Problems.Kind.UNREADABLE, reads.problems().get(0).kind());
    }

    @Test
    void aFolderThatMayNotBeReadIsTold() throws Exception {
        Path closed = folder.resolve("c/d");
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
        try {
            assumeFalse(Files.isReadable(closed), "the superuser reads all");
            assertEquals(List.of(closed + ": not allowed to read this folder"), Reads.of(folder.toString()).messages());
        } finally {
            Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    @Test
    void patternsStandForFiles() throws Exception {
        put("b/more[1].json", Reads.trace("tr-more"));
        assertEquals(List.of("tr-b1", "tr-b1b", "tr-b2"), Reads.of(folder + "/b/[ot]*.json*").ids());
        assertEquals(List.of("tr-b2"), Reads.of(folder + "/?/tw?.json").ids());
        assertEquals(List.of("tr-more", "tr-b1", "tr-b1b", "tr-b2"), Reads.of(folder + "/b*").ids());
        assertEquals(List.of("tr-deep"), Reads.of(folder + "/**/deep").ids());
        assertEquals(List.of("tr-more"), Reads.of(folder + "/b/more[1].json").ids(), "a file of that name comes first");
        for (String none : List.of("/b/*.csv", "/x*/y", "/b/[z")) {
            Reads reads = Reads.of(folder + none);
            assertEquals(List.of(folder + none + ": no file has such a name"), reads.messages());
            assertEquals(Problems.Kind.UNREADABLE, reads.problems().get(0).kind());
        }
    }

    @Test
    void standardInputStandsAmongFiles() throws Exception {
        ByteArrayInputStream in = new ByteArrayInputStream(Reads.trace("tr-in").getBytes(StandardCharsets.UTF_8));
        assertEquals(List.of("tr-b2", "tr-in", "tr-a"), Reads.of(in, ExpansionLimit.DEFAULT, folder + "/b/two.json", "-", folder + "/a.txt").ids());
    }

    /** The info of a trace and its spans may lie in different files of a folder. */
    @Test
    void filesOfAFolderAreJoined() throws Exception {
        Path both = Files.createDirectory(folder.resolve("both"));
        Files.copy(Path.of("testdata/traces/support-rag.rest-info.json"), both.resolve("info.json"));
        Files.copy(Path.of("testdata/traces/support-rag.artifact.json"), both.resolve("spans.json"));
        Reads reads = Reads.of(both.toString());
        assertEquals(List.of("tr-c3789de5b67aca93d6e550fdd0bb5e56"), reads.ids());
        assertEquals("1 trace, 9 spans read", reads.tally().details().get(0));
    }
}
