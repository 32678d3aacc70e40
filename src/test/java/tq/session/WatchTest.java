package tq.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tq.render.Theme;
import tq.run.Stop;

/** {@code :watch}: the last query is answered anew when the files change. */
class WatchTest {

    private static final Path REFUND = Path.of("testdata/traces/question-refund.json");
    private static final Path BOOKING = Path.of("testdata/traces/booking-error.traces-get.json");

    @TempDir
    Path folder;

    private Session opened(Path file) {
        Session session = new Session(() -> new Screen(100, true, Theme.NONE), new Settings(), InputStream.nullInputStream(), Runnable::run);
        session.load(List.of(file.toString()));
        return session;
    }

    @Test
    void theLastQueryIsAnsweredAnewWhenAFileChanges() throws Exception {
        Path file = Files.copy(REFUND, folder.resolve("trace.json"));
        Session session = opened(file);
        session.enter("count spans");
        Answer first = session.enter(":watch");
        assertEquals(Answer.Outcome.WATCH, first.outcome());
        assertEquals("11\nwatching; Ctrl-C ends it\n", first.text());
        ExecutorService other = Executors.newSingleThreadExecutor();
        Future<Answer> next = other.submit(session::awaitChange);
        Files.copy(BOOKING, file, StandardCopyOption.REPLACE_EXISTING);
        Answer changed = next.get(20, TimeUnit.SECONDS);
        other.shutdown();
        assertEquals("6\nwatching; Ctrl-C ends it\n", changed.text());
        assertEquals(Answer.Outcome.WATCH, changed.outcome());
    }

    @Test
    void aFileThatIsBrokenForAWhileEndsNothing() throws Exception {
        Path file = Files.copy(REFUND, folder.resolve("trace.json"));
        Session session = opened(file);
        session.enter("count spans");
        session.enter(":watch");
        Files.writeString(file, "{\"broken");
        Answer broken = session.enter(":watch");
        assertEquals(Answer.Outcome.WATCH, broken.outcome());
        assertTrue(broken.text().contains("what was loaded before stays"), broken.text());
        assertEquals("11\n", session.enter("count spans").text());
    }

    @Test
    void stopEndsIt() throws Exception {
        Session session = opened(REFUND);
        session.enter(":watch");
        Answer[] answer = new Answer[1];
        Thread thread = new Thread(() -> answer[0] = session.awaitChange());
        thread.start();
        Stop.ask(thread);
        thread.join(20_000);
        assertFalse(thread.isAlive());
        assertEquals(Answer.Outcome.STOPPED, answer[0].outcome());
    }

    @Test
    void nothingLoadedIsNothingToWatch() {
        Session session = new Session(() -> new Screen(100, true, Theme.NONE), new Settings(), InputStream.nullInputStream(), Runnable::run);
        assertEquals(Answer.Outcome.FAILED, session.enter(":watch").outcome());
        assertEquals(Answer.Outcome.FAILED, session.enter(":watch no-such-file.json").outcome());
    }
}
