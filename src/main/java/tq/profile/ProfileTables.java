package tq.profile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tq.render.Format;
import tq.render.RenderOptions;
import tq.text.TerminalText;

/**
 * The rows of a {@link Profile} as people read them: a table for what there is, one for the fields of each kind of element, one
 * for their keys, and queries that can be copied.
 */
public final class ProfileTables {

    /** What tq works out for every element whatever the data is: named, and no line of a table. */
    private static final Set<String> COMPUTED = Set.of("error", "tokens", "source", "format", "offset", "self", "gap", "depth", "path", "index", "child_count", "trusted");

    private final Format format;
    private final RenderOptions options;
    private final String files;
    private final Appendable sink;

    private ProfileTables(Format format, RenderOptions options, String files, Appendable sink) {
        this.format = format;
        this.options = options;
        this.files = files;
        this.sink = sink;
    }

    /**
     * Writes the rows.
     *
     * @param format table or Markdown
     * @param files how a command names the inputs, for the queries; may be empty
     */
    public static void write(List<ObjectNode> rows, Format format, RenderOptions options, String files, Appendable sink) throws IOException {
        new ProfileTables(format, options, files, sink).write(rows);
    }

    private void write(List<ObjectNode> rows) throws IOException {
        Map<String, List<ObjectNode>> sections = new LinkedHashMap<>();
        rows.forEach(row -> sections.computeIfAbsent(section(row), title -> new ArrayList<>()).add(row));
        boolean first = true;
        for (Map.Entry<String, List<ObjectNode>> section : sections.entrySet()) {
            List<ObjectNode> own = section.getValue();
            sink.append(first ? "" : "\n").append(format == Format.MARKDOWN ? "## " + section.getKey() + "\n\n" : section.getKey() + "\n");
            first = false;
            if (own.get(0).has("try")) {
                queries(own);
            } else if (own.get(0).has("note")) {
                notes(own);
            } else {
                table(own);
            }
        }
    }

    private static String section(ObjectNode row) {
        if (!row.has("noun")) {
            return row.has("try") ? "questions to begin with" : "left out, or odd";
        }
        String nouns = row.path("noun").textValue() + "s";
        String field = row.path("field").asText();
        return field.isEmpty() ? "what is here" : row.has("type") ? nouns : "keys of " + nouns + ": " + field.substring(0, field.indexOf('.') + 1) + "…";
    }

    private void table(List<ObjectNode> rows) throws IOException {
        boolean fields = rows.get(0).has("type");
        ProfileTable table = new ProfileTable(rows, format, options);
        List<String> absent = new ArrayList<>();
        List<String> computed = new ArrayList<>();
        for (ObjectNode row : rows) {
            if (row.path("count").asLong() == 0) {
                absent.add(fields ? row.path("field").textValue() : row.path("noun").textValue() + "s");
            } else if (fields && COMPUTED.contains(row.path("field").textValue())) {
                computed.add(row.path("field").textValue());
            } else {
                table.add(row);
            }
        }
        table.write(sink);
        names("computed: ", computed);
        Set<String> there = new HashSet<>();
        rows.stream().filter(row -> row.path("count").asLong() > 0).forEach(row -> there.add(head(row.path("field").asText())));
        names(fields ? "no " + rows.get(0).path("noun").textValue() + " has: " : "not here: ", fields ? shorter(absent, there) : absent);
    }

    private static String head(String field) {
        int dot = field.indexOf('.');
        return dot < 0 ? field : field.substring(0, dot);
    }

    /** {@code tokens} for all tokens, {@code exception.*} for all of an exception, where none of them is there. */
    private static List<String> shorter(List<String> absent, Set<String> there) {
        Set<String> names = new LinkedHashSet<>();
        for (String name : absent) {
            String head = head(name);
            names.add(there.contains(head) ? name : absent.contains(head) ? head : head + ".*");
        }
        return List.copyOf(names);
    }

    /** {@code no span has: kind, message}, over as many lines as it takes. */
    private void names(String start, List<String> names) throws IOException {
        if (names.isEmpty()) {
            return;
        }
        int width = options.width() == 0 ? ProfileTable.WIDTH_OF_FILES : options.width();
        StringBuilder out = new StringBuilder(format == Format.MARKDOWN ? "\n" : "").append(start);
        int used = start.length();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i) + (i + 1 < names.size() ? "," : "");
            boolean fits = used + 1 + name.length() <= width;
            out.append(i == 0 ? "" : fits ? " " : "\n").append(name);
            used = (i == 0 ? used : fits ? used + 1 : 0) + name.length();
        }
        sink.append(out).append('\n');
    }

    private void notes(List<ObjectNode> rows) throws IOException {
        for (ObjectNode row : rows) {
            String query = row.path("query").asText();
            sink.append(format == Format.MARKDOWN ? "- " : "").append(TerminalText.oneLine(row.path("note").textValue()));
            sink.append(query.isEmpty() ? "" : format == Format.MARKDOWN ? ": `" + query + "`" : ": " + query).append('\n');
        }
    }

    /** Commands on lines of their own, so that they can be copied. */
    private void queries(List<ObjectNode> rows) throws IOException {
        sink.append(format == Format.MARKDOWN ? "```sh\n" : "");
        for (ObjectNode row : rows) {
            sink.append("# ").append(row.path("note").textValue()).append("\ntq -e '").append(row.path("try").textValue()).append('\'');
            sink.append(files.isEmpty() ? "" : " ").append(TerminalText.oneLine(files)).append('\n');
        }
        sink.append(format == Format.MARKDOWN ? "```\n" : "");
    }
}
