package tq.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.antlr.v4.runtime.Token;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tq.parse.Expected.Part;
import tq.parse.antlr.TqLexer;
import tq.parse.antlr.TqParser;

/** What may follow a half-written query is what the parser would take there. */
class ExpectedTest {

    @ParameterizedTest
    @CsvSource(delimiter = '!', nullValues = "nothing", value = {
        "'spans | top '             ! nothing          ! NUMBER",
        "'spans | top 5 '           ! by               ! nothing",
        "'spans | limit '           ! nothing          ! NUMBER",
        "'spans where type='        ! '( - count'      ! CALL FIELD VALUE",
        "'spans where a starts '    ! with             ! nothing",
        "'spans | stats '           ! 'avg count coverage distinct_count first last list max median min stddev sum' ! nothing",
        "'spans | select name as '  ! 'skip'           ! WORD",
        "'spans ) '                 ! nothing          ! nothing",
        "'failed trace where '     ! skip ! CALL FIELD VALUE",
    })
    void whatMayFollow(String text, String keywords, String parts) {
        Expected expected = Expected.after(text.replace("'", ""));
        assertEquals(parts == null ? "" : parts, String.join(" ", new TreeSet<>(expected.parts().stream().map(Part::name).toList())));
        if (!"skip".equals(keywords)) {
            assertEquals(keywords == null ? "" : keywords, String.join(" ", new TreeSet<>(expected.keywords())));
        }
    }

    @ParameterizedTest
    @CsvSource({"spans, true, false", "'spans |', false, false", "spans where, false, false", "'spans where error;', true, false", "spans spans, false, true", "'', true, false",
        "'let x = spans', true, false", "'let x =', false, false", "'count (', false, true", "'spans | select a,', false, false", "select a from b, false, true"})
    void whereAQueryMayEndAndWhereItIsLost(String text, boolean complete, boolean lost) {
        Expected expected = Expected.after(text);
        assertEquals(complete, expected.complete());
        assertEquals(lost, expected.isLost());
    }

    /** Against ANTLR's own parser: of every valid query every token must have been expected after those before it. */
    @Test
    void eachNextWordOfEachExampleIsExpected() throws IOException {
        int looked = 0;
        for (String line : Files.readAllLines(Path.of("testdata/stages.txt"))) {
            if (line.isBlank() || line.startsWith("#") || !parses(line)) {
                continue;
            }
            List<Token> tokens = QueryParser.tokens(line);
            for (int i = 0; i + 1 < tokens.size(); i++) {
                Token next = tokens.get(i);
                Expected expected = Expected.after(line.substring(0, line.offsetByCodePoints(0, next.getStartIndex())));
                String word = next.getText().toLowerCase(java.util.Locale.ROOT);
                boolean part = !expected.parts().isEmpty();
                assertTrue(part || expected.keywords().contains(word) || next.getType() == TqLexer.NAME || Set.of(TqLexer.STRING, TqLexer.REF, TqLexer.VAR, TqLexer.AGGREGATE).contains(next.getType())
                        || TokenWords.of(next.getType()).contains(word), () -> line + " at " + word + ": " + expected);
                looked++;
            }
        }
        assertTrue(looked > 500, "words: " + looked);
    }

    private static boolean parses(String line) {
        try {
            return QueryParser.tree(line) instanceof TqParser.FileContext;
        } catch (RuntimeException e) {
            return false;
        }
    }

    @Test
    void wordsOfTokensComeFromTheLexer() {
        assertEquals(List.of("spans", "span"), TokenWords.of(TqLexer.SPANS));
        assertEquals(List.of("|"), TokenWords.of(TqLexer.PIPE));
        assertTrue(TokenWords.of(TqLexer.ADJECTIVE).containsAll(List.of("root", "failed", "llm", "evaluator")));
        assertEquals(List.of(), TokenWords.of(TqLexer.NAME));
    }
}
