package tq.session;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tq.code.CodeIndex;
import tq.code.SpanCode;
import tq.compile.PortableProgram;
import tq.complete.Quoting;
import tq.diagnose.Checks;
import tq.diagnose.Diagnosis;
import tq.diagnose.Severity;
import tq.library.QueryLibrary;
import tq.plan.Defined;
import tq.render.Format;
import tq.report.Report;
import tq.report.ReportFormat;
import tq.run.RunException;
import tq.session.Command.Argument;
import tq.text.QueryException;
import tq.text.SourceText;
import tq.text.Suggestions;
import tq.text.TerminalText;
import tq.trace.CodeOf;
import tq.trace.Trace;

/** The commands of a session and what each does. */
final class CommandTable {

    /** Older entries are found by their text, or with Ctrl-R. */
    private static final int MOST_ENTRIES = 50;

    private final Session session;
    private final Catalogue catalogue;

    CommandTable(Session session) {
        this.session = session;
        this.catalogue = new Catalogue(session);
    }

    void addTo(Commands commands) {
        commands.add("help", "[TOPIC]", "this page, or what there is to know about a word of the language", ":help where", Argument.TOPIC, topic -> Answer.done(new HelpPages(session).about(topic)));
        commands.add("load", "FILE…", "read files, folders or patterns in place of what is loaded", ":load traces/*.json", Argument.FILES, this::load);
        commands.add("reload", "", "read the same files again", ":reload", Argument.NONE, none -> reload());
        commands.add("watch", "[FILE…]", "read the files again whenever they change, and answer the last query anew, until Ctrl-C", ":watch", Argument.FILES, this::watch);
        commands.add("traces", "", "what is loaded, a line for each trace", ":traces", Argument.NONE, none -> Answer.done(new Overview(session).traces()));
        commands.add("use", "N | all", "ask only one trace, by its number in :traces", ":use 1", Argument.TRACE, this::use);
        commands.add("schema", "", "the fields, keys and values that occur", ":schema", Argument.NONE, none -> Answer.done(new Overview(session).schema()));
        commands.add("tree", "[SPAN]", "the spans of a trace as a tree, or one by name or id with all below it", ":tree", Argument.SPAN, span -> drawn("tree", span));
        commands.add("timeline", "[SPAN]", "the same with a bar for when each ran", ":timeline", Argument.SPAN, span -> drawn("timeline", span));
        commands.add("show", "[N]", "row N of the last result in full", ":show 1", Argument.NUMBER, this::show);
        commands.add("diagnose", "[LEVEL]", "what is wrong, without being asked; error or warning: only what is as bad", ":diagnose", Argument.LEVEL, this::diagnose);
        commands.add("source", "[DIR | off]", "the folder of the code that ran: findings and spans get file and line", ":source off", Argument.FILE, this::source);
        commands.add("queries", "[NAME]", "saved queries and those of the library, or the text of one", ":queries health", Argument.LIBRARY, name -> catalogue.list(name));
        commands.add("run", "NAME [PARAM=VALUE…]", "ask one of them, or the queries of a file: :run checks.tq", ":run slowest-spans", Argument.LIBRARY, words -> catalogue.run(words));
        commands.add("save", "NAME", "keep the last query under a name", ":save slow", Argument.TEXT, name -> catalogue.save(name));
        commands.add("edit", "[NAME]", "write the last query, or a saved one, in $EDITOR", ":edit", Argument.LIBRARY, name -> catalogue.edit(name));
        commands.add("explain", "QUERY", "how a query is read, and the jq that it becomes", ":explain failed spans", Argument.QUERY, this::explain);
        setting(commands, Setting.FORMAT, "FORMAT", ":format json", Argument.FORMAT);
        setting(commands, Setting.COLUMNS, "NAMES | all", ":columns name, duration", Argument.COLUMNS);
        setting(commands, Setting.TIMING, "on | off", ":timing on", Argument.SWITCH);
        setting(commands, Setting.LIMIT, "N | off", ":limit 100", Argument.LIMIT);
        commands.add("output", "FILE | off", "results go to a new file", ":output off", Argument.FILE, this::output);
        commands.add("history", "[TEXT]", "the last entries, or those that have a text", ":history spans", Argument.TEXT, this::history);
        commands.add("set", "[NAME VALUE]", "all settings, or one of them", ":set pager off", Argument.SETTING, this::set);
        commands.add("quit", "", "leave; exit, quit and Ctrl-D too", ":quit", Argument.NONE, none -> new Answer("", Answer.Outcome.LEAVE, Optional.empty()));
    }

