package tq.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The interactive mode as a person drives it, at a terminal; see also the screens of {@link ScreensIT}. */
@Tag("launcher")
class TerminalIT {

    private static final String REFUND = "testdata/traces/question-refund.json";

    @TempDir
    Path home;

    private Tmux open(String words) throws IOException, InterruptedException {
        return open(Map.of(), words);
    }

    private Tmux open(Map<String, String> environment, String words) throws IOException, InterruptedException {
        return Tmux.tq(100, 40, home, environment, words).awaitPrompt();
    }

    private Path history() {
        return home.resolve(".local/state/tq/history");
    }

    /** The entries that are kept, without the time of each. */
    private List<String> kept() throws IOException {
        return Files.readAllLines(history()).stream().map(line -> line.substring(line.indexOf(':') + 1)).toList();
    }

    private static void awaitKept(Path file, String text) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!Files.readString(file).contains(text) && System.nanoTime() < end) {
            Thread.sleep(20);
        }
        assertTrue(Files.readString(file).contains(text), text);
    }

    @Test
    void thePromptTellsWhatIsAsked() throws Exception {
        try (Tmux tmux = open(REFUND + " testdata/traces/booking-error.traces-get.json")) {
            tmux.await("2 files>");
            tmux.ask(":use 2", "2 files@2>");
            tmux.ask(":load " + REFUND, "question-refund.json>");
        }
        try (Tmux tmux = open("")) {
            tmux.await("tq>").ask("count spans", "nothing is loaded: :load FILE");
        }
    }

    @Test
    void theFirstTimeThreeLinesSayWhatToKnowAndNeverAgain() throws Exception {
        try (Tmux tmux = open(REFUND)) {
            assertTrue(tmux.screen().contains("""
                    TAB shows what may come next, and the values that occur in your traces.
                    :help shows the language and the commands. Ctrl-C stops a query, Ctrl-D leaves.
                    """), tmux.screen());
        }
        try (Tmux tmux = open(REFUND)) {
            assertFalse(tmux.screen().contains("TAB shows"), tmux.screen());
        }
    }

    @Test
    void wordsAreColouredAndMisspeltNamesUnderlinedBeforeEnter() throws Exception {
        try (Tmux tmux = open(REFUND)) {
            tmux.type("spans where durration > 2 and name = \"x\"").await("\"x\"");
            String shown = tmux.coloured();
            assertTrue(shown.contains("\u001b[94mwhere"), shown);
            assertTrue(shown.matches("(?s).*\u001b\\[4m\u001b\\[31mdurration.*|.*\u001b\\[31;4mdurration.*|.*\u001b\\[4;31mdurration.*|.*\u001b\\[31m\u001b\\[4mdurration.*"), shown);
            assertTrue(shown.contains("\u001b[32m\"x\""), shown);
            tmux.press("C-c").awaitPrompt().type("spans where duration > 2").await("> 2");
            assertFalse(tmux.coloured().lines().reduce((first, last) -> last.isBlank() ? first : last).orElse("").contains("[4m"), "nothing is misspelt");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"NO_COLOR=1 ", "--color never", "-M", "--set theme=none", "--plain"})
    void coloursCanBeForbidden(String how) throws Exception {
        Map<String, String> environment = how.startsWith("NO_COLOR") ? Map.of("NO_COLOR", "1") : Map.of();
        try (Tmux tmux = open(environment, (how.startsWith("NO_COLOR") ? "" : how) + " " + REFUND)) {
            tmux.ask("failed spans", "TimeoutError").ask(":timeline", "summarize").type("spans where type=").press("Tab").await("CHAT_MODEL");
            assertFalse(tmux.coloured().matches("(?s).*\u001b\\[([0-9;]*;)?(3[0-7]|9[0-7]|4[0-7])[;m].*"), tmux.coloured());
        }
    }

    @Test
    void aThemeCanBeChosenAtRunTime() throws Exception {
        try (Tmux tmux = open("--color always " + REFUND)) {
            assertTrue(treeIn(tmux, "dark").contains("\u001b[96mTOOL"), tmux.coloured());
            assertTrue(treeIn(tmux, "light").contains("\u001b[36mTOOL"), tmux.coloured());
            assertFalse(treeIn(tmux, "none").contains("mTOOL"), tmux.coloured());
        }
    }

    private static String treeIn(Tmux tmux, String theme) throws IOException, InterruptedException {
        tmux.type(":set theme " + theme).press("Enter").settled();
        tmux.press("C-l").await("an empty screen", screen -> !screen.contains("theme")).ask(":tree", "summarize").settled();
        return tmux.coloured();
    }

    @Test
    void ghostTextFromHistoryIsTakenWithTheArrow() throws Exception {
        try (Tmux tmux = open(REFUND)) {
            tmux.ask("count failed spans", "1\n").type("cou").await("count failed spans\n", screen -> screen.stripTrailing().endsWith("count failed spans"));
            tmux.press("Right").type(" ").press("Enter").await("answered", screen -> screen.split("count failed spans\n1\n", -1).length == 3);
        }
    }

    @Test
    void aHintSaysWhatAWordIs() throws Exception {
        try (Tmux tmux = open(REFUND)) {
            tmux.type("spans where duration").await("a duration (200ms, 2s, 1m30s): from start to end");
            tmux.press("C-u").type("spans | top 3 by").await("top 5 by duration");
            tmux.press("C-u").type(":tim").press("C-u").ask(":set hints off", ">").type("spans where duration");
            assertFalse(tmux.settled().contains("from start to end\n>") || tmux.settled().stripTrailing().endsWith("from start to end"), tmux.screen());
        }
    }

    @Test
    void tabTabChoosesFromTheList() throws Exception {
        try (Tmux tmux = open(REFUND)) {
            tmux.type("spans where type=").press("Tab").await("CHAT_MODEL").press("Tab", "Tab").await("type=LLM").press("Enter").await("type=LLM\n").press("Enter");
            tmux.await("answered", screen -> screen.contains("summarize") && screen.contains("plan_action"));
        }
    }

    @Test
    void historyIsForTheUserAloneAndHasNoSecretsAndNoDoubles() throws Exception {
        try (Tmux tmux = open(REFUND)) {
            tmux.ask("count spans", "11").ask("count spans", "11\n").ask("count traces", "1\n");
            tmux.ask("spans where name = \"password=hunter2\"", "message").ask("spans where inputs ~ \"sk-abcdefghijklmnop1234\"", "message").ask("traces | values name", "support");
            tmux.leave();
        }
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(history())));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(history().getParent())));
        assertEquals(List.of("count spans", "count traces", "traces | values name"), kept());
    }

    @Test
    void aHistoryThatOthersCouldReadIsClosedToThem() throws Exception {
        Files.createDirectories(history().getParent());
        Files.writeString(history(), "");
        Files.setPosixFilePermissions(history(), PosixFilePermissions.fromString("rw-r--r--"));
        try (Tmux tmux = open(REFUND)) {
            tmux.ask("count spans", "11").leave();
        }
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(history())));
    }

    @Test
    void earlierEntriesAreFoundByTheirBeginningAndByAnyPart() throws Exception {
        try (Tmux tmux = open(REFUND)) {
            tmux.ask("count spans", "11").ask("spans | count by type", "GUARDRAIL").ask("count traces", "1\n").ask("failed spans", "TimeoutError");
            tmux.press("C-l").awaitPrompt().type("count").press("Up").await("count traces").press("Up").await("count spans");
            tmux.press("Down").await("count traces").press("Down").type(" spans").await("what was typed goes on", screen -> screen.contains("> count spans\n"));
            tmux.press("C-u", "C-r").type("by ty").await("bck-i-search", screen -> screen.contains("spans | count by type")).press("Enter").await("GUARDRAIL");
        }
    }

    @Test
    void anEntryOfSeveralLinesStaysOne() throws Exception {
        try (Tmux tmux = open(REFUND)) {
            tmux.type("spans |").press("Enter").await("the query goes on here").ask("count", "11").leave();
        }
        assertEquals(1, kept().size(), "entries");
        try (Tmux tmux = open(REFUND)) {
            tmux.press("Up").await("spans |").press("Enter").await("11");
        }
    }

    @Test
    void twoAtOnceKeepWhatBothWereAsked() throws Exception {
        try (Tmux one = open(REFUND); Tmux other = open(REFUND)) {
            one.ask("count spans", "11");
            other.ask("count traces", "1\n");
            one.ask("count llm spans", "3\n");
            other.ask("count tool spans", "4\n");
            one.leave();
            other.leave();
        }
        assertEquals(Set.of("count spans", "count traces", "count llm spans", "count tool spans"), Set.copyOf(kept()));
        assertEquals(4, kept().size());
    }

    @Test
    void controlCClearsTheLineAndKeepsIt() throws Exception {
        try (Tmux tmux = open(REFUND)) {
            tmux.type("spans where name").await("name").press("C-c").awaitPrompt();
            tmux.press("Up").await("kept", screen -> screen.stripTrailing().lines().filter(line -> line.endsWith("spans where name")).count() == 2 || screen.contains("a text"));
            tmux.press("C-u").ask("count spans", "11");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "spans | jq \"[range(0;infinite)]\"",
        "spans | jq \"def f: f; [recurse(.)] | f\"",
        "spans | jq \"last(repeat(1))\"",
        "pairs(spans, spans) as a, b where a.duration < b.duration and a.name ~ \"(x+x+)+y\" | pairs(_, _) as c, d",
    })
    void controlCStopsAQueryAndTheNextIsRight(String query) throws Exception {
        try (Tmux tmux = open(REFUND)) {
            tmux.type(query).press("Enter");
            Thread.sleep(1_000);
            tmux.press("C-c").awaitPrompt().ask("count spans", "11");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"exit", "quit", ":quit", ":q", "exit;"})
    void leaving(String word) throws Exception {
        try (Tmux tmux = open(REFUND)) {
            tmux.type(word).press("Enter").awaitEnd();
        }
    }

    @Test
    void controlDLeavesOnAnEmptyLineOnly() throws Exception {
        try (Tmux tmux = open(REFUND)) {
            tmux.type("count spansx").press("Left", "C-d").await("x is gone", screen -> screen.contains("count spans\n") || screen.stripTrailing().endsWith("count spans")).press("Enter").await("11");
            tmux.leave();
        }
    }

    @Test
    void keysOfEmacsUndoAndKillRing() throws Exception {
        try (Tmux tmux = open(REFUND)) {
            tmux.type("count spans").press("C-w").await("> count", screen -> screen.contains("> count\n") || screen.stripTrailing().endsWith("> count"));
            tmux.press("C-y").await("count spans").press("C-a").type("x").await("xcount").press("C-_").await("> count spans");
            tmux.press("C-e", "C-k", "C-u").awaitPrompt().press("C-y").await("> count spans").press("Enter").await("11");
        }
    }

    @Test
    void keysOfVi() throws Exception {
        try (Tmux tmux = open("--set editing=vi " + REFUND)) {
            tmux.type("count spansx").press("Escape");
            Thread.sleep(700);
            tmux.type("x").await("x is gone", screen -> !screen.contains("spansx")).type("0").type("cw");
            tmux.type("count").press("Enter").await("11");
        }
    }

    @Test
    void keysOfTheInputrc() throws Exception {
        Files.writeString(home.resolve(".inputrc"), "\"\\C-g\": \"count spans\"\nset editing-mode vi\n");
        try (Tmux tmux = open(REFUND)) {
            tmux.type("abc").press("Escape");
            Thread.sleep(700);
            tmux.type("dd").awaitPrompt().type("icount spans").press("Enter").await("11");
        }
        Files.writeString(home.resolve(".inputrc"), "\"\\C-g\": \"count spans\"\n");
        try (Tmux tmux = open(REFUND)) {
            tmux.press("C-g").await("count spans").press("Enter").await("11");
        }
    }

    @Test
    void whatIsPastedWaitsForEnter() throws Exception {
        try (Tmux tmux = open(REFUND)) {
            tmux.paste("count spans\n| limit 1\n").await("| limit 1");
            assertFalse(tmux.settled().contains("\n11\n"), tmux.screen());
            tmux.press("Enter").await("\n11\n");
        }
    }

    @Test
    void anEditorOfOnesOwn() throws Exception {
        Path editor = home.resolve("editor");
        Files.writeString(editor, "#!/bin/sh\necho 'count spans |' > \"$1\"\necho ' limit 1' >> \"$1\"\n");
        assertTrue(editor.toFile().setExecutable(true));
        try (Tmux tmux = open(Map.of("EDITOR", editor.toString()), REFUND)) {
            tmux.ask("count traces", "1\n").type(":edit").press("Enter").await("limit 1").press("Enter").await("11");
        }
    }

    @Test
    void longResultsAreReadInPagesUnlessThatIsOff() throws Exception {
        try (Tmux tmux = Tmux.tq(80, 12, home, Map.of(), REFUND).awaitPrompt()) {
            tmux.type("spans | select name, duration").press("Enter").await("q leaves").press("Space").await("summarize").press("q").awaitPrompt();
            tmux.type(":set pager off").press("Enter").ask("spans | select name", "summarize").awaitPrompt();
            assertFalse(tmux.screen().contains("q leaves"), tmux.screen());
        }
    }

    @Test
    void controlCLeavesThePagesAndNotTheProgram() throws Exception {
        try (Tmux tmux = Tmux.tq(80, 12, home, Map.of(), REFUND).awaitPrompt()) {
            tmux.type(":help").press("Enter").await("q leaves").press("C-c").awaitPrompt().ask("count spans", "11\n");
        }
    }

    @Test
    void aLongListIsCutToTheScreenAndSwallowsNoKey() throws Exception {
        try (Tmux tmux = Tmux.tq(80, 24, home, Map.of(), REFUND).awaitPrompt()) {
            tmux.type("spans | ").press("Tab").await("select").type("count").press("Enter").await("11\n");
            for (String begin : new String[] {"", "spans where ", "spans | sort ", "traces | select ", ":", ":help ", "failed "}) {
                tmux.type(begin).press("Tab");
                assertFalse(tmux.settled().contains("do you wish"), tmux.screen());
                tmux.press("C-c").awaitPrompt();
            }
        }
    }

    @Test
    void aPagerOfOnesOwn() throws Exception {
        try (Tmux tmux = Tmux.tq(80, 12, home, Map.of("TQ_PAGER", "sed s/^/my-pager:/"), REFUND).awaitPrompt()) {
            tmux.ask("spans | select name", "my-pager:summarize").awaitPrompt().ask("count spans", "11\n");
        }
    }

    @Test
    void theTerminalMayChangeItsSizeWhileEditingAndPaging() throws Exception {
        try (Tmux tmux = Tmux.tq(100, 30, home, Map.of(), REFUND).awaitPrompt()) {
            tmux.type("spans where duration > 1s | select name, type, duration").resize(40, 30);
            tmux.await("folded", screen -> screen.contains("select"));
            tmux.press("C-a", "C-e").type(" | sort duration").press("Enter").await("customer").awaitPrompt();
            tmux.resize(100, 30).ask(":timeline", "summarize").awaitPrompt();
            tmux.resize(60, 8).type("spans | select name").press("Enter").await("q leaves").resize(90, 10).press("Space").await("summarize").press("q").awaitPrompt();
            tmux.ask("count spans", "11\n");
        }
    }

    @Test
    void wideCharactersAreEditedWhereTheyStand() throws Exception {
        try (Tmux tmux = open(REFUND)) {
            tmux.type("spans where name = \"検索🚀x\"").press("Left", "Left", "BSpace").type("語").await("\"検索語x\"").press("Enter").awaitPrompt();
            tmux.press("Up").await("\"検索語x\"").press("C-u").ask("traces | select \"日本\" as a, name as b", "日本  ");
        }
    }

    @Test
    void nothingLeadsOutOfSafeMode() throws Exception {
        try (Tmux tmux = open(Map.of("EDITOR", "touch " + home.resolve("escaped"), "TQ_PAGER", "touch " + home.resolve("escaped")), "--safe " + REFUND)) {
            tmux.ask(":set safe off", "cannot be turned off").ask(":output " + home.resolve("out"), "no files are written").ask("count spans", "11");
            tmux.ask(":save mine", "no files are written").ask(":edit", "no programs are started");
            tmux.type(":set limit off").press("Enter").type("spans | select name, id, offset").press("Enter").await("summarize");
        }
        assertFalse(Files.exists(home.resolve("escaped")) || Files.exists(home.resolve("out")));
    }

    @Test
    void aLongLoadTellsHowFarItIs() throws Exception {
        Path large = home.resolve("large.jsonl");
        String line = Files.readString(Path.of(REFUND)).replaceAll("\\s*\\n\\s*", " ").strip();
        try (BufferedWriter out = Files.newBufferedWriter(large)) {
            for (int i = 0; i < 12_000; i++) {
                out.write(line.replaceAll("tr-[0-9a-f]+", String.format("tr-%032x", i)) + "\n");
            }
        }
        try (Tmux tmux = Tmux.tq(100, 40, home, Map.of(), large.toString())) {
            tmux.await("reading: ").awaitPrompt();
            assertFalse(tmux.screen().contains("reading: "), tmux.screen());
        }
    }

    @Test
    void watchedFilesAreReadAgain() throws Exception {
        Path file = Files.copy(Path.of(REFUND), home.resolve("trace.json"));
        try (Tmux tmux = open(file.toString())) {
            tmux.ask("count spans", "11").ask(":watch", "watching; Ctrl-C ends it");
            Files.copy(Path.of("testdata/traces/booking-error.traces-get.json"), file, StandardCopyOption.REPLACE_EXISTING);
            tmux.await("6\nwatching; Ctrl-C ends it").press("C-c").awaitPrompt().ask("count traces", "1\n");
        }
    }
}
