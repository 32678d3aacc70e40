package tq.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import tq.schema.FieldRef;

/**
 * Which rows count when tokens or costs are added up, so that no call of a model counts twice: of the rows that reach the sum
 * none above another of them that has usage, and of those with one response id the first. A row's {@code usage} is
 * {@code ["tr-…", enter, leave, "resp-…" or null]}; one span is below another just if it is entered later and left earlier.
 */
final class UsageMarks {

    private record Recorded(int row, JsonNode usage) {

        String trace() {
            return usage.get(0).asText();
        }

        long enter() {
            return usage.get(1).longValue();
        }

        boolean isAbove(Recorded next) {
            return trace().equals(next.trace()) && next.enter() < usage.get(2).longValue();
        }
    }

    private UsageMarks() {
    }

    /** The rows, each with a member of that name that says whether it counts; {@code reaches}: which rows the sum is about. */
    static ArrayNode mark(ArrayNode rows, String name, IntPredicate reaches) {
        List<Recorded> recorded = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            JsonNode usage = rows.get(i).path(FieldRef.USAGE);
            if (usage.isArray() && reaches.test(i)) {
                recorded.add(new Recorded(i, usage));
            }
        }
        boolean[] counts = new boolean[rows.size()];
        innermost(recorded, counts);
        Set<String> responses = new HashSet<>();
        ArrayNode marked = JsonNodeFactory.instance.arrayNode(rows.size());
        for (Recorded each : recorded) {
            JsonNode response = each.usage().path(3);
            if (counts[each.row()] && response.isTextual()) {
                counts[each.row()] = responses.add(response.textValue());
            }
        }
        for (int i = 0; i < rows.size(); i++) {
            ObjectNode row = JsonNodeFactory.instance.objectNode();
            row.setAll((ObjectNode) rows.get(i));
            marked.add(row.put(name, counts[i]));
        }
        return marked;
    }

    /** In the order of a walk round the tree a span with another below it is followed by one of those. */
    private static void innermost(List<Recorded> recorded, boolean[] counts) {
        List<Recorded> walk = new ArrayList<>(recorded);
        walk.sort(Comparator.comparing(Recorded::trace).thenComparingLong(Recorded::enter));
        for (int i = 0; i < walk.size(); i++) {
            counts[walk.get(i).row()] = i + 1 == walk.size() || !walk.get(i).isAbove(walk.get(i + 1));
        }
    }
}
