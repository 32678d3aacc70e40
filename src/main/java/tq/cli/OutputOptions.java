package tq.cli;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tq.render.JsonStyle;
import tq.render.RenderOptions;
import tq.render.Theme;

/** How results are shown: from options, environment and terminal, in that order. */
final class OutputOptions {

    private OutputOptions() {
    }

    static RenderOptions of(Arguments arguments, Console console, Map<String, String> environment) throws UsageException {
        boolean terminal = console.width().isPresent();
        Theme theme = color(arguments, terminal, environment) ? theme(environment) : Theme.NONE;
        JsonStyle json = new JsonStyle(indent(arguments), arguments.has(Option.SORT_KEYS), arguments.has(Option.ASCII));
        return new RenderOptions(console.width().orElse(0), theme, json, isUtf8(environment) || !terminal, arguments.has(Option.CSV_RAW),
                arguments.has(Option.VERTICAL), terminal);
    }

    private static boolean color(Arguments arguments, boolean terminal, Map<String, String> environment) throws UsageException {
        Optional<Boolean> asked = colorAskedFor(arguments);
        return asked.isPresent() ? asked.get() : terminal && color(environment);
    }

    /** Whether the options ask for colours or forbid them; empty where they leave that to the surroundings. */
    static Optional<Boolean> colorAskedFor(Arguments arguments) throws UsageException {
        if (arguments.has(Option.COLOR_ALWAYS) || arguments.has(Option.COLOR_NEVER)) {
            return Optional.of(arguments.has(Option.COLOR_ALWAYS));
        }
        String when = arguments.text(Option.COLOR).orElse("auto");
        return switch (when) {
            case "always" -> Optional.of(true);
            case "never" -> Optional.of(false);
            case "auto" -> Optional.empty();
            default -> throw new UsageException("--color takes auto, always or never, not `" + when + "`");
        };
    }

    /** Whether a terminal may be given colours. */
    static boolean color(Map<String, String> environment) {
        return environment.getOrDefault("NO_COLOR", "").isEmpty() && !"dumb".equals(environment.get("TERM"));
    }

    /** The colours that are used where there are any. */
    static Theme theme(Map<String, String> environment) {
        String colors = Optional.ofNullable(environment.get("TQ_COLORS")).orElse(environment.getOrDefault("JQ_COLORS", ""));
        return Theme.parse(colors).orElse(Theme.STANDARD);
    }

    private static int indent(Arguments arguments) throws UsageException {
        if (arguments.has(Option.TAB)) {
            return JsonStyle.TAB;
        }
        String indent = arguments.text(Option.INDENT).orElse("0");
        if (indent.length() != 1 || indent.charAt(0) < '0' || indent.charAt(0) > '7') {
            throw new UsageException("--indent takes a number from 0 to 7, not `" + indent + "`");
        }
        return indent.charAt(0) - '0';
    }

    static boolean isUtf8(Map<String, String> environment) {
        for (String name : new String[] {"LC_ALL", "LC_CTYPE", "LANG"}) {
            String value = environment.getOrDefault(name, "");
            if (!value.isEmpty()) {
                return value.toUpperCase(Locale.ROOT).replace("-", "").contains("UTF8");
            }
        }
        return false;
    }
}
