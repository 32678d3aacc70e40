package tq.cli;

import java.io.IOException;
import java.util.List;
import tq.library.QueryFile;
import tq.library.QueryLibrary;
import tq.library.QueryListing;
import tq.text.QueryException;

/** {@code tq queries}: the library by category, or one query with its source. */
final class LibraryListing {

    private final Console console;

    LibraryListing(Console console) {
        this.console = console;
    }

    int run(List<String> names) throws QueryException, IOException {
        if (names.isEmpty()) {
            console.print(QueryListing.of(QueryLibrary.all()));
        }
        for (String name : names) {
            QueryFile query = Main.library("queries", name);
            console.print(query.source().text() + (query.source().text().endsWith("\n") ? "" : "\n"));
        }
        console.out().flush();
        return ExitCode.OK;
    }
}
