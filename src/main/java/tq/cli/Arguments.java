package tq.cli;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tq.render.Format;
import tq.source.ExpansionLimit;
import tq.text.Suggestions;

/**
 * What stood on the command line: a command, options anywhere, and other words. {@code --name=value} is
 * {@code --name value}, letters may be put together ({@code -rc}), {@code --} ends the options. Read by hand: a library
 * for it takes a fifth of the time of a short run.
 */
final class Arguments {

    private static final List<String> COMMANDS = List.of("run", "queries", "diagnose", "schema", "explain", "convert", "fmt", "help");

    private static final Map<String, String> OTHER_FORMATS = Map.of("md", "markdown", "ndjson", "jsonl", "text", "table", "pretty", "table", "human", "table");

    private static final Pattern SIZE = Pattern.compile("([0-9]{1,6})([KMGTkmgt])(?:i?B)?");

    private final String command;
    private final Map<Option, List<String>> options = new EnumMap<>(Option.class);
    private final List<String> files = new ArrayList<>();

    private Arguments(String command) {
        this.command = command;
    }

    static Arguments parse(String[] words) throws UsageException {
        boolean named = words.length > 0 && COMMANDS.contains(words[0]);
        Arguments arguments = new Arguments(named ? words[0] : "");
        int at = named ? 1 : 0;
        boolean ended = false;
        while (at < words.length) {
            String word = words[at];
            if (!ended && word.equals("--")) {
                ended = true;
                at++;
            } else if (!ended && word.startsWith("--")) {
                at = arguments.longOption(words, at);
            } else if (!ended && word.startsWith("-") && word.length() > 1) {
                at = arguments.letters(words, at);
            } else {
                arguments.files.add(word);
                at++;
            }
        }
        return arguments;
    }

    /** Reads the option at a place and gives the place behind it and its value. */
    private int longOption(String[] words, int at) throws UsageException {
        String word = words[at];
        int sign = word.indexOf('=');
        Optional<Option> whole = named(word);
        if (whole.isPresent() || sign < 0) {
            return take(whole.orElseThrow(() -> unknown(word)), word, "", words, at + 1);
        }
        String name = word.substring(0, sign);
        Option option = named(name).orElseThrow(() -> unknown(name));
        if (!option.takesValue()) {
            throw new UsageException(option == Option.JQ ? "--jq takes map or merge, as in --jq=map, not `" + word.substring(sign + 1) + "`" : name + " takes no value");
        }
        add(option, word.substring(sign + 1));
        return at + 1;
    }

    /** {@code -rc}, {@code -e QUERY}, {@code -eQUERY}. */
    private int letters(String[] words, int at) throws UsageException {
        String word = words[at];
        for (int i = 1; i < word.length(); i++) {
            String letter = "-" + word.charAt(i);
            Option option = named(letter).orElseThrow(() -> unknown(letter));
            if (option.takesValue()) {
                return take(option, letter, word.substring(i + 1), words, at + 1);
            }
            add(option, "");
        }
        return at + 1;
    }

    private int take(Option option, String name, String attached, String[] words, int next) throws UsageException {
        if (!option.takesValue() || !attached.isEmpty()) {
            add(option, attached);
            return next;
        }
        if (next == words.length) {
            throw new UsageException(name + " needs a value behind it (see tq --help)");
        }
        add(option, words[next]);
        return next + 1;
    }

    private void add(Option option, String value) {
        options.computeIfAbsent(option, o -> new ArrayList<>()).add(value);
    }

    private static Optional<Option> named(String name) {
        for (Option option : Option.values()) {
            if (option.names().contains(name)) {
                return Optional.of(option);
            }
        }
        return Optional.empty();
    }

