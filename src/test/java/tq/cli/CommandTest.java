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
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tq.cli.Calls.Call;

/** Exit statuses, messages and formats of the command. */
class CommandTest {

    private static final String TRACE = "testdata/traces/question-refund.json";
    private static final String NAMES = "spans where status=ERROR | values name";
    private static final String NAMES_FOUND = "\"search_knowledge_base\"\n";

    @TempDir
    Path folder;

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    /** The status, nothing on standard output, and one message that holds the text and no stack trace. */
    private static void assertRefused(int status, String message, Call call) {
        assertEquals("", call.out());
        assertSaid(status, message, call);
    }

    private static void assertSaid(int status, String message, Call call) {
        assertEquals(status, call.status(), call.err());
        assertTrue(call.err().contains(message), () -> "says\n" + call.err() + "and not\n" + message);
        assertFalse(call.err().contains("\tat ") || call.err().contains("Exception") || call.err().contains("internal error"), call.err());
    }

    @Nested
    class Inputs {

        @Test
        void aFileThatIsNotThere() {
            assertRefused(2, "tq: nowhere.json: there is no such file\n", tq("-e", NAMES, "nowhere.json"));
        }

        @Test
        void aNameThatNoFileCanHave() {
            assertRefused(2, "there is no such file", tq("-e", NAMES, "a\0b"));
        }

        @Test
        void anEmptyFolder() {
            assertRefused(2, folder + ": there are no files in this folder", tq("-e", NAMES, folder.toString()));
        }

        @Test
        void nothingOnStandardInput() {
            assertRefused(2, "0 bytes read from stdin", tq("-e", NAMES));
            assertRefused(2, "0 bytes read from stdin", tq("-e", NAMES, "-"));
        }

        @Test
        void onlyWhiteSpace() throws IOException {
            assertRefused(2, "<stdin>: holds no JSON, only white space", piped(" \n\t\n", "-e", NAMES));
            assertRefused(2, "blank.json: holds no JSON, only white space", tq("-e", NAMES, file("blank.json", "\n\n")));
            assertRefused(2, "0 bytes read from " + folder.resolve("empty.json"), tq("-e", NAMES, file("empty.json", "")));
        }

        @Test
        void brokenJsonIsNamedByLineAndColumn() throws IOException {
            String file = file("broken.json", "{\n  \"info\": {,\n}");
            assertRefused(5, "tq: " + file + ":2:12: ", tq("-e", NAMES, file));
        }

        @Test
        void jsonThatBreaksOff() throws IOException {
            assertRefused(5, "half.json:", tq("-e", NAMES, file("half.json", "{\"info\": {\"trace_id\": \"tr")));
        }

        @ParameterizedTest
        @ValueSource(strings = {"{\"name\": \"x\"}", "[1, 2, 3]", "42", "\"text\"", "null", "{\"info\": 3, \"data\": 4}"})
        void jsonThatIsNoTrace(String json) throws IOException {
            Call call = tq("-e", NAMES, file("other.json", json));
            assertRefused(2, "other.json:1: ", call);
        }

        @ParameterizedTest
        @ValueSource(strings = {"{}", "[]", "{\"traces\": []}"})
        void anEmptyAnswerHoldsNoTraces(String json) throws IOException {
            assertEquals(new Call(0, "", ""), tq("-e", NAMES, file("none.json", json)));
        }

        @Test
        void aServersErrorAnswer() {
            assertRefused(2, "overflow-attribute.rest-get.error.json:1: the server's error answer, INTERNAL_ERROR: ", tq("-e", "spans", "testdata/traces/overflow-attribute.rest-get.error.json"));
        }

        @Test
        void twentyThousandOpenBrackets() throws IOException {
            assertRefused(5, "deep.json:1:", tq("-e", NAMES, file("deep.json", "[".repeat(20_000))));
            assertRefused(5, "deep.json:1:", tq("-e", NAMES, file("deep.json", "{\"a\":".repeat(20_000))));
        }

        @Test
        void bytesThatAreNoText() throws IOException {
            Path file = folder.resolve("random.bin");
            byte[] bytes = new byte[5_000];
            new Random(1).nextBytes(bytes);
            Files.write(file, bytes);
            assertRefused(5, "random.bin:1:1: ", tq("-e", NAMES, file.toString()));
        }

