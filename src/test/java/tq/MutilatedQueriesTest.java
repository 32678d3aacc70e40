package tq;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tq.plan.Resolver.Output;
import tq.text.Diagnostic;
import tq.text.DiagnosticPrinter;
import tq.text.QueryException;
import tq.text.SourceText;

/** Whatever becomes of a query, tq answers with a plan or with faults that have a place and words, never with a failure of its own. */
class MutilatedQueriesTest {

    private static final int QUERIES = 4_000;
    private static final Pattern PIECE = Pattern.compile("\"[^\"]*\"|[\\w.]+|\\s+|[^\\w\\s]");

    private final Random random = new Random(7);

    @Test
    void queriesWithPiecesLeftOutDoubledOrExchanged() throws IOException {
        List<String> whole = Examples.queries();
        List<String> pieces = whole.stream().flatMap(query -> pieces(query).stream()).toList();
        for (int i = 0; i < QUERIES; i++) {
            List<String> query = new ArrayList<>(pieces(whole.get(random.nextInt(whole.size()))));
            for (int edits = 1 + random.nextInt(3); edits > 0 && !query.isEmpty(); edits--) {
                edit(query, pieces);
            }
            answers(String.join("", query));
        }
    }

    @Test
    void everyBeginningOfAQuery() throws IOException {
        for (String query : Examples.queries()) {
            for (int end = 0; end < query.length(); end += 3) {
                answers(query.substring(0, end));
            }
        }
    }

    @Test
    void everyWrongQueryWithoutItsLineBreaks() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("testdata/errors"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".tq")).toList()) {
                answers(Files.readString(file).strip());
            }
        }
    }

    private void edit(List<String> query, List<String> pieces) {
        int at = random.nextInt(query.size());
        switch (random.nextInt(4)) {
            case 0 -> query.remove(at);
            case 1 -> query.add(at, query.get(at));
            case 2 -> query.add(at, pieces.get(random.nextInt(pieces.size())));
            default -> query.set(at, pieces.get(random.nextInt(pieces.size())));
        }
    }

    private static List<String> pieces(String query) {
        List<String> pieces = new ArrayList<>();
        Matcher matcher = PIECE.matcher(query);
        while (matcher.find()) {
            pieces.add(matcher.group());
        }
        return pieces;
    }

    private static void answers(String query) {
        try {
            Tq.plans(new SourceText("query", query), Map.of(), Output.ELEMENTS).forEach(Tq::lower);
        } catch (QueryException e) {
            assertFalse(e.diagnostics().isEmpty(), query);
            e.diagnostics().forEach(diagnostic -> assertUseful(diagnostic, query));
            String said = DiagnosticPrinter.print(e);
            assertTrue(said.startsWith("error[TQ") && said.endsWith("\n"), said);
            assertEquals(e.diagnostics().size(), e.diagnostics().stream().distinct().count(), said);
        } catch (RuntimeException | Error e) {
            throw new AssertionError(query, e);
        }
    }

    private static void assertUseful(Diagnostic diagnostic, String query) {
        assertTrue(diagnostic.range().end() <= query.length(), () -> query + "\n" + diagnostic);
        assertFalse(diagnostic.message().contains("<EOF>") || diagnostic.hint().orElse("").contains("<EOF>"), () -> query + "\n" + diagnostic);
        assertFalse(diagnostic.message().isBlank() || diagnostic.hint().orElse("x").isBlank(), () -> query + "\n" + diagnostic);
    }
}
