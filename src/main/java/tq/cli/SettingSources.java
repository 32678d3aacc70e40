package tq.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tq.session.Setting;
import tq.session.Settings;

/** Where the settings of the interactive mode come from: a file, the environment, options; what comes later wins. */
final class SettingSources {

    private final Settings settings = new Settings();
    private final Console console;

    private SettingSources(Console console) {
        this.console = console;
    }

    /**
     * Reads them all.
     *
     * @param file lines such as {@code limit = 50}; need not be there
     */
    static Settings read(Path file, Map<String, String> environment, Arguments arguments, Console console) throws UsageException {
        SettingSources sources = new SettingSources(console);
        sources.file(file);
        if (!OutputOptions.color(environment)) {
            sources.settings.set(Setting.THEME.word(), "none");
        }
        for (Setting setting : Setting.values()) {
            // TQ_PAGER is the pager itself, as PAGER is
            String value = setting == Setting.PAGER ? "" : environment.getOrDefault("TQ_" + setting.name().toUpperCase(Locale.ROOT), "");
            if (!value.isEmpty()) {
                sources.set(setting.word(), value, "TQ_" + setting.name() + ": ");
            }
        }
        sources.options(arguments);
        return sources.settings;
    }

    /** A line that can't be read is told, and costs only itself. */
    private void file(Path file) {
        try {
            int number = 0;
            for (String line : Files.readAllLines(file)) {
                number++;
                int equals = line.indexOf('=');
                String where = file + ":" + number + ": ";
                if (equals > 0 && !line.strip().startsWith("#")) {
                    set(line.substring(0, equals).strip(), line.substring(equals + 1).strip(), where);
                } else if (!line.isBlank() && !line.strip().startsWith("#")) {
                    console.tell(where + "expected a setting and its value, such as `limit = 50`");
                }
            }
        } catch (NoSuchFileException e) {
            // all is as it comes
        } catch (IOException e) {
            console.tell(file + ": the settings can't be read: " + e.getMessage());
        }
    }

    private void options(Arguments arguments) throws UsageException {
        Optional<Boolean> colours = OutputOptions.colorAskedFor(arguments);
        if (colours.isPresent() && colours.get() == settings.get(Setting.THEME).equals("none")) {
            settings.set(Setting.THEME.word(), colours.get() ? Setting.THEME.standard() : "none");
        }
        if (arguments.has(Option.PLAIN)) {
            settings.set(Setting.THEME.word(), "none");
            settings.set(Setting.HINTS.word(), "off");
            settings.set(Setting.PAGER.word(), "off");
        }
        if (arguments.has(Option.SAFE)) {
            settings.set(Setting.SAFE.word(), "on");
        }
        for (String pair : arguments.all(Option.SET)) {
            int equals = pair.indexOf('=');
            Optional<String> problem = equals < 1 ? Optional.of("--set takes NAME=VALUE, not `" + pair + "`") : settings.set(pair.substring(0, equals), pair.substring(equals + 1));
            if (problem.isPresent()) {
                throw new UsageException(problem.get());
            }
        }
    }

    private void set(String name, String value, String where) {
        settings.set(name, value).ifPresent(problem -> console.tell(where + problem));
    }
}
