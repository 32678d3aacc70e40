package tq.read.rows;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tq.json.JsonDocument;
import tq.json.JsonKind;
import tq.json.JsonMembers;
import tq.json.JsonValue;
import tq.read.base.Members;

/**
 * Tables that are one JSON document, column by column as pandas writes them ({@code {"name": {"0": "a", "1": "b"}, …}}) or with the
 * names apart ({@code {"columns": ["name", …], "data": [["a", …], …]}}, of ClickHouse {@code {"meta": [{"name": "name"}], "data": …}}),
 * as rows: {@code {"name": "a", …}}.
 */
public final class Frames {

    private Frames() {
    }

    /** The rows; none of what is no such table. */
    public static List<JsonValue> rows(JsonValue value) {
        List<String> names = new ArrayList<>();
        Members.first(value, "columns", "meta").items().forEach(column -> names.add(column.get("name").textOr(column.textOr(""))));
        if (!names.isEmpty() && value.get("data").at(0).kind() == JsonKind.ARRAY) {
            return named(names, value.get("data"));
        }
        return isColumns(value) ? transposed(value) : List.of();
    }

    private static List<JsonValue> named(List<String> names, JsonValue data) {
        List<JsonValue> rows = new ArrayList<>();
        for (JsonValue values : data.items()) {
            ObjectNode row = JsonNodeFactory.instance.objectNode();
            int place = 0;
            for (JsonValue value : values.items()) {
                if (place < names.size()) {
                    row.set(names.get(place++), value.toNode());
                }
            }
            rows.add(JsonDocument.of(row));
        }
        return rows;
    }

    /** Every column is an object, and one of them holds the ids of spans. */
    private static boolean isColumns(JsonValue value) {
        boolean ids = false;
        for (JsonMembers members = value.members(); members.next();) {
            if (members.value().kind() != JsonKind.OBJECT) {
                return false;
            }
            ids |= members.keyIs("context.span_id") || members.keyIs("span_id");
        }
        return ids;
    }

    private static List<JsonValue> transposed(JsonValue table) {
        Map<String, ObjectNode> rows = new LinkedHashMap<>();
        for (JsonMembers columns = table.members(); columns.next();) {
            for (JsonMembers cells = columns.value().members(); cells.next();) {
                rows.computeIfAbsent(cells.key(), key -> JsonNodeFactory.instance.objectNode()).set(columns.key(), cells.value().toNode());
            }
        }
        return rows.values().stream().map(JsonDocument::of).toList();
    }
}
