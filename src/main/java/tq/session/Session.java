package tq.session;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import tq.Tq;
import tq.complete.Completion;
import tq.complete.Marked;
import tq.complete.Quoting;
import tq.complete.Vocabulary;
import tq.complete.Words;
import tq.plan.Defined;
import tq.plan.Resolver;
import tq.plan.RowType;
import tq.render.Format;
import tq.render.JsonStyle;
import tq.render.RenderOptions;
import tq.render.Theme;
import tq.run.RunException;
import tq.run.Stop;
import tq.schema.Schema;
import tq.text.DiagnosticPrinter;
import tq.text.Folding;
import tq.text.QueryException;
import tq.text.SourceText;
import tq.text.TerminalText;
import tq.trace.CodeOf;
import tq.trace.Trace;

/**
 * Questions and answers about loaded traces, without a terminal: takes entries, gives texts. An entry is a query, jq that begins with
 * a dot, or a command that begins with a colon.
 *
 * <pre>
 * session.load(List.of("trace.json"));
 * session.enter("failed spans").text();
 * </pre>
 */
public final class Session {

    /** All text once more, and elements that have rows of their own. */
    private static final Set<String> NOT_SHOWN = Set.of("text", "spans", "assessments");

    /** What was asked, and the values of its parameters. */
    private record Last(SourceText text, Map<String, String> given) {
    }

    private final Supplier<Screen> screen;
    private final InputStream stdin;
    private final Executor behind;
    private final Settings settings;
    private final Words words = new Words();
    private final Asking asking = new Asking();
    private final Commands commands = new Commands();
    private final Outlet outlet = new Outlet();
    private Loaded loaded = Loaded.NOTHING;
    private Vocabulary vocabulary;
    private Loaded.Progress progress = (traces, spans) -> { };
    private Supplier<List<String>> history = List::of;
    private Optional<String> source = Optional.empty();
    private CodeOf code = CodeOf.NOTHING;
    private Path savedQueries = Path.of("queries");
    private int used;
    private Optional<Last> last = Optional.empty();
    private Watch watch = new Watch(List.of());

    /**
     * A session with nothing loaded.
     *
     * @param screen asked before each answer, since it may change its size
     * @param behind where work is done that no one waits for
     */
    public Session(Supplier<Screen> screen, Settings settings, InputStream stdin, Executor behind) {
        this.screen = screen;
        this.settings = settings;
        this.stdin = stdin;
        this.behind = behind;
        this.vocabulary = new Vocabulary(loaded.traces(), behind);
        new CommandTable(this).addTo(commands);
    }

    Settings settings() {
        return settings;
    }

    /** The value of a setting. */
    public String setting(Setting setting) {
        return settings.get(setting);
    }

    Screen screen() {
        return screen.get();
    }

    Words words() {
        return words;
    }

    Commands commands() {
        return commands;
    }

