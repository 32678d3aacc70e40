package tq.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tq.library.QueryLibrary;
import tq.render.Theme;
import tq.text.DisplayWidth;

/** All that help shows can be entered as it stands, and all that can be entered has help. */
class HelpTest {

    private static final String TRACES = "testdata/traces/";

    @TempDir
    Path folder;
    private Session session;
    private int width = 100;

    @BeforeEach
    void load() {
        session = new Session(() -> new Screen(width, true, Theme.NONE), new Settings(), InputStream.nullInputStream(), Runnable::run);
        session.load(List.of(TRACES + "question-refund.json"));
        session.keepQueriesIn(folder.resolve("queries"));
        QueryLibrary.lookFirstIn(List.of(folder.resolve("queries")));
        session.remember(() -> List.of("count spans"));
        session.enter("spans");
    }

    static Stream<Command> commands() {
        Session any = new Session(() -> new Screen(100, true, Theme.NONE), new Settings(), InputStream.nullInputStream(), Runnable::run);
        return any.commands().all().stream();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void theExampleOfACommandWorks(Command command) {
        String example = command.example().replace("traces/*.json", TRACES + "question-*.json");
        assertTrue(example.startsWith(":" + command.name()), example);
        Answer answer = session.enter(example);
        assertNotEquals(Answer.Outcome.FAILED, answer.outcome(), answer::text);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void eachCommandHasHelp(Command command) {
        String page = session.enter(":help :" + command.name()).text();
        assertTrue(page.startsWith(":" + command.name()) && page.contains(command.doc()), page);
        assertTrue(session.enter(":help").text().contains("  :" + command.name()), "the overview names it");
    }

    @Test
    void theExamplesOfTheOverviewWork() {
        List<String> examples = session.enter(":help").text().lines().filter(line -> line.startsWith("  ") && !line.startsWith("  :") && !line.startsWith("   ")).map(line -> line.strip().split(" {3,}")[0]).toList();
        assertTrue(examples.size() >= 5, examples::toString);
        for (String example : examples) {
            assertEquals(Answer.Outcome.DONE, session.enter(example).outcome(), () -> example + "\n" + session.enter(example).text());
        }
    }

    @Test
    void whatTheGreetingSuggestsWorks() {
        List<String> lines = session.greet().text().lines().toList();
        for (String suggestion : lines.subList(lines.indexOf("Try") + 1, lines.size())) {
            assertEquals(Answer.Outcome.DONE, session.enter(suggestion.strip()).outcome(), suggestion);
        }
    }

    @Test
    void everySettingAndEveryWordOfTheLanguageHasAPage() {
        for (Setting setting : Setting.values()) {
            assertFalse(session.enter(":help " + setting.word()).text().startsWith("there is nothing"), setting.word());
            assertTrue(session.enter(":set").text().contains("  " + setting.word() + " = "), setting.word());
        }
        for (String sign : List.of("_", "|", ".", ";")) {
            assertTrue(session.enter(":help " + sign).text().startsWith(sign) || sign.equals("."), sign);
        }
        for (String topic : session.words().topics()) {
            assertFalse(session.enter(":help " + topic).text().startsWith("there is nothing"), topic);
        }
    }

    @Test
    void pagesKeepToTheScreen() {
        for (int columns : new int[] {120, 80, 40, 20}) {
            width = columns;
            for (String entry : List.of(":help", ":set", ":help :run", ":help duration", ":help frob")) {
                session.enter(entry).text().lines().forEach(line -> assertTrue(DisplayWidth.of(line) <= columns, () -> entry + " at " + columns + ": " + line));
            }
            session.greet().text().lines().forEach(line -> assertTrue(DisplayWidth.of(line) <= columns, () -> "greeting at " + columns + ": " + line));
        }
    }
}
