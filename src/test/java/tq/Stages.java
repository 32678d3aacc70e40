package tq;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The list of queries in {@code testdata/stages.txt}. */
final class Stages {

    private Stages() {
    }

    /** A query that fails, and how. */
    record Failing(String code, String query) {
    }

    /** The lines below the heading. */
    static List<String> of(String heading) throws IOException {
        List<String> queries = new ArrayList<>();
        boolean wanted = false;
        for (String line : Files.readAllLines(Path.of("testdata/stages.txt"))) {
            if (line.startsWith("## ")) {
                wanted = line.equals("## " + heading);
            } else if (wanted && !line.isBlank() && !line.startsWith("#")) {
                queries.add(line);
            }
        }
        return queries;
    }

    /** Queries that run, here and by the jq that tq prints. */
    static List<String> portable() throws IOException {
        return of("runs");
    }

    /** All queries that run. */
    static List<String> valid() throws IOException {
        List<String> all = new ArrayList<>(portable());
        all.addAll(of("runs in tq alone"));
        return all;
    }

    /** Queries of a class that fails. */
    static List<Failing> failing(String heading) throws IOException {
        return of(heading).stream().map(line -> new Failing(line.substring(0, 5), line.substring(6))).toList();
    }
}