    Outlet outlet() {
        return outlet;
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    Defined defined() {
        return asking.defined();
    }

    /** What was entered in this session and earlier ones, the last one last. */
    List<String> history() {
        return history.get();
    }

    /** Where the entries of this session and earlier ones are found. */
    public void remember(Supplier<List<String>> entries) {
        history = entries;
    }

    /** Where the user's own queries are kept. */
    Path savedQueries() {
        return savedQueries;
    }

    /** Keeps the user's own queries in a folder, which need not be there yet. */
    public void keepQueriesIn(Path folder) {
        savedQueries = folder;
    }

    /** Who hears how far a load is. */
    public void tell(Loaded.Progress listener) {
        progress = listener;
    }

    /** What is loaded. */
    public Loaded loaded() {
        return loaded;
    }

    /** The text that was asked last; empty before the first. */
    Optional<String> last() {
        return last.map(asked -> asked.text.text());
    }

    /** Asks it again. */
    Answer askLast() throws QueryException, RunException, IOException {
        return ask(last.orElseThrow().text, last.get().given, presentation());
    }

    /** Reads files in place of what was loaded before. */
    public Answer load(List<String> files) {
        Loaded read = Loaded.read(files, stdin, progress);
        StringBuilder text = new StringBuilder();
        read.told().forEach(line -> text.append("tq: ").append(TerminalText.lines(line)).append('\n'));
        if (read.traces().isEmpty()) {
            return Answer.failed(text + "tq: no trace was found in " + TerminalText.oneLine(String.join(" ", files)) + "; what was loaded before stays");
        }
        loaded = read;
        loaded.traces().forEach(trace -> trace.ranCode(code));
        used = 0;
        vocabulary = new Vocabulary(read.traces(), behind);
        return Answer.done(text.toString());
    }

    /** The folder of the code that ran, as it was named. */
    Optional<String> source() {
        return source;
    }

    /** Where to look for the code of what is loaded, and of what will be. */
    public void source(Optional<String> folder, CodeOf found) {
        source = folder;
        code = found;
        loaded.traces().forEach(trace -> trace.ranCode(code));
    }

    /** Which trace is asked, from 1; 0 for all. */
    int used() {
        return used;
    }

    void use(int number) {
        used = number;
    }

    /** The traces that are asked, by number. */
    SortedMap<Integer, Trace> asked() {
        SortedMap<Integer, Trace> traces = new TreeMap<>();
        for (int i = 1; i <= loaded.traces().size(); i++) {
            if (used == 0 || used == i) {
                traces.put(i, loaded.traces().get(i - 1));
            }
        }
        return traces;
    }

    /** What to show before the first entry. */
    public Answer greet() {
        Answer answer = Answer.done(new Greeting(this).text());
        vocabulary.begin();
        return answer;
    }

    /** Answers an entry; it may be of several lines. To stop a query, {@link Stop#ask} the thread that is in here. */
    public Answer enter(String entry) {
        String text = entry.strip();
        try {
            if (text.isEmpty() || text.matches(";+")) {
                return Answer.done("");
            }
            if (text.matches("(?i)(exit|quit|bye);?")) {
                return new Answer("", Answer.Outcome.LEAVE, Optional.empty());
            }
            return text.startsWith(":") || text.matches("\\?|(?i)help;?") ? command(text) : ask(text.startsWith(".") ? jq(text) : Entries.leading(text) + text);
        } catch (QueryException e) {
            return Answer.failed(Folding.lines(DiagnosticPrinter.print(e), screen().width()));
        } catch (RunException e) {
            return Answer.failed("tq: " + TerminalText.lines(e.getMessage()));
        } catch (Stop.Stopped e) {
            return new Answer("stopped\n", Answer.Outcome.STOPPED, Optional.empty());
        } catch (IOException | UncheckedIOException e) {
            return Answer.failed("tq: " + TerminalText.lines(String.valueOf(e.getMessage())));
        } catch (OutOfMemoryError e) {
            return Answer.failed("tq: there is not enough memory for that; start with more, as with TQ_JAVA_OPTS=-Xmx4g");
        } finally {
            Thread.interrupted(); // the next entry begins anew
            vocabulary.begin(); // now that the answer has all it needs
        }
    }

    private Answer command(String text) throws QueryException, RunException, IOException {
        String line = text.startsWith(":") ? text.substring(1).strip() : "help";
        String name = line.split("\\s", 2)[0];
        Optional<Command> command = commands.find(name);
        Answer answer = command.isPresent() ? command.get().action().run(line.substring(name.length()).strip()) : Answer.failed("tq: " + TerminalText.lines(commands.unknown(name)));
        return answer.outcome() == Answer.Outcome.FAILED ? Answer.failed(Folding.lines(answer.text(), screen().width())) : answer;
    }

    /** A line of jq is about each loaded trace. */
    private static String jq(String text) {
        return "traces | jq " + Quoting.value(text, true);
    }

    private Answer ask(String text) throws QueryException, RunException, IOException {
        return ask(new SourceText("query", text), Map.of(), presentation());
    }

    /** Asks the queries of a text and shows what they give. */
    Answer ask(SourceText text, Map<String, String> given, Presentation presentation) throws QueryException, RunException, IOException {
        if (loaded.traces().isEmpty()) {
            return Answer.failed("tq: nothing is loaded: :load FILE");
        }
        long start = System.nanoTime();
        Asking.Result result = asking.ask(text, given, asked(), presentation, settings.limit());
        last = Optional.of(new Last(text, given));
        String shown = outlet.isOpen() ? outlet.write(result.text()) : result.text();
        String notes = Notes.of(result, asked(), settings.isOn(Setting.TIMING) ? System.nanoTime() - start : -1, screen());
        return new Answer(shown + notes, result.failed() ? Answer.Outcome.FAILED : Answer.Outcome.DONE, Optional.empty());
    }

    /** A row of the last result, of an element all fields that it has; the result stays what was asked last. Without text where there is no such row. */
    Answer row(int number) throws QueryException, RunException {
        String one = Defined.LAST + " | skip " + (number - 1) + " | limit 1";
        RowType rows = Tq.plans(new SourceText("query", one), Map.of(), Resolver.Output.ELEMENTS, defined()).get(0).flow().rows();
        String query = one;
        if (rows instanceof RowType.Element element) {
            List<String> fields = new ArrayList<>(element.extras().keySet());
            Schema.fields(element.noun()).keySet().stream().filter(field -> !NOT_SHOWN.contains(field) && !fields.contains(field)).forEach(fields::add);
            List<JsonNode> found = Tq.rows(one + " | select " + String.join(", ", fields), asked(), defined());
            List<String> there = fields.stream().filter(field -> !found.isEmpty() && !found.get(0).path(field).isNull() && !found.get(0).path(field).isMissingNode()).toList();
            query += there.isEmpty() ? "" : " | select " + String.join(", ", there);
        }
        return Answer.done(asking.again(new SourceText("query", query), asked(), presentation(Format.FULL, true)).text());
    }

    /** How answers are shown now. */
    Presentation presentation() {
        Format format = Format.named(settings.get(Setting.FORMAT)).orElse(Format.TABLE);
        return presentation(format, format != Format.TABLE);
    }

    Presentation presentation(Format format, boolean given) {
        Screen now = screen();
        boolean file = outlet.isOpen();
        return new Presentation(format, given, new RenderOptions(file || settings.get(Setting.VERTICAL).equals("off") && now.width() < RenderOptions.NARROW ? 0 : now.width(),
                file ? Theme.NONE : theme(), JsonStyle.COMPACT, now.unicode() || file, false, settings.get(Setting.VERTICAL).equals("on"), !file), settings.columns());
    }

    private Theme theme() {
        return switch (settings.get(Setting.THEME)) {
            case "none" -> Theme.NONE;
            case "light" -> screen().theme().onLight();
            default -> screen().theme();
        };
    }

    /** Answers the last query again, or says what is loaded, once the files that are loaded have changed and were read again. */
    public Answer awaitChange() {
        try {
            watch.await();
        } catch (InterruptedException e) {
            return new Answer("", Answer.Outcome.STOPPED, Optional.empty());
        }
        return enter(":watch");
    }

    /** Looks at the files from now on. */
    Answer watch(String text) {
        watch = new Watch(loaded.words());
        return new Answer(text, Answer.Outcome.WATCH, Optional.empty());
    }

    /** What may be written at the cursor. */
    public Completion complete(String text) {
        return new EntryCompletion(this).at(text);
    }

    /** How a query is coloured while it is typed; commands and jq have no colours. */
    public Marked mark(String text, int cursor) {
        return text.isBlank() || ":.?".indexOf(text.stripLeading().charAt(0)) >= 0 ? new Marked(List.of(), List.of()) : Marked.of(Entries.leading(text), text, cursor, defined());
    }

    /** A line about what stands at the cursor; empty for nothing. */
    public String hint(String text) {
        return new Hints(this).at(text);
    }

    /** Whether an entry can be answered, or more is to come. */
    public boolean isComplete(String entry) {
        return Entries.isComplete(entry);
    }

    /** What stands before an entry: {@code refund.json}. */
    public String context() {
        List<String> names = new ArrayList<>();
        for (String word : loaded.words()) {
            String name = word.substring(word.lastIndexOf('/', word.length() - 2) + 1);
            names.add(TerminalText.oneLine(name.equals("-") ? "stdin" : name));
        }
        String what = names.isEmpty() ? "" : names.size() == 1 ? names.get(0) : names.size() + " files";
        return what + (used > 0 ? "@" + used : "");
    }
}