        @Test
        void oneBrokenFileLeavesTheRowsOfTheOthers() throws IOException {
            String broken = file("broken.json", "{]");
            for (List<String> files : List.of(List.of(broken, TRACE), List.of(TRACE, broken))) {
                Call call = tq("-e", NAMES, files.get(0), files.get(1));
                assertEquals(NAMES_FOUND, call.out());
                assertSaid(5, broken + ":1:2: ", call);
            }
        }

        @Test
        void oneBrokenLineLeavesTheRowsOfTheOthers() throws IOException {
            String trace = Files.readString(Path.of(TRACE)).replaceAll("\\s*\n\\s*", " ");
            Call call = tq("-e", NAMES, file("lines.jsonl", trace + "\n{\"broken\n" + trace + "\n"));
            assertEquals(NAMES_FOUND.repeat(2), call.out());
            assertSaid(5, "lines.jsonl:2:", call);
        }

        @Test
        void oneMissingFileLeavesTheRowsOfTheOthers() {
            Call call = tq("-e", NAMES, "nowhere.json", TRACE);
            assertEquals(NAMES_FOUND, call.out());
            assertSaid(2, "nowhere.json: there is no such file", call);
        }

        @Test
        void strictStopsAtTheFirstProblem() throws IOException {
            assertRefused(5, "broken.json:1:2: ", tq("--strict", "-e", NAMES, file("broken.json", "{]"), TRACE));
            assertRefused(2, "nowhere.json", tq("--strict", "-e", NAMES, "nowhere.json", TRACE));
        }

        @Test
        void standardInputIsReadWhereNoFileIsNamed() throws IOException {
            String trace = Files.readString(Path.of(TRACE));
            assertEquals(new Call(0, NAMES_FOUND, ""), piped(trace, "-e", NAMES));
            assertEquals(new Call(0, NAMES_FOUND, ""), piped(trace, "-e", NAMES, "-"));
        }

        @Test
        void aTerminalIsNotWaitedFor() {
            assertRefused(2, "no input", onTerminal(80, "-e", NAMES));
        }
    }

    @Nested
    class Options {

        @Test
        void anUnknownOptionIsToldFromTheKnownOnes() {
            assertRefused(2, "there is no option --frmat; did you mean `--format`?", tq("-e", NAMES, "--frmat", "csv", TRACE));
            assertRefused(2, "there is no option --frobnicate", tq("--frobnicate"));
            assertRefused(2, "there is no option --csv; did you mean `--format csv`?", tq("-e", NAMES, "--csv", TRACE));
            assertRefused(2, "there is no option -o; did you mean `--format csv`?", tq("-e", NAMES, "-o", "csv", TRACE));
            assertRefused(2, "there is no format `md`; did you mean `markdown`?", tq("-e", NAMES, "--format", "md", TRACE));
        }

        @Test
        void anOptionWithoutItsValue() {
            assertRefused(2, "--eval", tq("--eval"));
            assertRefused(2, "--format", tq("-e", NAMES, TRACE, "--format"));
        }

        @Test
        void anUnknownFormat() {
            assertRefused(2, "there is no format `cvs`; did you mean `csv`?", tq("-e", NAMES, "--format", "cvs", TRACE));
            assertRefused(2, "formats are table, ", tq("-e", NAMES, "--format", "excel", TRACE));
        }

        @ParameterizedTest
        @CsvSource({"--indent, 9", "--indent, x", "--color, sometimes", "--param, min", "--param, =5s"})
        void aValueThatDoesNotFit(String option, String value) {
            assertRefused(2, option + " takes ", tq("-e", NAMES, option, value, TRACE));
        }

        @Test
        void noQuery() {
            assertRefused(2, "no query: ask with --eval", tq());
            assertRefused(2, "no query: ask with --eval, as in tq --eval 'spans where error' " + TRACE, tq(TRACE));
        }

        @Test
        void helpAndVersionGoToStandardOutput() {
            assertTrue(tq("--help").out().startsWith("tq: ask questions of AI traces\n"));
            assertEquals(new Call(0, "tq 0.1.0\n", ""), tq("-V"));
        }

        @Test
        void exitStatusTellsOfTheLastResult() {
            assertEquals(0, tq("--exit-status", "-e", "count failed spans", TRACE).status());
            assertEquals(1, tq("--exit-status", "-e", "spans where name = nothing", TRACE).status());
            assertEquals(1, tq("--exit-status", "-e", "spans | limit 1 | values error", TRACE).status());
            assertEquals(0, tq("-e", "spans where name = nothing", TRACE).status());
        }
    }

    @Nested
    class Queries {