    private static UsageException unknown(String name) {
        List<String> known = new ArrayList<>();
        for (Option option : Option.values()) {
            known.addAll(option.names());
        }
        if (name.equals("-o") || name.equals("--output") || Format.named(name.replaceFirst("^--", "")).isPresent()) {
            return new UsageException("there is no option " + name + "; did you mean `--format " + (name.startsWith("--") && !name.equals("--output") ? name.substring(2) : "csv") + "`? (see tq --help)");
        }
        String hint = name.length() > 2 ? Suggestions.didYouMean(name, known).map(near -> "; " + near).orElse("") : "";
        return new UsageException("there is no option " + name + hint + " (see tq --help)");
    }

    /** {@code run}, {@code queries}, {@code diagnose}, {@code schema}, {@code explain}, {@code convert}, {@code fmt}, {@code help}, or empty. */
    String command() {
        return command;
    }

    boolean has(Option option) {
        return options.containsKey(option);
    }

    /** The last value given for an option. */
    Optional<String> text(Option option) {
        List<String> values = all(option);
        return values.isEmpty() ? Optional.empty() : Optional.of(values.get(values.size() - 1));
    }

    /** All values given for an option, in order. */
    List<String> all(Option option) {
        return options.getOrDefault(option, List.of());
    }

    /** The words that are no options. */
    List<String> files() {
        return files;
    }

    /** {@code --param min=5s} as {@code {min: "5s"}}. */
    Map<String, String> parameters() throws UsageException {
        Map<String, String> found = new LinkedHashMap<>();
        for (String parameter : all(Option.PARAM)) {
            int sign = parameter.indexOf('=');
            if (sign <= 0) {
                throw new UsageException("--param takes NAME=VALUE, as in --param min=5s, not `" + parameter + "`");
            }
            String name = parameter.substring(0, sign);
            found.put(name.startsWith("$") ? name.substring(1) : name, parameter.substring(sign + 1));
        }
        return found;
    }

    /** {@code --jobs 4}; as many as there are processors where it is not given. */
    int jobs() throws UsageException {
        Optional<String> text = text(Option.JOBS);
        if (text.isEmpty()) {
            return Runtime.getRuntime().availableProcessors();
        }
        if (!text.get().matches("[1-9]\\d{0,2}")) {
            throw new UsageException("--jobs takes a number from 1 to 999, not `" + text.get() + "`");
        }
        return Integer.parseInt(text.get());
    }

    /** {@code --max-expanded 20G} as 20 GiB; the usual limit where it is not given. */
    ExpansionLimit expansionLimit() throws UsageException {
        Optional<String> text = text(Option.MAX_EXPANDED);
        if (text.isEmpty()) {
            return ExpansionLimit.DEFAULT;
        }
        Matcher size = SIZE.matcher(text.get());
        if (!size.matches()) {
            throw new UsageException("--max-expanded takes a size, as in --max-expanded 20G (K, M, G or T), not `" + text.get() + "`");
        }
        return ExpansionLimit.of(Long.parseLong(size.group(1)) << 10 * (1 + "KMGT".indexOf(size.group(2).toUpperCase(Locale.ROOT))));
    }

    /** The format asked for, else a table on a terminal and JSON lines elsewhere. */
    Format format(boolean terminal) throws UsageException {
        if (has(Option.RAW)) {
            return Format.RAW;
        }
        Optional<String> name = text(Option.FORMAT);
        if (name.isEmpty()) {
            return terminal && !has(Option.COMPACT) ? Format.TABLE : Format.JSONL;
        }
        Optional<Format> format = Format.named(name.get());
        if (format.isEmpty()) {
            List<String> known = new ArrayList<>();
            for (Format each : Format.values()) {
                known.add(each.name().toLowerCase(Locale.ROOT));
            }
            throw new UsageException("there is no format `" + name.get() + "`; " + Optional.ofNullable(OTHER_FORMATS.get(name.get())).map(ours -> "did you mean `" + ours + "`?")
                    .or(() -> Suggestions.didYouMean(name.get(), known)).orElse("formats are " + String.join(", ", known)));
        }
        return format.get();
    }
}