    private void setting(Commands commands, Setting setting, String usage, String example, Argument argument) {
        commands.add(setting.word(), usage, setting.doc(), example, argument, value -> set(setting.word() + " " + (value.isEmpty() && argument == Argument.SWITCH ? opposite(setting) : value)));
    }

    private String opposite(Setting setting) {
        return session.settings().isOn(setting) ? "off" : "on";
    }

    private Answer load(String argument) {
        List<String> files = FileWords.split(argument);
        return files.isEmpty() ? Answer.failed("tq: :load needs files: :load trace.json") : load(files);
    }

    private Answer load(List<String> files) {
        Answer answer = session.load(files);
        return answer.outcome() == Answer.Outcome.FAILED ? answer : Answer.done(answer.text() + new Overview(session).summary());
    }

    private Answer reload() {
        if (session.loaded().words().isEmpty()) {
            return Answer.failed("tq: nothing is loaded: :load FILE");
        }
        int used = session.used();
        Answer answer = load(session.loaded().words());
        session.use(used <= session.loaded().traces().size() ? used : 0);
        return answer;
    }

    private Answer watch(String argument) throws QueryException, RunException, IOException {
        Answer read = argument.isEmpty() ? reload() : load(argument);
        boolean failed = read.outcome() == Answer.Outcome.FAILED;
        if (failed && (!argument.isEmpty() || session.loaded().words().isEmpty())) {
            return read;
        }
        String text = failed || session.last().isEmpty() ? read.text() : session.askLast().text();
        return session.watch(text + "watching; Ctrl-C ends it\n");
    }

    private Answer use(String argument) {
        int loaded = session.loaded().traces().size();
        if (argument.equals("all") || argument.isEmpty()) {
            session.use(0);
            return Answer.done("all traces are asked\n");
        }
        if (!argument.matches("[0-9]{1,9}") || Integer.parseInt(argument) < 1 || Integer.parseInt(argument) > loaded) {
            return Answer.failed("tq: " + (loaded == 0 ? "nothing is loaded: :load FILE" : ":use takes a number from 1 to " + loaded + ", or all; :traces shows them"));
        }
        session.use(Integer.parseInt(argument));
        return Answer.done("only trace " + argument + " is asked; :use all asks all again\n");
    }

    /** One span is found by its name or its id, and drawn with all that is below it. */
    private Answer drawn(String stage, String span) throws QueryException, RunException, IOException {
        if (span.isEmpty()) {
            return session.ask(new SourceText("query", "spans | " + stage), Map.of(), session.presentation());
        }
        List<String> names = session.asked().values().stream().flatMap(trace -> trace.spans().stream()).flatMap(each -> Stream.of(each.name(), each.id())).distinct().toList();
        if (!names.contains(span)) {
            String near = names.stream().filter(each -> each.contains(span)).findFirst().map(each -> "did you mean `" + each + "`?").or(() -> Suggestions.didYouMean(span, names)).orElse(":tree shows them all");
            return Answer.failed("tq: no span has the name or id `" + TerminalText.oneLine(span) + "`: " + TerminalText.oneLine(near));
        }
        String name = Quoting.value(span, true);
        String one = "name = " + name + " or id = " + name;
        String query = "spans where " + one + " or any ancestors (" + one + ") | " + stage;
        return session.ask(new SourceText("query", query), Map.of(), session.presentation());
    }

    private Answer show(String argument) throws QueryException, RunException, IOException {
        if (!session.defined().queries().contains(Defined.LAST)) {
            return Answer.failed("tq: nothing has been asked yet, so there are no rows to show");
        }
        if (!argument.matches("[1-9][0-9]{0,8}|")) {
            return Answer.failed("tq: :show takes the number of a row, from 1");
        }
        int row = argument.isEmpty() ? 1 : Integer.parseInt(argument);
        Answer answer = session.row(row);
        return answer.text().isEmpty() ? Answer.failed("tq: the last result has no row " + row) : answer;
    }