        @Test
        void aQueryThatDoesNotCompileIsShown() {
            assertEquals(new Call(3, "", """
                    error[TQ103]: spans have no field `durration`
                     --> query:1:13
                      |
                    1 | spans where durration > 2s
                      |             ^^^^^^^^^ did you mean `duration`?
                    """.replace("\n --> ", "\n  --> ")), tq("-e", "spans where durration > 2s", TRACE));
        }

        @Test
        void nothingIsReadOrWrittenWhereOneOfTwoQueriesDoesNotCompile() {
            assertRefused(3, "TQ103", tq("-e", NAMES, "-e", "spans | select nmae", "nowhere.json"));
        }

        @Test
        void severalQueriesAnswerInTheirOrder() {
            assertEquals(new Call(0, NAMES_FOUND + "1\n", ""), tq("-e", NAMES, "-e", "count failed spans", TRACE));
            assertEquals(new Call(0, "1\n" + NAMES_FOUND, ""), tq("-e", "count failed spans", "-e", NAMES, TRACE));
            assertEquals(new Call(0, "1\n" + NAMES_FOUND, ""), tq("-e", "count failed spans; " + NAMES, TRACE));
        }

        @Test
        void aQueryFileMayBeginLikeAScript() throws IOException {
            String file = file("failed.tq", "#!/usr/bin/env -S tq -f\n# title: Failed\n" + NAMES + "\n");
            assertEquals(new Call(0, NAMES_FOUND, ""), tq("-f", file, TRACE));
            assertEquals(new Call(0, NAMES_FOUND, ""), tq(file, TRACE));
        }

        @Test
        void aFaultInAQueryFileIsPlacedInIt() throws IOException {
            String file = file("wrong.tq", "#!/usr/bin/env -S tq -f\nspans\n| sort durration\n");
            assertRefused(3, "--> " + file + ":3:8\n", tq(file, TRACE));
        }

        @Test
        void aQueryFileThatIsNotThere() {
            assertRefused(2, "nowhere.tq: there is no such query file", tq("-f", "nowhere.tq", TRACE));
        }

        @Test
        void aQueryOfTwentyThousandBrackets() {
            assertRefused(3, "TQ006", tq("-e", "spans where " + "(".repeat(20_000), TRACE));
            assertRefused(3, "TQ006", tq("-e", "spans where " + "(".repeat(20_000) + "error" + ")".repeat(20_000), TRACE));
        }

        @Test
        void aQueryOfAMebibyte() {
            assertRefused(3, "TQ006", tq("-e", "spans where name = x" + " or name = x".repeat(100_000), TRACE));
        }

        @Test
        void fiveHundredBracketsAndAsManyNotsAreFine() {
            assertEquals("1\n", tq("-e", "count spans where " + "(".repeat(490) + "error" + ")".repeat(490), TRACE).out());
            assertEquals("1\n", tq("-e", "count spans where " + "not ".repeat(490) + "error", TRACE).out());
        }

        @Test
        void aLibraryQueryRuns() {
            assertEquals(0, tq("run", "failed-spans", TRACE).status());
            assertTrue(tq("run", "failed-spans", TRACE).out().contains("search_knowledge_base"));
        }

        @Test
        void anUnknownLibraryQueryIsToldFromTheKnownOnes() {
            assertRefused(3, "error[TQ107]: the library has no query `slowest-spnas`", tq("run", "slowest-spnas", TRACE));
            assertRefused(3, "^ did you mean `slowest-spans`?", tq("run", "slowest-spnas", TRACE));
            assertRefused(3, "tq queries lists them", tq("run", "../secret", TRACE));
            assertRefused(3, "the library has no query", tq("queries", "nothing-like-it"));
            assertRefused(2, "tq run needs the name of a query", tq("run"));
        }

        @Test
        void queriesOfOnesOwnComeOnTop() {
            assertTrue(tq("queries", "-L", "testdata/own-queries").out().contains("A search takes long (testdata/own-queries/long-searches.tq)\n"));
            assertEquals(tq("run", "long-searches", "-L", "testdata/own-queries", TRACE).out(), tq("-L", "testdata/own-queries", "-e", "run long-searches", TRACE).out());
            assertTrue(tq("diagnose", "-L", "testdata/own-queries", TRACE).out().contains("\nwarning: A search takes long (long-searches)\n"));
            assertRefused(2, "-L testdata/no-such-folder: there is no such folder", tq("queries", "-L", "testdata/no-such-folder"));
        }

