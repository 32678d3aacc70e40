package tq.repl;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** A person at a terminal: {@code target/tq} in a tmux of its own, with keys typed and the screen read. */
final class Tmux implements AutoCloseable {

    static final Path LAUNCHER = Path.of(System.getProperty("tq.launcher", "target/tq")).toAbsolutePath();
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

    /** tmux tells the program only after a while that its window has another size. */
    private static final long RESIZED_MILLIS = 700;

    private final String socket = "tq-test-" + ProcessHandle.current().pid() + "-" + NUMBER.incrementAndGet();

    /**
     * Starts a command of a shell.
     *
     * @param home takes the place of the user's own, and of the folders for state and configuration
     * @param environment besides; UTF-8 unless it says otherwise
     */
    Tmux(int columns, int rows, Path home, Map<String, String> environment, String command) throws IOException, InterruptedException {
        boolean there = new ProcessBuilder("sh", "-c", "command -v tmux").redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
        assumeTrue(there || System.getenv("CI") != null, "tmux is not installed");
        StringBuilder line = new StringBuilder("trap : INT; env -u NO_COLOR -u TQ_PAGER -u PAGER -u INPUTRC -u XDG_CONFIG_HOME -u XDG_STATE_HOME -u LC_ALL LC_ALL=C.UTF-8 HOME=" + quoted(home.toString()));
        environment.forEach((name, value) -> line.append(' ').append(name).append('=').append(quoted(value)));
        line.append(" JAVA_HOME=").append(quoted(System.getProperty("java.home"))).append(" TQ_JAVA_OPTS=").append(quoted("-Duser.home=" + home)).append(' ').append(command).append("; echo \"left with $?\"; exec cat");
        tmux("-f", "/dev/null", "-u", "new-session", "-d", "-x", String.valueOf(columns), "-y", String.valueOf(rows), line.toString(), ";", "set-option", "-g", "status", "off", ";", "set-option", "-s", "escape-time", "20");
    }

    /** tq itself with those words behind it. */
    static Tmux tq(int columns, int rows, Path home, Map<String, String> environment, String words) throws IOException, InterruptedException {
        return new Tmux(columns, rows, home, environment, LAUNCHER + " " + words);
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    private String tmux(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("tmux", "-L", socket));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        process.getOutputStream().close();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Types characters. */
    Tmux type(String text) throws IOException, InterruptedException {
        tmux("send-keys", "-l", "--", text.endsWith(";") ? text.substring(0, text.length() - 1) + "\\;" : text); // else it would end tmux's command
        return this;
    }

    /** Presses keys by their names: {@code Tab}, {@code C-c}, {@code Up}. */
    Tmux press(String... keys) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("send-keys"));
        words.addAll(List.of(keys));
        tmux(words.toArray(String[]::new));
        return this;
    }

    /** Types a line and waits until it is answered by something that has that text. */
    Tmux ask(String line, String answer) throws IOException, InterruptedException {
        type(line).press("Enter");
        return await(answer);
    }

    /** Pastes as a terminal does that marks what is pasted. */
    Tmux paste(String text) throws IOException, InterruptedException {
        tmux("set-buffer", "--", text);
        tmux("paste-buffer", "-p");
        return this;
    }

    Tmux resize(int columns, int rows) throws IOException, InterruptedException {
        tmux("resize-window", "-x", String.valueOf(columns), "-y", String.valueOf(rows));
        Thread.sleep(RESIZED_MILLIS);
        return this;
    }

    /** What is on the screen, without blanks at the ends of lines and empty lines at the end. */
    String screen() throws IOException, InterruptedException {
        return tmux("capture-pane", "-p").lines().map(String::stripTrailing).reduce("", (all, line) -> all + line + "\n").stripTrailing() + "\n";
    }

    /** The same with its colours. */
    String coloured() throws IOException, InterruptedException {
        return tmux("capture-pane", "-p", "-e");
    }

    /** All that was ever shown. */
    String everything() throws IOException, InterruptedException {
        return tmux("capture-pane", "-p", "-S", "-", "-J");
    }

    /** Waits until that text is on the screen. */
    Tmux await(String text) throws IOException, InterruptedException {
        return await(text, screen -> screen.contains(text));
    }

    /** Waits until the screen is as wanted. */
    Tmux await(String what, Predicate<String> wanted) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!wanted.test(screen())) {
            if (System.nanoTime() > end) {
                fail("not on the screen: " + what + "\n" + screen());
            }
            Thread.sleep(20);
        }
        return this;
    }

    /** Waits until an entry can be typed. */
    Tmux awaitPrompt() throws IOException, InterruptedException {
        return await("a prompt", screen -> screen.stripTrailing().endsWith(">"));
    }

    /** The screen once it no longer changes. */
    String settled() throws IOException, InterruptedException {
        String before = "";
        String now = screen();
        while (!now.equals(before)) {
            Thread.sleep(300);
            before = now;
            now = screen();
        }
        return now;
    }

    /** Leaves, and waits until the program has ended. */
    Tmux leave() throws IOException, InterruptedException {
        return awaitPrompt().press("C-d").awaitEnd();
    }

    /** Waits until the program has ended well. */
    Tmux awaitEnd() throws IOException, InterruptedException {
        return await("left with 0");
    }

    @Override
    public void close() throws IOException {
        try {
            tmux("kill-server");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
