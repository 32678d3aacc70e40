package tq.repl;

import java.io.ByteArrayInputStream;
import java.io.IOError;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.jline.builtins.Less;
import org.jline.builtins.Source;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.Terminal.SignalHandler;
import tq.session.Session;
import tq.session.Setting;

/** Shows an answer: at once where it fits on the screen, else one page at a time. */
final class Pages {

    private final Terminal terminal;
    private final Session session;
    private final Map<String, String> environment;

    Pages(Terminal terminal, Session session, Map<String, String> environment) {
        this.terminal = terminal;
        this.session = session;
        this.environment = environment;
    }

    void show(String text) throws IOException, InterruptedException {
        long lines = text.lines().count();
        boolean paged = session.setting(Setting.PAGER).equals("on") && terminal.getHeight() > 2 && lines > terminal.getHeight() - 2 && !terminal.getType().startsWith("dumb");
        if (!paged) {
            terminal.writer().print(text);
            terminal.writer().flush();
            return;
        }
        String program = environment.getOrDefault("TQ_PAGER", environment.getOrDefault("PAGER", ""));
        if (!program.isBlank() && session.setting(Setting.SAFE).equals("off")) {
            Programs.feed(program, text, terminal);
        } else {
            less(text);
        }
    }

    private void less(String text) throws IOException {
        Less less = new Less(terminal, Path.of(""));
        Thread reading = Thread.currentThread();
        SignalHandler before = terminal.handle(Signal.INT, signal -> reading.interrupt()); // else it would end the whole process
        try {
            less.run(source(text));
        } catch (InterruptedException | InterruptedIOException e) {
            Thread.interrupted(); // Ctrl-C leaves the pages
        } catch (IOError e) {
            if (!(e.getCause() instanceof InterruptedIOException)) {
                throw e;
            }
            Thread.interrupted(); // likewise, while it waits for a key
        } finally {
            terminal.handle(Signal.INT, before);
        }
    }

    private static Source source(String text) {
        return new Source() {
            @Override
            public String getName() {
                return "q leaves, / searches, h helps";
            }

            @Override
            public InputStream read() {
                return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
            }

            @Override
            public Long lines() {
                return text.lines().count();
            }
        };
    }
}
