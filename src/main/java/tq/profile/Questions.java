package tq.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tq.source.Tally;

/** Queries that what was found leads to: about what is odd in it, and three to begin with. */
final class Questions {

    private static final int MOST = 3;
    /** A key that a query can name without quotes, and that stands for itself. */
    private static final Pattern PLAIN = Pattern.compile("attributes(\\.[A-Za-z_][A-Za-z0-9_]*)+");

    private final List<ObjectNode> found;
    private final List<ObjectNode> asked = new ArrayList<>();

    private Questions(List<ObjectNode> found) {
        this.found = found;
    }

    /** What was left out of the input or is odd in it, and how to see it: {@code {"note": "…", "query": "orphan spans"}}. */
    static List<ObjectNode> aboutOdd(Tally tally, long leftOutKeys) {
        List<String> notes = new ArrayList<>(tally.details().subList(1, tally.details().size()));
        notes.addAll(tally.losses());
        if (leftOutKeys > 0) {
            notes.add("there are more keys than the first " + Keys.MOST + "; " + leftOutKeys + " values of others are not counted");
        }
        List<ObjectNode> rows = new ArrayList<>();
        for (String note : notes) {
            ObjectNode row = JsonNodeFactory.instance.objectNode().put("note", note);
            query(note).ifPresent(query -> row.put("query", query));
            rows.add(row);
        }
        return rows;
    }

    private static Optional<String> query(String note) {
        return note.endsWith("parent that is not here") ? Optional.of("orphan spans")
                : note.endsWith("several root spans") ? Optional.of("traces where count root spans > 1")
                : note.contains(" no end") ? Optional.of("spans where end is missing")
                : note.contains(" before ") ? Optional.of("spans where duration < 0") : Optional.empty();
    }

    /** The first three of those that fit, the most telling first: {@code {"note": "what each model used", "try": "…"}}. */
    static List<ObjectNode> fitting(List<ObjectNode> found) {
        Questions questions = new Questions(found);
        questions.add(questions.has("span", "error", "true"), "where failures began", "failed spans where no descendants (error) | select trace.id, path, message");
        questions.add(questions.has("assessment", "value"), "what was judged, and how", "assessments | count by name, value");
        questions.add(questions.has("span", "tokens.total") && questions.has("span", "model"), "what each model used",
                "spans with tokens | stats count, sum(tokens.total) as tokens by model");
        questions.add(questions.has("span", "tool"), "which tools were called, and with what success", "spans with tool | count by tool, status");
        questions.add(questions.has("message", "content"), "what was said", "messages | select span.name, role, content");
        questions.add(questions.has("document", "rank"), "what was retrieved", "documents | select span.name, rank, score, content");
        questions.add(questions.has("trace", "session"), "how conversations went", "sessions | select id, turns, duration, error_count");
        questions.key().ifPresent(key -> questions.add(true, "how an attribute's values spread", "spans | count by " + key));
        questions.add(questions.has("span", "duration"), "what took long", "spans | stats count, max(duration) as slowest by name | sort slowest desc");
        questions.add(questions.has("span", "name"), "which steps there are", "spans | count by name");
        questions.add(questions.has("trace", "id"), "which traces there are", "traces | select id, name, state, duration");
        return questions.asked;
    }

    private void add(boolean fits, String about, String query) {
        if (fits && asked.size() < MOST) {
            asked.add(JsonNodeFactory.instance.objectNode().put("note", about).put("try", query));
        }
    }

    private JsonNode field(String noun, String field) {
        return found.stream().filter(row -> row.path("noun").asText().equals(noun) && row.path("field").asText().equals(field)).findFirst()
                .<JsonNode>map(row -> row).orElse(JsonNodeFactory.instance.missingNode());
    }

    private boolean has(String noun, String field) {
        return field(noun, field).path("count").asLong() > 0;
    }

    private boolean has(String noun, String field, String value) {
        return field(noun, field).path("values").has(value);
    }

    /** The key of spans by which they fall into the fewest groups for how many have it, but more than one. */
    private Optional<String> key() {
        return found.stream().filter(row -> row.path("noun").asText().equals("span") && PLAIN.matcher(row.path("field").asText()).matches())
                .filter(row -> row.path("distinct").asInt() > 1 && row.path("distinct").asInt() <= Values.SHOWN && !row.path("holds").has(Kinds.NUMBER))
                .max(Comparator.comparingDouble(row -> row.path("count").asDouble() / row.path("distinct").asInt())).map(row -> row.path("field").asText());
    }
}