        @Test
        void aSeverityThatThereIsNotIsTold(@TempDir Path folder) throws IOException {
            Files.writeString(folder.resolve("mine.tq"), "# severity: warn\n# title: mine\nspans\n");
            assertRefused(3, "error[TQ108]: there is no severity `warn`\n  --> " + folder.resolve("mine.tq") + ":1:13", tq("diagnose", "-L", folder.toString(), TRACE));
        }

        @Test
        void theLibraryListsItself() {
            assertTrue(tq("queries").out().contains("\n  slowest-spans "));
            assertTrue(tq("queries", "slowest-spans").out().contains("\n# title: Slowest spans\n"));
        }
    }

    @Nested
    class Parameters {

        @Test
        void areReadByTheirType() {
            String query = "param $min: duration = 2s; spans where duration > $min | count";
            assertEquals("0\n", tq("-e", query, "--param", "min=1h", TRACE).out());
            assertRefused(3, "TQ118]: --param min=fast is not a duration", tq("-e", query, "--param", "min=fast", TRACE));
            assertRefused(3, "did you mean --param min=…?", tq("-e", query, "--param", "mim=1h", TRACE));
        }

        @ParameterizedTest
        @ValueSource(strings = {"\" or true or name = \"", "x\" | halt_error #", "\\(env)", "$__loc__", "'; spans; '", "\\\"", "a\nb", "\u001b[31m", "(.. | .name)", "\u0000"})
        void areValuesAndNeverCode(String value) {
            Call none = tq("-e", "count spans where name = $name", "--param", "name=" + value, TRACE);
            assertEquals(new Call(0, "0\n", ""), none);
            Call all = tq("-e", "param $name = x; spans | limit 1 | select $name as given | where given = $name | count", "--param", "name=" + value, TRACE);
            assertEquals(new Call(0, "1\n", ""), all);
        }

        @Test
        void reachTheJqThatIsShownAsValuesToo() {
            Call call = tq("explain", "--jq", "--param", "name=x\" | error(\"got out\") | \"", "spans where name = $name | count");
            assertEquals(0, call.status(), call.err());
            assertTrue(call.out().contains("x\\\" | error(\\\"got out\\\") | \\\""), call.out());
        }
    }

    @Nested
    class Formats {

        private static final String QUERY = "spans | limit 2 | select name, error";

        @ParameterizedTest
        @CsvSource(delimiter = '!', textBlock = """
            jsonl    ! {"name":"customer_support_agent","error":false}|{"name":"plan_action","error":false}|
            csv      ! name,error|customer_support_agent,false|plan_action,false|
            tsv      ! name\\terror|customer_support_agent\\tfalse|plan_action\\tfalse|
            raw      ! {"name":"customer_support_agent","error":false}|{"name":"plan_action","error":false}|
            """)
        void rows(String format, String written) {
            assertEquals(new Call(0, written.replace('|', '\n').replace("\\t", "\t"), ""), tq("-e", QUERY, "--format", format, TRACE));
        }

        @Test
        void json() {
            assertEquals("[{\"name\":\"customer_support_agent\",\"error\":false},{\"name\":\"plan_action\",\"error\":false}]", tq("-e", QUERY, "--format", "json", TRACE).out().replaceAll("\\s+", ""));
        }

        @Test
        void markdown() {
            List<String> lines = tq("-e", QUERY, "--format", "markdown", TRACE).out().lines().toList();
            assertEquals(4, lines.size(), lines::toString);
            assertTrue(lines.stream().allMatch(line -> line.startsWith("|") && line.endsWith("|")), lines::toString);
        }

        @Test
        void table() {
            List<String> lines = onTerminal(80, "-e", QUERY, TRACE).out().lines().toList();
            assertTrue(lines.get(0).contains("name") && lines.get(0).contains("error"), lines::toString);
            assertTrue(lines.stream().anyMatch(line -> line.contains("customer_support_agent")), lines::toString);
            assertEquals(tq("-M", "-e", QUERY, "--format", "table", TRACE).out().lines().count(), lines.size());
        }

        @Test
        void rawOutputTakesTheQuotesOff() {
            assertEquals("search_knowledge_base\n", tq("-r", "-e", NAMES, TRACE).out());
        }

        @Test
        void nothingFoundIsNoRowsInEveryFormat() {
            for (String format : List.of("table", "jsonl", "json", "csv", "tsv", "markdown", "raw")) {
                Call call = tq("-e", "spans where name = nothing | select name", "--format", format, TRACE);
                assertEquals(0, call.status(), format);
                assertEquals("", call.err(), format);
                assertFalse(call.out().contains("customer_support_agent"), format);
            }
        }
    }

