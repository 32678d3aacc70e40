package tq;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tq.parse.ParseResult;
import tq.parse.QueryParser;
import tq.syntax.SyntaxPrinter;
import tq.text.SourceText;

/** What the printer writes parses again, to the same tree, and is then written the same. */
class SyntaxPrinterTest {

    private static final int QUERIES = 5_000;
    private static final long SEED = 20_261_122;

    static List<String> queries() throws IOException {
        return Examples.queries();
    }

    private static ParseResult parse(String query) {
        return QueryParser.parse(new SourceText("query", query));
    }

    private static String print(String query) {
        ParseResult result = parse(query);
        assertEquals(List.of(), result.diagnostics(), query);
        return SyntaxPrinter.print(result.query());
    }

    @ParameterizedTest
    @MethodSource("queries")
    void printingAQueryTwiceGivesTheSame(String query) {
        String printed = print(query);
        assertEquals(printed, print(printed));
        assertEquals(withoutPlaces(parse(query)), withoutPlaces(parse(printed)));
    }

    /** The tree as text; printing moves its parts, and nothing else. */
    private static String withoutPlaces(ParseResult result) {
        return result.query().toString().replaceAll("SourceRange\\[start=\\d+, end=\\d+\\]", "·");
    }

    @Test
    void printingARandomQueryTwiceGivesTheSame() {
        RandomQueries queries = new RandomQueries(new Random(SEED));
        List<String> refused = new ArrayList<>();
        for (int i = 0; i < QUERIES; i++) {
            String query = queries.file();
            ParseResult first = parse(query);
            if (!first.diagnostics().isEmpty()) {
                refused.add(query);
                continue;
            }
            String printed = SyntaxPrinter.print(first.query());
            ParseResult again = parse(printed);
            Supplier<String> what = () -> query + "\nis printed as\n" + printed;
            assertEquals(List.of(), again.diagnostics(), what);
            assertEquals(withoutPlaces(first), withoutPlaces(again), what);
            assertEquals(printed, SyntaxPrinter.print(again.query()), what);
        }
        assertTrue(refused.size() < QUERIES / 100, () -> refused.size() + " do not parse, such as\n" + refused.stream().limit(10).collect(Collectors.joining("\n")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', value = {
        "LLM  Span  then LIMIT 3                ! llm spans | limit 3",
        "spans where duration over 2s           ! spans where duration > 2s",
        "spans where name matches 'a'           ! spans where name ~ \"a\"",
        "spans where duration at least 2s       ! spans where duration >= 2s",
        "spans | sort name asc, duration DESC   ! spans | sort name, duration desc",
        "spans | stats count(), p95(duration)   ! spans | stats count, p95(duration)",
        "spans where attributes['my key'] = TRUE ! spans where attributes.\"my key\" = true",
        "pairs a,b of spans where a sibling b   ! pairs a, b of spans where a sibling of b"})
    void aQueryHasOnePrint(String query, String printed) {
        assertEquals(printed, print(query));
    }
}
