package tq.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tq.render.TimeText;
import tq.render.Unit;
import tq.render.UnitText;

/**
 * What a row of a profile tells of values, in a few words.
 *
 * @param unicode whether {@code µ} may stand in a duration
 */
record ValueText(boolean unicode) {

    private static final int LONGEST = 40;
    private static final int MOST = 5;
    private static final int MOST_SOURCES = 3;
    private static final int MOST_KINDS = 2;
    private static final int DAY_LENGTH = "2026-03-04".length();
    private static final int SECOND_LENGTH = "2026-03-04 05:06:07".length();
    private static final int TIME_LENGTH = "2026-03-04 05:06:07.123".length();

    /** {@code OK (22), ERROR (4)}; {@code 1.2 ms to 3.4 s}; else an example. */
    String values(ObjectNode row) {
        boolean measured = row.path("holds").size() == (row.path("holds").has(Kinds.NUMBER) ? 1 : 0);
        if (row.has("min") && measured && !few(row)) {
            return range(text(row.path("min"), row), text(row.path("max"), row));
        }
        return row.has("values") ? frequent(row) : row.has("example") ? text(row.path("example"), row) + others(row) : "";
    }

    /** Times to the second; of two on one day the day is said once. */
    private static String range(String least, String greatest) {
        if (least.length() == TIME_LENGTH && greatest.length() == TIME_LENGTH && least.charAt(DAY_LENGTH) == ' ') {
            String from = least.substring(0, SECOND_LENGTH);
            String to = greatest.substring(0, SECOND_LENGTH);
            return from.equals(to) ? from : from + " to " + (from.regionMatches(0, to, 0, DAY_LENGTH) ? to.substring(DAY_LENGTH + 1) : to);
        }
        return least.equals(greatest) ? least : least + " to " + greatest;
    }

    /** Numbers of which there are few are named one by one. */
    private static boolean few(ObjectNode row) {
        return row.path("values").size() > 0 && row.path("distinct").asInt() <= MOST;
    }

    private static String others(ObjectNode row) {
        int distinct = row.path("distinct").asInt();
        return distinct <= 1 ? "" : row.has("more") ? ", and more" : ", and " + (distinct - 1) + " others";
    }

    /** {@code OK (22), ERROR (4)}; without numbers where none came twice, or where there is but one. */
    private static String frequent(ObjectNode row) {
        JsonNode counts = row.path("values");
        boolean counted = counts.properties().stream().anyMatch(value -> value.getValue().asLong() > 1) && (counts.size() > 1 || row.has("more"));
        List<String> values = new ArrayList<>();
        for (Map.Entry<String, JsonNode> value : counts.properties()) {
            if (values.size() < MOST) {
                values.add((value.getKey().isEmpty() ? "\"\"" : Values.cut(value.getKey(), counts.size() == 1 ? Values.LONGEST : LONGEST)) + (counted ? " (" + value.getValue().asLong() + ")" : ""));
            }
        }
        int left = row.path("distinct").asInt() - values.size();
        return String.join(", ", values) + (row.has("more") ? ", and more" : left > 0 ? ", and " + left + " more" : "");
    }

    private String text(JsonNode value, ObjectNode row) {
        Unit unit = unit(row.path("type").asText());
        if (value.isNumber()) {
            return UnitText.of(value, unit, unicode);
        }
        boolean time = unit == Unit.TIME || !row.has("field");
        return time ? TimeText.of(value.asText()) : value.asText();
    }

    private static Unit unit(String type) {
        return switch (type) {
            case "duration" -> Unit.DURATION;
            case "time" -> Unit.TIME;
            case "tokens" -> Unit.COUNT;
            case "cost" -> Unit.COST;
            default -> Unit.NONE;
        };
    }

    /** {@code gen_ai.response.model (12), llm.model_name (3)}; of one source without its number. */
    String sources(ObjectNode row) {
        List<String> sources = new ArrayList<>();
        for (Map.Entry<String, JsonNode> source : row.path("from").properties()) {
            boolean all = row.path("from").size() == 1 && source.getValue().asLong() == row.path("count").asLong();
            sources.add(all ? source.getKey() : source.getKey() + " (" + source.getValue().asLong() + ")");
        }
        int left = sources.size() - MOST_SOURCES;
        return left <= 0 ? String.join(", ", sources) : String.join(", ", sources.subList(0, MOST_SOURCES)) + ", and " + left + " more";
    }

    /** {@code object, text}; of more than two the first. */
    String kinds(ObjectNode row) {
        List<String> kinds = new ArrayList<>();
        row.path("holds").fieldNames().forEachRemaining(kinds::add);
        return kinds.size() <= MOST_KINDS ? String.join(", ", kinds) : String.join(", ", kinds.subList(0, MOST_KINDS)) + ", " + (unicode ? "…" : "...");
    }
}
