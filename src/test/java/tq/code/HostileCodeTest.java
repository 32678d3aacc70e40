package tq.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Files and stack traces made to be slow or to break: one repeated piece each, again and again. */
class HostileCodeTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    /** Long enough for anything quadratic to take minutes. */
    private static final int LENGTH = 250_000;
    private static final List<String> PIECES = List.of(
            "(", "[{", "{", "}", ")", "({", "\"", "'", "`", "`${", "${", "/*", "*/", "//", "/[", "/x", "\\", "\"\"\"", "'''\\", "#", "\n", " ", "=", "1", "a", "é", "\u0000", "\ud800",
            "@", "@a.", "@tool(", "@tool\n", "tool(", "trace(trace, ", "trace({name: ", "start_span(\"x\", ",
            "const a = (", "const a = async <", "const a: ", "a: (b) => {", "x(a): {", "class a ", "class A {", "class A extends Tool { name = ", "function x(", "function* <", "async ",
            "a<", "a.b", "a=>", "x:", "a ? b(c) : {",
            "def x(", "def x(a):\n ", "func (a *B) x(", "func x", "fun a.", "fun <", "void x(int a) throws ", "package a.",
            "File \"", "at ");

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> repeatedPieces() {
        return PIECES.stream().map(piece -> DynamicTest.dynamicTest("piece " + PIECES.indexOf(piece), () -> {
            String text = piece.repeat(LENGTH / piece.length());
            Path own = Files.createTempDirectory(folder, "own");
            for (String ending : List.of("py", "ts", "java", "kt", "go")) {
                Folders.put(own, "f." + ending, valid(text));
            }
            assertTimeoutPreemptively(SOON, () -> {
                CodeIndex index = CodeIndex.of(own);
                index.named(text, Optional.of(text));
                return index.frame(text);
            });
        }));
    }

    /** Half a surrogate can't be written to a file. */
    private static String valid(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    @Test
    void junk() throws Exception {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 40; i++) {
            byte[] bytes = new byte[20_000];
            random.nextBytes(bytes);
            StringBuilder text = new StringBuilder();
            for (int j = 0; j < 4_000; j++) {
                text.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            for (String ending : List.of("py", "ts", "java", "kt", "go")) {
                Files.write(folder.resolve("bytes" + i + "." + ending), bytes);
                Folders.put(folder, "pieces" + i + "." + ending, valid(text.toString()));
            }
        }
        Folders.put(folder, "f.py", "def found(): pass\n");
        assertTimeoutPreemptively(SOON, () -> assertEquals("f.py:1 found", Folders.text(CodeIndex.of(folder).named("found", Optional.empty()))));
    }

    /** Five megabytes of code, and stack traces of a megabyte in which no frame or only the last is inside. */
    @Test
    void muchCodeAndLongStackTraces() throws Exception {
        String code = Files.readString(Path.of("testdata/code/python/shop/agent.py"));
        for (int i = 0; i < 5_000_000 / code.length(); i++) {
            Folders.put(folder, "p" + i % 50 + "/q" + i + "/agent.py", code);
        }
        CodeIndex index = assertTimeoutPreemptively(SOON, () -> CodeIndex.of(folder));
        List<String> frames = List.of(
                "  File \"/srv/elsewhere.py\", line 1, in f\n",
                "  File \"/srv/agent.py\", line 9999, in f\n",
                "    at f (/srv/elsewhere.ts:1:1)\n",
                "\tat com.shop.A.f(A.java:1)\n",
                "Caused by: a\n",
                "main.f()\n\t/srv/f.go:1 +0x1\n");
        for (String frame : frames) {
            String trace = "  File \"/srv/p1/q1/agent.py\", line 2, in f\n" + frame.repeat(1_000_000 / frame.length());
            assertTimeoutPreemptively(SOON, () -> assertEquals("p1/q1/agent.py:2 f", Folders.text(index.frame(trace))));
        }
    }
}
