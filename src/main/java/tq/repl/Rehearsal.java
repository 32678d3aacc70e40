package tq.repl;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.impl.LineDisciplineTerminal;
import tq.session.Session;

/** A short session that no one sees, so that its classes come into the class-data archive. */
public final class Rehearsal {

    private static final String KEYS = "spans where type=\t\u0015failed spans | select name\r:tree\rquit\r";

    private Rehearsal() {
    }

    /** Types a few keys at a terminal in memory, and looks for the one of the process. */
    public static void run(Session session, String file) throws Exception {
        Path folder = Files.createTempDirectory("tq");
        Path history = folder.resolve("history");
        try (Terminal own = TerminalBuilder.builder().system(true).dumb(true).build();
                LineDisciplineTerminal terminal = new LineDisciplineTerminal("rehearsal", "xterm", OutputStream.nullOutputStream(), StandardCharsets.UTF_8)) {
            own.getSize();
            terminal.setSize(new Size(120, 40));
            terminal.processInputBytes(KEYS.getBytes(StandardCharsets.UTF_8));
            Repl.run(terminal, session, List.of(file), Map.of(), history);
        } finally {
            Files.deleteIfExists(history);
            Files.delete(folder);
        }
    }
}
