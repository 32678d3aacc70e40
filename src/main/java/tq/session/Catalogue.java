package tq.session;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import tq.library.QueryFile;
import tq.library.QueryLibrary;
import tq.run.RunException;
import tq.text.QueryException;
import tq.text.SourceText;
import tq.text.Suggestions;
import tq.text.TerminalText;

/** Queries with names: those of the library, and those that the user saved, which come first. */
final class Catalogue {

    private static final String ENDING = ".tq";

    private final Session session;

    Catalogue(Session session) {
        this.session = session;
    }

    private Path file(String name) {
        return session.savedQueries().resolve(name + ENDING);
    }

    private static boolean isName(String name) {
        return name.matches("[A-Za-z0-9_-]{1,100}");
    }

    private Optional<QueryFile> find(String name) throws IOException {
        if (!isName(name)) {
            return Optional.empty();
        }
        Path saved = file(name);
        return Files.isRegularFile(saved) ? Optional.of(QueryFile.of(name, new SourceText(saved.toString(), Files.readString(saved)))) : QueryLibrary.find(name);
    }

    private List<QueryFile> saved() throws IOException {
        List<QueryFile> found = new ArrayList<>();
        if (Files.isDirectory(session.savedQueries())) {
            try (Stream<Path> files = Files.list(session.savedQueries())) {
                for (Path file : files.filter(each -> each.toString().endsWith(ENDING)).sorted().toList()) {
                    String name = file.getFileName().toString();
                    found.add(QueryFile.of(name.substring(0, name.length() - ENDING.length()), new SourceText(file.toString(), Files.readString(file))));
                }
            }
        }
        return found;
    }

    /** The names of all with their titles. */
    Map<String, String> titles() throws IOException {
        Map<String, String> titles = new LinkedHashMap<>();
        for (QueryFile query : saved()) {
            titles.put(query.name(), query.get("title").isEmpty() ? "saved" : query.get("title"));
        }
        session.words().library().forEach(titles::putIfAbsent);
        return titles;
    }

    Answer list(String name) throws IOException {
        if (!name.isEmpty()) {
            Optional<QueryFile> query = find(name);
            return query.isPresent() ? Answer.done(TerminalText.lines(query.get().source().text().stripTrailing()) + "\n") : unknown(name);
        }
        Map<String, StringBuilder> categories = new TreeMap<>();
        for (QueryFile query : QueryLibrary.all()) {
            line(query, categories.computeIfAbsent(query.get("category"), category -> new StringBuilder()));
        }
        StringBuilder text = new StringBuilder();
        StringBuilder own = new StringBuilder();
        saved().forEach(query -> line(query, own));
        text.append(own.length() == 0 ? "" : "saved\n" + own);
        categories.forEach((category, lines) -> text.append(category).append('\n').append(lines));
        return Answer.done(text.toString());
    }

    private static void line(QueryFile query, StringBuilder out) {
        String title = query.get("title").isEmpty() ? query.source().text().lines().filter(line -> !line.startsWith("#")).findFirst().orElse("") : query.get("title");
        out.append("  ").append(query.name()).append(" ".repeat(Math.max(1, 24 - query.name().length()))).append(TerminalText.oneLine(title)).append('\n');
    }

    private Answer unknown(String name) throws IOException {
        return Answer.failed("tq: there is no query `" + TerminalText.oneLine(name) + "`: " + Suggestions.didYouMean(name, titles().keySet()).orElse(":queries lists them"));
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
        if (session.lastQuery().isEmpty()) {
            return Answer.failed("tq: nothing has been asked yet, so there is no query to save");
        }
        if (!isName(name)) {
            return Answer.failed("tq: :save needs a name of letters, digits, - and _");
        }
        if (QueryLibrary.find(name).isPresent()) {
            return Answer.failed("tq: `" + name + "` is a query of the library: take another name");
        }
        Files.createDirectories(session.savedQueries());
        Path file = file(name);
        boolean again = Files.exists(file);
        Files.writeString(file, session.lastQuery().strip() + "\n", StandardCharsets.UTF_8);
        return Answer.done((again ? "saved anew: " : "saved: ") + TerminalText.oneLine(file.toString()) + "\n");
    }

    Answer edit(String name) throws IOException {
        if (session.settings().isOn(Setting.SAFE)) {
            return Answer.failed("tq: in safe mode no programs are started");
        }
        if (!name.isEmpty() && find(name).isEmpty()) {
            return unknown(name);
        }
        String text = name.isEmpty() ? session.lastQuery() : find(name).get().source().text();
        return new Answer("", Answer.Outcome.EDIT, Optional.of(text));
    }
}
