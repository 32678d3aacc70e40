package tq.repl;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jline.builtins.ScreenTerminal;
import org.jline.terminal.Size;
import org.jline.terminal.impl.LineDisciplineTerminal;
import tq.library.QueryLibrary;
import tq.render.Theme;
import tq.session.Screen;
import tq.session.Session;
import tq.session.Settings;

/** The interactive mode in this process, on JLine's emulator of a screen: what is sent to the terminal, and what is seen then. */
final class EmulatedTerminal implements AutoCloseable {

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private final ScreenTerminal screen;
    private final LineDisciplineTerminal terminal;
    private final Thread thread;
    private volatile Exception failure;

    /** Starts a session about files, with all of its settings at their standard values but the pager's. */
    EmulatedTerminal(int columns, int rows, Path home, String... files) throws IOException {
        screen = new ScreenTerminal(columns, rows);
        terminal = new LineDisciplineTerminal("test", "xterm-256color", new OutputStream() {
            @Override
            public synchronized void write(int b) {
                sent.write(b);
            }
        }, StandardCharsets.UTF_8);
        terminal.setSize(new Size(columns, rows));
        Session session = new Session(() -> new Screen(columns, true, Theme.STANDARD), new Settings(), InputStream.nullInputStream(), Runnable::run);
        session.keepQueriesIn(home.resolve("queries"));
        QueryLibrary.lookFirstIn(List.of(home.resolve("queries")));
        thread = new Thread(null, () -> {
            try {
                Repl.run(terminal, session, List.of(files), Map.of("INPUTRC", "/dev/null"), home.resolve("state/history"));
            } catch (Exception e) {
                failure = e;
            }
        }, "repl", 64 << 20);
        thread.setDaemon(true);
        thread.start();
    }

    EmulatedTerminal type(String text) throws IOException {
        terminal.processInputBytes(text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** What was sent to the terminal so far. */
    String sent() {
        return sent.toString(StandardCharsets.UTF_8);
    }

    /** What is seen of it, a line a row. */
    String seen() throws InterruptedException {
        synchronized (screen) {
            screen.write("\u001b[2J\u001b[H" + sent());
            String html = screen.dump(0, true);
            String text = html.replaceAll("<[^>]*>", "").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").replace('\u00a0', ' ');
            return text.lines().map(String::stripTrailing).collect(Collectors.joining("\n"));
        }
    }

    EmulatedTerminal await(String what, Predicate<String> wanted) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!wanted.test(sent())) {
            if (System.nanoTime() > end || failure != null) {
                fail("not sent: " + what + "\n" + failure + "\n" + sent());
            }
            Thread.sleep(10);
        }
        return this;
    }

    /** Types a line, and waits until an answer and the next prompt have been sent. */
    EmulatedTerminal ask(String line) throws IOException, InterruptedException {
        Thread.sleep(50); // the prompt is there a little before the terminal no longer echoes what is typed
        int before = sent().length();
        type(line + "\r");
        return await("an answer to " + line, all -> all.length() > before && all.substring(before).lastIndexOf("\u001b[?2004h") > all.substring(before).indexOf("\u001b[?2004l"));
    }

    @Override
    public void close() throws IOException {
        terminal.close();
    }
}
