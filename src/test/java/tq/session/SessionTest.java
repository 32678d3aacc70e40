package tq.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tq.library.QueryLibrary;
import tq.render.Theme;

/** What a session keeps, writes and measures; what it shows is in {@code testdata/repl}. */
class SessionTest {

    private static final String TRACES = "testdata/traces/";

    @TempDir
    Path folder;
    private Session session;

    @BeforeEach
    void load() {
        session = new Session(() -> new Screen(100, true, Theme.NONE), new Settings(), InputStream.nullInputStream(), Runnable::run);
        session.load(List.of(TRACES + "question-refund.json"));
        session.keepQueriesIn(folder.resolve("queries"));
        QueryLibrary.lookFirstIn(List.of(folder.resolve("queries")));
    }

    private String answer(String entry) {
        Answer answer = session.enter(entry);
        assertEquals(Answer.Outcome.DONE, answer.outcome(), answer::text);
        return answer.text();
    }

    private String fault(String entry) {
        Answer answer = session.enter(entry);
        assertEquals(Answer.Outcome.FAILED, answer.outcome(), answer::text);
        return answer.text();
    }

    @Test
    void queriesAreSavedListedShownAndAskedWithParameters() throws Exception {
        assertTrue(fault(":save slow").contains("nothing has been asked yet"));
        answer("param $than: duration = 1s;\nspans where duration > $than | count");
        assertEquals("saved: " + folder.resolve("queries/slow.tq") + "\n", answer(":save slow"));
        assertEquals("4\n", answer(":run slow"));
        assertEquals("2\n", answer(":run slow than=3s"));
        assertTrue(answer(":queries").contains("saved\n  slow "), answer(":queries"));
        assertTrue(answer(":queries slow").startsWith("param $than"), answer(":queries slow"));
        assertEquals("than=", session.complete(":run slow ").suggestions().get(0).text());
        assertTrue(session.complete(":run sl").suggestions().stream().anyMatch(suggestion -> suggestion.text().equals("slow")));
        assertTrue(fault(":save health").contains("is a query of the library"));
        assertTrue(fault(":save ../x").contains("needs a name of letters"));
        assertTrue(fault(":run slow than").contains("a parameter is NAME=VALUE"));
    }

    @Test
    void resultsGoToAFileUntilToldOtherwise() throws Exception {
        Path file = folder.resolve("out.csv");
        answer(":format csv");
        assertTrue(answer(":output " + file).contains("results go to " + file));
        assertEquals("written to " + file + "\n", answer("spans | count by status"));
        answer(":output off");
        assertEquals("status,count\nOK,9\nERROR,1\nUNSET,1\n", Files.readString(file));
        assertTrue(answer("count spans").contains("11"));
        assertTrue(fault(":output " + file).contains("is there already"));
    }

    @Test
    void timingTellsRowsAndWhatWasRead() {
        assertEquals("", answer(":timing on"));
        String text = answer("llm spans | select name");
        assertTrue(text.matches("(?s).*\\n3 rows of 1 trace, 11 spans in [0-9.]+ (ms|µs|s)\\n"), text);
        answer(":timing");
        assertFalse(answer("count spans").contains(" rows of "));
    }

    @Test
    void whatWasLoadedStaysWhereNothingCanBeRead() {
        assertTrue(fault(":load nowhere.json").contains("what was loaded before stays"));
        assertEquals("11\n", answer("count spans"));
        assertTrue(answer(":load " + TRACES + "booking-error.traces-get.json").contains("6 spans (3 failed)"));
        assertEquals("6\n", answer("count spans"));
    }

    @Test
    void readingAgainKeepsWhichTraceIsAsked() {
        answer(":load " + TRACES + "question-refund.json " + TRACES + "booking-error.traces-get.json");
        answer(":use 2");
        answer(":reload");
        assertEquals("6\n", answer("count spans"));
        assertEquals("2 files@2", session.context());
    }

    @Test
    void safeModeWritesNothingAndStartsNothing() {
        answer("count spans");
        answer(":set safe on");
        assertTrue(fault(":set safe off").contains("cannot be turned off"));
        assertTrue(fault(":save x").contains("no files are written"));
        assertTrue(fault(":output " + folder.resolve("x")).contains("no files are written"));
        assertTrue(fault(":edit").contains("no programs are started"));
        assertFalse(Files.exists(folder.resolve("x")) || Files.exists(folder.resolve("queries")));
        assertEquals("11\n", answer("count spans"));
    }

    @Test
    void theLastQueryIsGivenToTheEditor() {
        answer("count spans");
        Answer answer = session.enter(":edit");
        assertEquals(Answer.Outcome.EDIT, answer.outcome());
        assertEquals("count spans", answer.line().orElseThrow());
        assertTrue(session.enter(":edit health").line().orElseThrow().contains("# title:"));
        assertTrue(fault(":edit nope").contains("there is no query `nope`"));
    }

    @Test
    void anEntryEndsWhereItCan() {
        for (String whole : List.of("spans", "count spans", "spans;", "spans where\n\n", ":load", ".data", "spans wher x", "", "| count")) {
            assertTrue(session.isComplete(whole), whole);
        }
        for (String part : List.of("spans where", "spans |", "| select", "spans where name = \"\"\"a\nb", "pairs a, b of", "spans where (duration > 1s")) {
            assertFalse(session.isComplete(part), part);
        }
    }

    @Test
    void misspeltNamesAreMarkedWhileTyped() {
        assertEquals(List.of("durration"), marked("spans where durration > 2s"));
        assertEquals(List.of("srt"), marked("spans | srt name"));
        assertEquals(List.of("nme"), marked("| sort nme "));
        assertEquals(List.of(), marked("spans where dur"), "a word at whose end the cursor stands may still become right");
        assertEquals(List.of(), marked("spans where duration > "));
        assertEquals(List.of(), marked(":load x"));
        assertEquals(List.of(), marked(".data.nonsense"));
    }

    private List<String> marked(String text) {
        answer("spans");
        return session.mark(text, text.length()).wrong().stream().map(range -> text.substring(range.start(), range.end())).toList();
    }
}