    @Nested
    class Explain {

        private static final String QUERY = "spans where duration > 2s | select name | sort name";

        @Test
        void planNamesEveryStage() {
            Call call = tq("explain", "--plan", QUERY);
            assertEquals(0, call.status(), call.err());
            for (String part : List.of("spans ", "where duration > 2s ", "select name ", "sort name ", "reads ")) {
                assertTrue(call.out().contains(part), call.out());
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"--jq", "--jq=map", "--jq=merge"})
        void jqIsAProgram(String part) {
            Call call = tq("explain", part, QUERY);
            assertEquals(0, call.status(), call.err());
            assertEquals("", call.err());
            assertTrue(call.out().length() > 20 && !call.out().contains("# plan"), call.out());
        }

        @Test
        void mapAndMergeAreTwoParts() {
            String map = tq("explain", "--jq=map", QUERY).out();
            String merge = tq("explain", "--jq=merge", QUERY).out();
            assertTrue(map.contains("2000000000") && !merge.contains("2000000000"), map + merge);
        }

        @Test
        void commandIsOneThatAShellTakes() {
            assertEquals("jq -c \"$(tq explain --jq 'failed spans')\" trace.json\n", tq("explain", "--command", "failed spans", "trace.json").out());
            String both = "jq -c \"$(tq explain --jq=map '" + QUERY + "')\" trace.json | jq -c -s \"$(tq explain --jq=merge '" + QUERY + "')\"\n";
            assertEquals(both, tq("explain", "--command", QUERY, "trace.json").out(), "one file may hold several traces");
            assertTrue(tq("explain", "--command", "spans where name = \"it's\"", "my trace.json").out().contains("it'\\''s"));
            assertTrue(tq("explain", "--command", QUERY, "a.json", "b.json").out().contains(" | jq -c -s "));
        }

        @Test
        void allThreeWithoutAnOption() {
            String all = tq("explain", QUERY).out();
            assertTrue(all.contains("# plan\n") && all.contains("# jq\n") && all.contains("# command\n"), all);
        }

        @Test
        void whatNoPortableJqCanSayIsNamed() {
            Call call = tq("explain", "--jq", "spans where text contains x");
            assertRefused(3, "error[TQ191]: no portable jq can give `text`", call);
        }

        @Test
        void aQueryIsNeeded() {
            assertRefused(2, "tq explain needs a query", tq("explain"));
        }
    }

    /** Traces are written by strangers. */
    @Nested
    class HostileData {

        private static final String NASTY = "\u001b[31mred\u001b]0;title\u0007 \u202egnp.exe \u200b\u009b2J";

        private String trace(String name) throws IOException {
            String json = Files.readString(Path.of(TRACE)).replace("search_knowledge_base", "NAME");
            StringBuilder escaped = new StringBuilder();
            name.chars().forEach(c -> escaped.append(String.format("\\u%04x", c)));
            return file("hostile.json", json.replace("NAME", escaped));
        }

        /** No control but the line feed, nothing that turns the direction of text. */
        private static void assertHarmless(String text) {
            assertTrue(text.chars().noneMatch(c -> c != '\n' && (Character.isISOControl(c) || "\u061c\u200e\u200f\u2028\u2029\ufeff".indexOf(c) >= 0
                    || c >= 0x202a && c <= 0x202e || c >= 0x2066 && c <= 0x2069)), () -> text.replace("\u001b", "<ESC>"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"table", "jsonl", "json", "csv", "markdown", "raw"})
        void neverReachesATerminal(String format) throws IOException {
            String file = trace(NASTY);
            for (String query : List.of("failed spans | select name", "failed spans | values name", "failed spans")) {
                Call call = onTerminal(100, "-M", "--format", format, "-e", query, file);
                assertEquals(0, call.status(), call.err());
                assertHarmless(call.out());
                assertTrue(call.out().contains("red"), call.out());
            }
        }

        @Test
        void tabsBetweenColumnsAreTheOnlyControlsOfTsv() throws IOException {
            assertHarmless(onTerminal(100, "-M", "--format", "tsv", "-e", "failed spans | select name, status", trace(NASTY)).out().replace('\t', ' '));
        }

        @Test
        void isKeptAsItIsOutsideOfATerminal() throws IOException {
            assertEquals(NASTY + "\n", tq("-r", "-e", NAMES, trace(NASTY)).out());
        }

        @Test
        void isHarmlessInMessages() throws IOException {
            assertHarmless(tq("-e", NAMES, "no\u001b[31msuch\u202e.json").err());
            assertHarmless(tq("-e", "spans where na\u001b[31mme = x", TRACE).err());
            assertHarmless(tq("-e", "spans where name = \"\u001b[31m\u202e\" and nmae = x", TRACE).err());
            assertHarmless(tq("-e", "spans where \"\u001b\" = 5", TRACE).err());
            assertHarmless(tq("--\u001b[31moption").err());
            assertHarmless(tq("-e", NAMES, "--format", "\u001b[31m", TRACE).err());
            assertHarmless(tq("run", "\u001b[31m").err());
            assertHarmless(tq("-e", NAMES, file("broken.json", "{\"\u001b[31m\": \u202e}")).err());
            assertHarmless(tq("-e", NAMES, file("twice.json", "{\"a\\u001b\": 1, \"a\\u001b\": 2}")).err());
        }
    }

