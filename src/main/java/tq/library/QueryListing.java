package tq.library;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tq.text.TerminalText;

/** Queries by category, a line each with name and title. */
public final class QueryListing {

    private static final int NAME_COLUMNS = 24;
    /** Of queries that say nothing of themselves, as those that a user keeps. */
    private static final String NO_CATEGORY = "saved";

    private QueryListing() {
    }

    /**
     * The lines, with the file of a query that tq does not bring:
     * <pre>
     * performance
     *   slowest-spans           Slowest spans
     *   slow-tools              Slow tool calls (queries/slow-tools.tq)
     * </pre>
     */
    public static String of(List<QueryFile> queries) {
        Map<String, StringBuilder> categories = new TreeMap<>();
        for (QueryFile query : queries) {
            String category = query.get("category").isEmpty() ? NO_CATEGORY : query.get("category");
            categories.computeIfAbsent(TerminalText.oneLine(category), name -> new StringBuilder()).append("  ").append(query.name())
                    .append(" ".repeat(Math.max(1, NAME_COLUMNS - query.name().length()))).append(TerminalText.oneLine(title(query)))
                    .append(query.source().canned() ? "" : " (" + TerminalText.oneLine(query.source().name()) + ")").append('\n');
        }
        StringBuilder out = new StringBuilder();
        categories.forEach((category, lines) -> out.append(category).append('\n').append(lines));
        return out.toString();
    }

    /** The title, else the first line that asks. */
    private static String title(QueryFile query) {
        return query.get("title").isEmpty() ? query.source().text().lines().filter(line -> !line.startsWith("#")).findFirst().orElse("") : query.get("title");
    }
}
