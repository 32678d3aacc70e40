package tq.repl;

import java.util.Locale;
import org.jline.terminal.Terminal;
import tq.session.Loaded;

/** Tells on one line how far a long load is; the line is gone when something else is shown. */
final class LoadProgress implements Loaded.Progress {

    private static final long FIRST_MILLIS = 700;
    private static final long EVERY_MILLIS = 200;
    /** Goes to the beginning of the line, and clears it. */
    private static final String CLEARED = "\r\u001b[K";

    private final Terminal terminal;
    private long begun;
    private long told;

    LoadProgress(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void read(long traces, long spans) {
        long now = System.nanoTime() / 1_000_000;
        begun = traces <= 1 ? now : begun;
        boolean due = now - begun > FIRST_MILLIS && now - told > EVERY_MILLIS;
        if (due && !terminal.getType().startsWith("dumb")) {
            told = now;
            terminal.writer().print(CLEARED + String.format(Locale.ROOT, "reading: %,d traces, %,d spans (Ctrl-C stops)", traces, spans));
            terminal.flush();
        }
    }

    @Override
    public void done() {
        if (told > begun && begun > 0) {
            terminal.writer().print(CLEARED);
            terminal.flush();
        }
        told = 0;
    }
}
