package tq.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tq.render.Theme;
import tq.repl.Rehearsal;
import tq.session.Screen;
import tq.session.Session;
import tq.session.Settings;

/**
 * The runs whose classes go into the class-data archive; {@code tq --make-archive} starts it.
 *
 * <p>The only argument is a folder with a file {@code runs} and the inputs that it names. In {@code runs}, an argument stands
 * on a line of its own, an empty line ends a run, {@code #} starts a comment, and {@code %/} is the folder.
 */
public final class Training {

    private static final int TERMINAL_COLUMNS = 120;

    private Training() {
    }

    /** Runs all and fails where one does; what it prints goes nowhere. */
    public static void main(String[] arguments) throws Exception {
        WarmUp.start();
        Path folder = Path.of(arguments[0]);
        for (String[] run : runs(folder)) {
            Console console = new Console(InputStream.nullInputStream(), OutputStream.nullOutputStream(), System.err, Optional.empty(), false);
            int status = Main.runInDepth(run, console, Map.of());
            if (status != ExitCode.OK) {
                throw new IllegalStateException("status " + status + " of training run " + Arrays.toString(run));
            }
        }
        Session session = new Session(() -> new Screen(TERMINAL_COLUMNS, true, Theme.STANDARD), new Settings(), InputStream.nullInputStream(), Runnable::run);
        Rehearsal.run(session, folder.resolve("trace.json").toString());
        Thread.sleep(200); // the warm-up thread's classes are wanted too
    }

    private static List<String[]> runs(Path folder) throws IOException {
        List<String[]> runs = new ArrayList<>();
        List<String> run = new ArrayList<>();
        List<String> lines = new ArrayList<>(Files.readAllLines(folder.resolve("runs")));
        lines.add("");
        for (String line : lines) {
            if (!line.isEmpty() && !line.startsWith("#")) {
                run.add(line.replace("%/", folder + "/"));
            } else if (line.isEmpty() && !run.isEmpty()) {
                runs.add(run.toArray(String[]::new));
                run.clear();
            }
        }
        return runs;
    }
}
