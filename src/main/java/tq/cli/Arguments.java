package tq.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;
import tq.render.Format;
import tq.text.Suggestions;

/** The command line: what may stand there, built without reflection so that it costs little at start-up, and what did. */
final class Arguments {

    private static final List<String> COMMANDS = List.of("run", "queries", "explain");

    private final String command;
    private final ParseResult options;

    private Arguments(String command, ParseResult options) {
        this.command = command;
        this.options = options;
    }

    static Arguments parse(String[] words) throws UsageException {
        String command = words.length > 0 && COMMANDS.contains(words[0]) ? words[0] : "";
        CommandSpec spec = spec(command);
        String[] rest = Arrays.stream(words).skip(command.isEmpty() ? 0 : 1).map(word -> word.startsWith("--jq=") ? "--jq-" + word.substring(5) : word).toArray(String[]::new);
        try {
            CommandLine line = new CommandLine(spec, Factory.INSTANCE);
            line.setPosixClusteredShortOptionsAllowed(true);
            return new Arguments(command, line.parseArgs(rest));
        } catch (CommandLine.UnmatchedArgumentException e) {
            String wrong = e.getUnmatched().get(0);
            List<String> known = spec.options().stream().flatMap(option -> List.of(option.names()).stream()).toList();
            throw new UsageException("there is no option " + wrong + Suggestions.didYouMean(wrong, known).map(hint -> "; " + hint).orElse("") + " (see tq --help)");
        } catch (CommandLine.ParameterException e) {
            throw new UsageException(e.getMessage() + " (see tq --help)");
        }
    }

    private static CommandSpec spec(String command) {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(null, Factory.INSTANCE).name("tq");
        spec.addOption(list("-e", "--eval").paramLabel("QUERY").build()).addOption(list("-f", "--file").paramLabel("FILE").build());
        spec.addOption(list("--param").paramLabel("NAME=VALUE").build()).addOption(value("--format").build()).addOption(value("--color").build());
        spec.addOption(value("--indent").build());
        for (String[] names : new String[][] {{"-r", "--raw-output"}, {"-c", "--compact-output"}, {"-a", "--ascii-output"}, {"-S", "--sort-keys"}, {"-C", "--color-output"},
            {"-M", "--monochrome-output"}, {"--tab"}, {"--exit-status"}, {"--strict"}, {"-q", "--quiet"}, {"--debug"}, {"--csv-raw"}, {"--vertical"},
            {"--plan"}, {"--jq"}, {"--jq-map"}, {"--jq-merge"}, {"--command"}, {"-h", "--help"}, {"-V", "--version"}}) {
            spec.addOption(OptionSpec.builder(names).type(boolean.class).arity("0").build());
        }
        return spec.addPositional(PositionalParamSpec.builder().type(ArrayList.class).auxiliaryTypes(String.class).paramLabel("FILE").arity("0..*").index("0..*").build());
    }

    private static OptionSpec.Builder list(String... names) {
        return OptionSpec.builder(names).type(ArrayList.class).auxiliaryTypes(String.class).arity("1");
    }

    private static OptionSpec.Builder value(String name) {
        return OptionSpec.builder(name).type(String.class).arity("1").paramLabel("VALUE");
    }

    /** picocli's own factory looks for Groovy first, which opens every jar on the class path. */
    private enum Factory implements CommandLine.IFactory {
        INSTANCE;

        @Override
        public <K> K create(Class<K> type) throws Exception {
            return type.getDeclaredConstructor().newInstance();
        }
    }

    /** {@code run}, {@code queries}, {@code explain}, or empty. */
    String command() {
        return command;
    }

    boolean has(String option) {
        return options.hasMatchedOption(option);
    }

    Optional<String> text(String option) {
        return Optional.ofNullable(options.matchedOptionValue(option, (String) null));
    }

    List<String> all(String option) {
        return options.matchedOptionValue(option, List.<String>of());
    }

    List<String> files() {
        return options.matchedPositionalValue(0, List.<String>of());
    }

    /** {@code --param min=5s} as {@code {min: "5s"}}. */
    Map<String, String> parameters() throws UsageException {
        Map<String, String> found = new LinkedHashMap<>();
        for (String parameter : all("--param")) {
            int sign = parameter.indexOf('=');
            if (sign <= 0) {
                throw new UsageException("--param takes NAME=VALUE, as in --param min=5s, not `" + parameter + "`");
            }
            String name = parameter.substring(0, sign);
            found.put(name.startsWith("$") ? name.substring(1) : name, parameter.substring(sign + 1));
        }
        return found;
    }

    /** The format asked for, else a table on a terminal and JSON lines elsewhere. */
    Format format(boolean terminal) throws UsageException {
        if (has("--raw-output")) {
            return Format.RAW;
        }
        Optional<String> name = text("--format");
        if (name.isEmpty()) {
            return terminal && !has("--compact-output") ? Format.TABLE : Format.JSONL;
        }
        Optional<Format> format = Format.named(name.get());
        if (format.isEmpty()) {
            List<String> known = Arrays.stream(Format.values()).map(value -> value.name().toLowerCase(java.util.Locale.ROOT)).toList();
            throw new UsageException("there is no format `" + name.get() + "`; " + Suggestions.didYouMean(name.get(), known).orElse("formats are " + String.join(", ", known)));
        }
        return format.get();
    }
}
