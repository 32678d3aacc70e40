package tq.cli;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tq.library.QueryFile;
import tq.library.QueryLibrary;
import tq.text.QueryException;

/** {@code tq queries}: the library by category, or one query with its source. */
final class LibraryListing {

    private final Console console;

    LibraryListing(Console console) {
        this.console = console;
    }

    int run(List<String> names) throws QueryException, IOException {
        if (names.isEmpty()) {
            list();
        }
        for (String name : names) {
            QueryFile query = Main.library("queries", name);
            console.print(query.source().text() + (query.source().text().endsWith("\n") ? "" : "\n"));
        }
        console.out().flush();
        return ExitCode.OK;
    }

    private void list() throws IOException {
        Map<String, StringBuilder> categories = new TreeMap<>();
        for (QueryFile query : QueryLibrary.all()) {
            String line = "  " + query.name() + " ".repeat(Math.max(1, 24 - query.name().length())) + query.get("title") + "\n";
            categories.computeIfAbsent(query.get("category"), category -> new StringBuilder()).append(line);
        }
        for (Map.Entry<String, StringBuilder> category : categories.entrySet()) {
            console.print(category.getKey() + "\n" + category.getValue());
        }
    }
}
