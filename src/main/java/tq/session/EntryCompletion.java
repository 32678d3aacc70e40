package tq.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tq.complete.Completion;
import tq.complete.QueryCompletion;
import tq.complete.Suggestion;
import tq.library.QueryLibrary;
import tq.render.Format;
import tq.schema.Noun;
import tq.schema.Schema;
import tq.session.Command.Argument;
import tq.text.TerminalText;

/** What may be written at the end of an entry that is being typed: a query, or a command and its argument. */
final class EntryCompletion {

    /** A list of columns is completed as if it stood here. */
    private static final String ANY_COLUMNS = "spans | select ";

    private final Session session;

    EntryCompletion(Session session) {
        this.session = session;
    }

    Completion at(String text) {
        String line = text.stripLeading();
        int indent = text.length() - line.length();
        if (line.startsWith(".")) {
            return new Completion(text.length(), List.of());
        }
        if (!line.startsWith(":")) {
            Completion query = query(line);
            return new Completion(indent + query.from(), query.suggestions());
        }
        int blank = firstBlank(line);
        if (blank < 0) {
            return new Completion(indent, commands(line));
        }
        Optional<Command> command = session.commands().find(line.substring(1, blank));
        Completion argument = command.map(found -> argument(found, line.substring(blank + 1))).orElse(new Completion(0, List.of()));
        return new Completion(indent + blank + 1 + argument.from(), argument.suggestions());
    }

    private Completion query(String text) {
        String leading = Entries.leading(text);
        Completion found = new QueryCompletion(session.vocabulary(), session.defined(), session.words()).at(leading + text);
        return new Completion(found.from() - leading.length(), found.suggestions());
    }

    private static int firstBlank(String line) {
        for (int i = 0; i < line.length(); i++) {
            if (Character.isWhitespace(line.charAt(i))) {
                return i;
            }
        }
        return -1;
    }

    private List<Suggestion> commands(String typed) {
        return session.commands().all().stream().filter(command -> (":" + command.name()).startsWith(typed))
                .map(command -> new Suggestion(":" + command.name(), command.doc(), "commands")).toList();
    }

    private Completion argument(Command command, String typed) {
        if (command.argument() == Argument.QUERY) {
            return query(typed);
        }
        if (command.argument() == Argument.COLUMNS) {
            Completion fields = query(ANY_COLUMNS + typed);
            return new Completion(fields.from() - ANY_COLUMNS.length(), fields.suggestions());
        }
        int from = typed.lastIndexOf(' ') + 1;
        String word = typed.substring(from);
        List<Suggestion> all = new ArrayList<>();
        switch (command.argument()) {
            case FILES, FILE -> all.addAll(new FileSuggestions().of(word));
            case LIBRARY -> library(typed.substring(0, from).strip(), word, all);
            case SETTING -> settings(typed.substring(0, from).strip(), all);
            case FORMAT -> Arrays.stream(Format.values()).forEach(format -> all.add(new Suggestion(format.name().toLowerCase(Locale.ROOT), "", "formats")));
            case LEVEL -> List.of("error", "warning", "info").forEach(value -> all.add(new Suggestion(value, "", "values")));
            case SWITCH -> List.of("on", "off").forEach(value -> all.add(new Suggestion(value, "", "values")));
            case TOPIC -> topics(word, all);
            case LIMIT -> List.of("10", "100", "1000", "off").forEach(value -> all.add(new Suggestion(value, "", "values")));
            case TRACE -> traces(all);
            case SPAN -> session.vocabulary().values(Noun.SPANS, "name").forEach((name, count) -> all.add(new Suggestion(name, count == 1 ? "" : count + " spans", "spans")));
            default -> { }
        }
        boolean files = command.argument() == Argument.FILES || command.argument() == Argument.FILE;
        return new Completion(from, files ? all : all.stream().filter(suggestion -> suggestion.text().toLowerCase(Locale.ROOT).startsWith(word.toLowerCase(Locale.ROOT))).toList());
    }

    /** The names of queries and files of queries; behind a name its parameters. */
    private void library(String before, String word, List<Suggestion> all) {
        Catalogue catalogue = new Catalogue(session);
        try {
            if (before.isEmpty()) {
                session.words().library().forEach((name, title) -> all.add(new Suggestion(name, title, "queries")));
                (word.isEmpty() ? List.<Suggestion>of() : new FileSuggestions().of(word)).stream().filter(file -> file.open() || file.text().endsWith(QueryLibrary.ENDING)).forEach(all::add);
            } else {
                catalogue.parameters(before.split("\\s", 2)[0]).forEach((name, value) -> all.add(new Suggestion(name + "=", value, "parameters", true)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void settings(String before, List<Suggestion> all) {
        Optional<Setting> setting = Setting.named(before);
        for (Setting each : before.isEmpty() ? Setting.values() : new Setting[0]) {
            all.add(new Suggestion(each.word(), each.doc(), "settings"));
        }
        setting.ifPresent(found -> found.choices().stream().filter(choice -> choice.equals(choice.toLowerCase(Locale.ROOT))).forEach(choice -> all.add(new Suggestion(choice, "", "values"))));
    }

    private void traces(List<Suggestion> all) {
        for (int i = 1; i <= session.loaded().traces().size(); i++) {
            all.add(new Suggestion(String.valueOf(i), TerminalText.oneLine(session.loaded().traces().get(i - 1).id()), "traces"));
        }
        all.add(new Suggestion("all", "", "traces"));
    }

    private void topics(String word, List<Suggestion> all) {
        session.commands().all().forEach(command -> all.add(new Suggestion(":" + command.name(), command.doc(), "commands")));
        session.words().topics().forEach(topic -> all.add(new Suggestion(topic, session.words().doc(topic), "language")));
        for (Noun noun : word.isEmpty() ? new Noun[0] : new Noun[] {Noun.SPANS, Noun.TRACES, Noun.ASSESSMENTS}) {
            Schema.fields(noun).values().stream().filter(field -> all.stream().noneMatch(known -> known.text().equals(field.name())))
                    .forEach(field -> all.add(new Suggestion(field.name(), field.doc(), "fields")));
        }
    }
}
