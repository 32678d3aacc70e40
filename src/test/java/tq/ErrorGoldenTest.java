package tq;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tq.plan.Resolver.Output;
import tq.text.Diagnostic;
import tq.text.DiagnosticCode;
import tq.text.DiagnosticPrinter;
import tq.text.QueryException;
import tq.text.SourceText;

/**
 * What tq says of each wrong query in {@code testdata/errors} is in the {@code .err} beside it; {@code poor/} holds
 * those that could be said better. A first line such as {@code # --param min=fast} gives a parameter. A golden that is
 * missing is written and the test fails; {@code -Dtq.golden=update} writes all anew and still fails, so that no run
 * blesses itself.
 */
class ErrorGoldenTest {

    private static final Path FOLDER = Path.of("testdata/errors");
    private static final boolean UPDATE = "update".equals(System.getProperty("tq.golden"));

    /** Said by the command only; see {@code CommandTest}. */
    private static final Set<DiagnosticCode> OF_THE_COMMAND = EnumSet.of(DiagnosticCode.NOT_PORTABLE, DiagnosticCode.UNKNOWN_QUERY, DiagnosticCode.UNKNOWN_SEVERITY);

    private static List<Path> cases() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".tq")).sorted().toList();
        }
    }

    @TestFactory
    Stream<DynamicTest> saysOfAWrongQueryWhatTheGoldenSays() throws IOException {
        return cases().stream().map(file -> DynamicTest.dynamicTest(nameOf(file), file.toUri(), () -> check(file)));
    }

    private static String nameOf(Path file) {
        String name = FOLDER.relativize(file).toString();
        return name.substring(0, name.length() - ".tq".length());
    }

    private static void check(Path file) throws IOException {
        String said = DiagnosticPrinter.print(faultOf(file));
        Path golden = file.resolveSibling(file.getFileName().toString().replaceAll("\\.tq$", ".err"));
        if (UPDATE || !Files.exists(golden)) {
            Files.writeString(golden, said);
            fail((UPDATE ? "rewrote " : "wrote the missing ") + golden + ": read it, then run again\n" + said);
        }
        assertEquals(Files.readString(golden), said);
    }

    private static QueryException faultOf(Path file) throws IOException {
        SourceText source = new SourceText(file.getFileName().toString(), Files.readString(file));
        return assertThrows(QueryException.class, () -> Tq.plans(source, parameters(source.text()), Output.ELEMENTS));
    }

    private static Map<String, String> parameters(String text) {
        Map<String, String> given = new LinkedHashMap<>();
        String first = text.lines().findFirst().orElse("");
        if (first.startsWith("# --param ")) {
            String[] pair = first.substring("# --param ".length()).split("=", 2);
            given.put(pair[0], pair[1]);
        }
        return given;
    }

    @Test
    void everyCodeHasAGolden() throws IOException {
        Set<DiagnosticCode> missing = EnumSet.complementOf(EnumSet.copyOf(OF_THE_COMMAND));
        for (Path file : cases()) {
            faultOf(file).diagnostics().stream().map(Diagnostic::code).forEach(missing::remove);
        }
        assertEquals(Set.of(), missing);
    }

    /** Each constant's comment begins with a query that causes it, but for what only the command says. */
    @Test
    void theCommentOfEachCodeIsTrue() throws IOException {
        String text = Files.readString(Path.of("src/main/java/tq/text/DiagnosticCode.java"));
        Matcher comments = Pattern.compile("/\\*\\* \\{@code (?!tq |--)(.+?)\\}(?: \\*/|: .*)\\s+(\\w+)\\(\"").matcher(text);
        int found = 0;
        for (; comments.find(); found++) {
            String query = comments.group(1);
            QueryException fault = assertThrows(QueryException.class, () -> Tq.plans(new SourceText("query", query), Map.of(), Output.ELEMENTS), query);
            DiagnosticCode code = DiagnosticCode.valueOf(comments.group(2));
            assertTrue(fault.diagnostics().stream().anyMatch(diagnostic -> diagnostic.code() == code), () -> query + " gives " + fault.getMessage());
        }
        assertEquals(DiagnosticCode.values().length - 6, found);
    }

    @Test
    void everyGoldenHasAQuery() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            List<Path> strays = files.filter(file -> file.toString().endsWith(".err"))
                    .filter(file -> !Files.exists(file.resolveSibling(file.getFileName().toString().replaceAll("\\.err$", ".tq")))).toList();
            assertEquals(List.of(), strays);
        }
    }

    @Test
    void faultsComeInTextOrderWithinTheText() throws IOException {
        for (Path file : cases()) {
            QueryException fault = faultOf(file);
            int last = 0;
            for (Diagnostic diagnostic : fault.diagnostics()) {
                assertTrue(diagnostic.range().start() >= last, () -> file + ": " + diagnostic);
                assertTrue(diagnostic.range().end() <= fault.source().text().length(), () -> file + ": " + diagnostic);
                last = diagnostic.range().start();
            }
        }
    }

    @Test
    void aQueryLongerThanOneMebibyteIsRefused() {
        String text = "spans where name = x" + " or name = x".repeat(100_000);
        QueryException fault = assertThrows(QueryException.class, () -> Tq.plans(new SourceText("query", text), Map.of(), Output.ELEMENTS));
        assertEquals(List.of(DiagnosticCode.TOO_LARGE), fault.diagnostics().stream().map(Diagnostic::code).toList());
        assertTrue(DiagnosticPrinter.print(fault).length() < 1000, () -> DiagnosticPrinter.print(fault));
    }
}
