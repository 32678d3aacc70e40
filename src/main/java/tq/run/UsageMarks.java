package tq.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import tq.schema.FieldRef;
import tq.trace.CountedOnce;

/** Marks the rows that count in a sum of tokens or costs. A row's usage is what {@link FieldRef#USAGE} says. */
final class UsageMarks {

    private UsageMarks() {
    }

    /** The rows, each with a member of that name that says whether it counts; {@code reaches}: which rows the sum is about. */
    static ArrayNode mark(ArrayNode rows, String name, IntPredicate reaches) {
        List<Integer> places = new ArrayList<>();
        List<CountedOnce.Recorded> recorded = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            JsonNode usage = rows.get(i).path(FieldRef.USAGE);
            if (usage.isArray() && reaches.test(i)) {
                places.add(i);
                recorded.add(new CountedOnce.Recorded(usage.get(0).asText(), usage.get(1).longValue(), usage.get(2).longValue(), text(usage.path(3)), text(usage.path(6))));
            }
        }
        boolean[] counted = CountedOnce.among(recorded);
        boolean[] counts = new boolean[rows.size()];
        for (int i = 0; i < counted.length; i++) {
            counts[places.get(i)] = counted[i];
        }
        ArrayNode marked = JsonNodeFactory.instance.arrayNode(rows.size());
        for (int i = 0; i < counts.length; i++) {
            ObjectNode row = JsonNodeFactory.instance.objectNode();
            row.setAll((ObjectNode) rows.get(i));
            marked.add(row.put(name, counts[i]));
        }
        return marked;
    }

    private static String text(JsonNode value) {
        return value.isTextual() ? value.textValue() : "";
    }
}