    @Nested
    class Assertions {

        private static final String REFUND = "testdata/traces/question-refund.json";

        @Test
        void whatHoldsIsSilent() {
            Call call = tq("-e", "assert no orphan spans; assert count spans < 20 and any tool spans (not error); assert (spans | max duration) < 10s", REFUND);
            assertEquals(new Call(0, "", ""), call);
        }

        @Test
        void rowsThatBreakOneAreShown() {
            Call call = tq("-e", "assert no failed spans", REFUND);
            assertEquals(1, call.status());
            assertEquals("", call.out());
            assertTrue(call.err().startsWith("tq: assertion failed: no failed spans (1 row)\n{\"trace_id\":\"aaaa0001\",\"span_id\":\"s3\""), call.err());
        }

        @Test
        void eachPartIsHeldByItself() {
            Call call = tq("-e", "assert all tool spans (not error) and (spans | sum tokens.total) <= 1000 and no orphan spans else \"the gate\"", REFUND);
            assertEquals(1, call.status());
            assertTrue(call.err().startsWith("tq: assertion failed: the gate (1 row)\n"), call.err());
            assertTrue(call.err().endsWith("tq: assertion failed: the gate (found 6375)\n"), call.err());
        }

        @Test
        void queriesBesideThemAnswerAllTheSame() {
            Call call = tq("-e", "count spans; assert no spans where error; count tool spans", REFUND);
            assertEquals(1, call.status());
            assertEquals("11\n4\n", call.out());
        }

        @Test
        void aReadingThatMayNotBeMeantIsTold() {
            Call call = tq("-e", "assert no traces where error and no spans (error)", REFUND);
            assertEquals(0, call.status());
            assertEquals("tq: note: `no spans (error)` is read as a part of the `where` before it; for a second thing to hold write brackets: `assert no traces (…) and no spans (…)`\n", call.err());
        }

        @Test
        void aTraceThatIsNotThereIsTold() {
            assertEquals(new Call(2, "0\n", "tq: there is no trace @7; 1 is loaded, @1\n"), tq("-e", "from @7 spans | count", REFUND));
            assertEquals(new Call(0, "0\n", ""), tq("-e", "from @3 assessments | count", "testdata/traces/question-session.json"));
            assertEquals(new Call(0, "11\n", ""), tq("-e", "from @aaaa spans | count", REFUND));
            assertEquals(new Call(0, "11\n", ""), tq("-e", "from @question-refund.json spans | count", REFUND));
        }
    }

    @Nested
    class Drawings {

        private static final String REFUND = "testdata/traces/question-refund.json";

        @Test
        void aTreeIsDrawnWhereverItGoes() {
            assertTrue(tq("-e", "spans where depth > 1 | tree name", REFUND).out().endsWith("vector_search\n└─ embed_query\n"), () -> tq("-e", "spans where depth > 1 | tree name", REFUND).out());
            assertEquals("{\"depth\":0,\"name\":\"vector_search\"}\n{\"depth\":1,\"name\":\"embed_query\"}\n", tq("--format", "jsonl", "-e", "spans where depth > 1 | tree name", REFUND).out());
        }

        @Test
        void formatsDrawWholeSpans() {
            assertTrue(onTerminal(100, "--format", "tree", "-e", "spans", REFUND).out().contains("│     └─ embed_query      \u001b[94mEMBEDDING"), () -> onTerminal(100, "--format", "tree", "-e", "spans", REFUND).out());
            assertTrue(onTerminal(100, "--format", "timeline", "-e", "tool spans", REFUND).out().contains("█"));
            assertEquals(3, tq("--format", "tree", "-e", "traces", REFUND).status());
        }
    }
}