    private Answer diagnose(String level) throws QueryException, RunException, IOException {
        Optional<Severity> least = level.isEmpty() ? Optional.of(Severity.INFO) : Severity.named(level);
        if (session.loaded().traces().isEmpty()) {
            return Answer.failed("tq: nothing is loaded: :load FILE");
        }
        if (least.isEmpty()) {
            return Answer.failed("tq: :diagnose takes error, warning or info, not `" + TerminalText.oneLine(level) + "`");
        }
        Diagnosis diagnosis = new Diagnosis(Checks.of(QueryLibrary.all()).stream().filter(check -> check.severity().reaches(least.get())).toList());
        for (Trace trace : session.asked().values()) {
            diagnosis.add(trace);
        }
        StringBuilder out = new StringBuilder();
        Report.of(ReportFormat.TEXT, session.presentation(Format.TABLE, false).options()).write(new Report.Outcome(diagnosis.end(), List.of(), diagnosis.traces(), Severity.WARNING), out);
        return Answer.done(out.toString());
    }

    private Answer source(String folder) {
        if (folder.isEmpty()) {
            return Answer.done(session.source().map(path -> "code is looked for in " + TerminalText.oneLine(path) + "\n").orElse("no code is known: :source DIR\n"));
        }
        if (folder.equals("off")) {
            session.source(Optional.empty(), CodeOf.NOTHING);
            return Answer.done("no code is looked for\n");
        }
        String path = FileWords.inFull(FileWords.split(folder).get(0));
        try {
            session.source(Optional.of(path), new SpanCode(CodeIndex.of(Path.of(path))));
            return Answer.done("code is looked for in " + TerminalText.oneLine(path) + "\n");
        } catch (IOException | InvalidPathException e) {
            return Answer.failed("tq: " + TerminalText.oneLine(String.valueOf(e.getMessage())));
        }
    }

    private Answer explain(String query) throws QueryException {
        if (query.isEmpty()) {
            return Answer.failed("tq: :explain needs a query: :explain failed spans");
        }
        Explanation explanation = new Explanation(Set.of(), PortableProgram.Part.WHOLE, session.loaded().words());
        return Answer.done(TerminalText.lines(explanation.of(new SourceText("query", query), Map.of(), session.defined())));
    }

    private Answer history(String text) {
        List<String> found = session.history().stream().filter(entry -> entry.contains(text)).toList();
        StringBuilder out = new StringBuilder();
        found.subList(Math.max(0, found.size() - MOST_ENTRIES), found.size()).forEach(entry -> out.append("  ").append(TerminalText.oneLine(entry)).append('\n'));
        return found.isEmpty() ? Answer.failed("tq: nothing was entered yet" + (text.isEmpty() ? "" : " that has `" + TerminalText.oneLine(text) + "`")) : Answer.done(out.toString());
    }

    private Answer output(String argument) throws IOException {
        if (argument.isEmpty()) {
            return Answer.failed("tq: :output needs the name of a new file, or off");
        }
        if (argument.equals("off")) {
            session.outlet().to(Optional.empty());
            return Answer.done("results are shown here\n");
        }
        if (session.settings().isOn(Setting.SAFE)) {
            return Answer.failed("tq: in safe mode no files are written");
        }
        try {
            session.outlet().to(Optional.of(Path.of(FileWords.split(argument).get(0))));
        } catch (FileAlreadyExistsException e) {
            return Answer.failed("tq: " + TerminalText.oneLine(argument) + " is there already, and nothing is written over: name a new file");
        }
        return Answer.done("results go to " + TerminalText.oneLine(argument) + "; :output off shows them here again\n");
    }

    private Answer set(String argument) {
        List<String> words = Arrays.asList(argument.split("[\\s=]+", 2));
        if (argument.isEmpty()) {
            return Answer.done(new HelpPages(session).settings());
        }
        if (words.size() == 1 || words.get(1).isBlank()) {
            return Setting.named(words.get(0)).map(setting -> Answer.done(setting.word() + " = " + session.settings().get(setting) + "\n"))
                    .orElseGet(() -> Answer.failed("tq: " + session.settings().set(words.get(0), "").orElse("")));
        }
        return session.settings().set(words.get(0), words.get(1)).map(problem -> Answer.failed("tq: " + TerminalText.lines(problem))).orElseGet(() -> Answer.done(""));
    }
}
