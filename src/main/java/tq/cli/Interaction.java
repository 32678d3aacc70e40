package tq.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntSupplier;
import tq.render.Theme;
import tq.repl.Repl;
import tq.session.Screen;
import tq.session.Session;
import tq.session.Setting;
import tq.session.Settings;
import tq.trace.CodeOf;

/** The interactive mode, wired to the process's terminal. */
final class Interaction {

    /** Of a terminal that does not tell how wide it is. */
    private static final int UNKNOWN_WIDTH = 80;

    private final Arguments arguments;
    private final Console console;
    private final Map<String, String> environment;
    private final Homes homes;
    private Optional<CodeOf> code = Optional.empty();

    Interaction(Arguments arguments, Console console, Map<String, String> environment) {
        this.arguments = arguments;
        this.console = console;
        this.environment = environment;
        this.homes = new Homes(environment);
    }

    int run(List<String> files) throws UsageException, IOException {
        boolean utf8 = OutputOptions.isUtf8(environment) && !arguments.has(Option.PLAIN);
        Settings settings = SettingSources.read(homes.config().resolve("config"), environment, arguments, console);
        Theme theme = OutputOptions.theme(environment);
        code = Inputs.code(arguments);
        if (!console.interactive()) {
            if (console.width().isEmpty() && OutputOptions.colorAskedFor(arguments).isEmpty()) {
                settings.set(Setting.THEME.word(), "none");
            }
            if (console.width().isEmpty() && settings.get(Setting.FORMAT).equals(Setting.FORMAT.standard())) {
                settings.set(Setting.FORMAT.word(), "jsonl"); // as everywhere where no one looks
            }
            return new Dictation(console).run(session(() -> console.width().orElse(0), utf8, theme, settings, InputStream.nullInputStream()), files);
        }
        Charset encoding = utf8 ? StandardCharsets.UTF_8 : StandardCharsets.US_ASCII;
        try {
            Repl.run(encoding, width -> session(width, utf8, theme, settings, console.in()), files, environment, homes.state().resolve("history"));
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return ExitCode.OK;
    }

    private Session session(IntSupplier width, boolean utf8, Theme theme, Settings settings, InputStream stdin) {
        ExecutorService behind = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "tq-vocabulary");
            thread.setDaemon(true);
            thread.setPriority(Thread.MIN_PRIORITY);
            return thread;
        });
        Session session = new Session(() -> new Screen(width.getAsInt() > 0 ? width.getAsInt() : UNKNOWN_WIDTH, utf8, theme), settings, stdin, behind);
        code.ifPresent(found -> session.source(arguments.text(Option.SOURCE), found));
        session.keepQueriesIn(homes.data().resolve("queries"));
        return session;
    }
}
