package tq.session;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tq.library.QueryFile;
import tq.library.QueryLibrary;
import tq.library.QueryListing;
import tq.parse.QueryParser;
import tq.run.RunException;
import tq.syntax.Statement;
import tq.text.Folding;
import tq.text.QueryException;
import tq.text.SourceText;
import tq.text.Suggestions;
import tq.text.TerminalText;

/** Queries with names: those that tq brings, and those of the user, which come first. */
final class Catalogue {

    private final Session session;

    Catalogue(Session session) {
        this.session = session;
    }

    private Path file(String name) {
        return session.savedQueries().resolve(name + QueryLibrary.ENDING);
    }

    /** The query of that name, or the file. */
    private Optional<QueryFile> find(String name) throws IOException {
        if (name.endsWith(QueryLibrary.ENDING) && Files.isRegularFile(Path.of(name))) {
            return Optional.of(QueryFile.of(name, new SourceText(name, Files.readString(Path.of(name)))));
        }
        return QueryLibrary.find(name);
    }

    /** The parameters of a query, with the value that each has where none is given; none where there is no such query. */
    Map<String, String> parameters(String name) throws IOException {
        Map<String, String> parameters = new LinkedHashMap<>();
        Optional<QueryFile> query = find(name);
        for (Statement statement : query.isEmpty() ? List.<Statement>of() : QueryParser.parse(query.get().source()).query().statements()) {
            if (statement instanceof Statement.Param param) {
                String type = param.type().map(word -> word.text() + " ").orElse("");
                parameters.put(param.name().text(), type + param.value().map(value -> "= " + query.get().source().textOf(value.range())).orElse("must be given"));
            }
        }
        return parameters;
    }

    Answer list(String name) throws IOException {
        if (!name.isEmpty()) {
            Optional<QueryFile> query = find(name);
            return query.isPresent() ? Answer.done(TerminalText.lines(query.get().source().text().stripTrailing()) + "\n") : unknown(name);
        }
        return Answer.done(Folding.lines(QueryListing.of(QueryLibrary.all()), session.screen().width()));
    }

    private Answer unknown(String name) throws IOException {
        if (name.endsWith(QueryLibrary.ENDING)) {
            return Answer.failed("tq: there is no query file " + TerminalText.oneLine(name));
        }
        return Answer.failed("tq: there is no query `" + TerminalText.oneLine(name) + "`: " + Suggestions.didYouMean(name, QueryLibrary.names()).orElse(":queries lists them"));
    }

    Answer run(String argument) throws QueryException, RunException, IOException {
        List<String> words = FileWords.split(argument);
        Optional<QueryFile> query = words.isEmpty() ? Optional.empty() : find(words.get(0));
        if (query.isEmpty()) {
            return words.isEmpty() ? Answer.failed("tq: :run needs the name of a query; :queries lists them") : unknown(words.get(0));
        }
        Map<String, String> given = new LinkedHashMap<>();
        for (String word : words.subList(1, words.size())) {
            int equals = word.indexOf('=');
            if (equals < 1) {
                return Answer.failed("tq: a parameter is NAME=VALUE, not `" + TerminalText.oneLine(word) + "`");
            }
            given.put(word.substring(0, equals), word.substring(equals + 1));
        }
        return session.ask(query.get().source(), given, session.presentation());
    }

    Answer save(String name) throws IOException {
        if (session.settings().isOn(Setting.SAFE)) {
            return Answer.failed("tq: in safe mode no files are written");
        }
        if (session.last().isEmpty()) {
            return Answer.failed("tq: nothing has been asked yet, so there is no query to save");
        }
        if (!QueryLibrary.isName(name)) {
            return Answer.failed("tq: :save needs a name of letters, digits, - and _");
        }
        if (QueryLibrary.builtIn(name).isPresent()) {
            return Answer.failed("tq: `" + name + "` is a query of the library: take another name");
        }
        Files.createDirectories(session.savedQueries());
        Path file = file(name);
        boolean again = Files.exists(file);
        Files.writeString(file, session.last().get().strip() + "\n", StandardCharsets.UTF_8);
        return Answer.done((again ? "saved anew: " : "saved: ") + TerminalText.oneLine(file.toString()) + "\n");
    }

    Answer edit(String name) throws IOException {
        if (session.settings().isOn(Setting.SAFE)) {
            return Answer.failed("tq: in safe mode no programs are started");
        }
        if (name.isEmpty()) {
            return new Answer("", Answer.Outcome.EDIT, session.last());
        }
        Optional<QueryFile> query = find(name);
        return query.isPresent() ? new Answer("", Answer.Outcome.EDIT, query.map(found -> found.source().text())) : unknown(name);
    }
}
