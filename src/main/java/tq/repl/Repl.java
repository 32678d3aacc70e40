package tq.repl;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntSupplier;
import org.jline.reader.EndOfFileException;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import tq.session.Answer;
import tq.session.Session;
import tq.text.DisplayWidth;
import tq.text.TerminalText;

/** The interactive mode: reads entries from a terminal and shows the answers. */
public final class Repl {

    private static final String FIRST_TIME = """
            TAB shows what may come next, and the values that occur in your traces.
            :help shows the language and the commands. Ctrl-C stops a query, Ctrl-D leaves.
            What you enter is kept for the next time in %s. This is said only once.
            """;

    /** On a narrow screen the prompt takes no more columns. */
    private static final int MOST_CONTEXT = 10;

    static {
        System.setProperty("org.jline.utils.disableAlternateCharset", "true"); // a line is U+2500, and not q in another character set
    }

    private final Terminal terminal;
    private final Session session;
    private final Map<String, String> environment;
    private final Path history;
    private final boolean isFirst;
    private final EntryReader reader;
    private final Worker worker;
    private final Pages pages;

    private Repl(Terminal terminal, Session session, Map<String, String> environment, Path history) {
        this.terminal = terminal;
        this.session = session;
        this.environment = environment;
        this.worker = new Worker(terminal);
        this.pages = new Pages(terminal, session, environment);
        this.history = history;
        this.isFirst = Files.notExists(history);
        this.reader = new EntryReader(terminal, session);
        reader.keepHistory(history);
        reader.readInputrc(Path.of(environment.getOrDefault("INPUTRC", System.getProperty("user.home") + "/.inputrc")));
        session.remember(this::entries);
        session.tell(new LoadProgress(terminal));
    }

    /**
     * Reads entries from the process's own terminal until the user leaves.
     *
     * @param sessions opens the session, given what tells the columns of the terminal; 0 where it does not know them
     * @param files to load first; may be empty
     * @param history where entries are kept
     */
    public static void run(Charset encoding, Function<IntSupplier, Session> sessions, List<String> files, Map<String, String> environment, Path history) throws Exception {
        try (Terminal terminal = TerminalBuilder.builder().name("tq").system(true).dumb(true).encoding(encoding).nativeSignals(true).build()) {
            run(terminal, sessions.apply(terminal::getWidth), files, environment, history);
        }
    }

    static void run(Terminal terminal, Session session, List<String> files, Map<String, String> environment, Path history) throws Exception {
        Repl repl = new Repl(terminal, session, environment, history);
        repl.greet(files);
        repl.converse();
    }

    private void greet(List<String> files) throws Exception {
        if (!files.isEmpty()) {
            show(worker.run(() -> session.load(files), stopped(), stopped(), full()));
        }
        terminal.writer().print(worker.run(session::greet, stopped(), stopped(), full()).text());
        if (isFirst) {
            terminal.writer().print(String.format(FIRST_TIME, TerminalText.oneLine(history.toString())));
        }
    }

    private static Answer stopped() {
        return new Answer("stopped\n", Answer.Outcome.STOPPED, Optional.empty());
    }

    private static Answer abandoned() {
        return new Answer("stopped; the query could not be ended at once and goes on in the background until it has\n", Answer.Outcome.STOPPED, Optional.empty());
    }

    private static Answer full() {
        return new Answer("tq: stopped: that needs more memory than there is; start with more, as with TQ_JAVA_OPTS=-Xmx8g\n", Answer.Outcome.FAILED, Optional.empty());
    }

    private void converse() throws Exception {
        String begin = "";
        while (true) {
            String entry;
            try {
                reader.settle();
                entry = reader.readLine(prompt(), null, (Character) null, begin);
                begin = "";
            } catch (UserInterruptException e) {
                keep(e.getPartialLine());
                continue;
            } catch (EndOfFileException e) {
                return;
            }
            Answer answer = worker.run(() -> session.enter(entry), stopped(), abandoned(), full());
            show(answer);
            while (answer.outcome() == Answer.Outcome.WATCH) {
                answer = worker.run(session::awaitChange, stopped(), stopped(), full());
                show(answer);
            }
            if (answer.outcome() == Answer.Outcome.LEAVE) {
                return;
            }
            if (answer.outcome() == Answer.Outcome.EDIT) {
                begin = Programs.edit(answer.line().orElse(""), environment, terminal).orElse("");
            }
        }
    }

    /** A line that was given up can be had again by going back. */
    private void keep(String line) {
        if (line != null && !line.isBlank()) {
            reader.getHistory().add(line);
        }
    }

    private String prompt() {
        String context = session.context();
        boolean fits = !context.isEmpty() && DisplayWidth.of(context) < Math.max(MOST_CONTEXT, terminal.getWidth() / 3);
        return (fits ? context.replace("%", "%%") : "tq") + "> "; // to JLine, a lone % is a pattern
    }

    private void show(Answer answer) throws IOException, InterruptedException {
        if (!answer.text().isEmpty()) {
            pages.show(answer.text());
        }
    }

    /** What was asked in this and earlier sessions, the last one last. */
    private List<String> entries() {
        List<String> lines = new ArrayList<>();
        reader.getHistory().forEach(entry -> lines.add(entry.line()));
        return lines;
    }
}
