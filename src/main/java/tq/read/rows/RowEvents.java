package tq.read.rows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import tq.json.JsonDocument;
import tq.json.JsonKind;
import tq.json.JsonValue;
import tq.read.base.FlatNode;
import tq.trace.Ids;

/** Events and links of a row: a list of objects, its JSON text, or as ClickHouse has them a column for each of their fields. */
final class RowEvents {

    private RowEvents() {
    }

    /** Hands the span its events and links, and takes their columns. */
    static void read(Columns columns, FlatNode span) {
        for (JsonValue event : list(columns, "events").items()) {
            Columns fields = new Columns(event);
            span.event(fields.get("name").text(), ColumnTimes.moment(fields.get("timeunixnano", "timestamp", "time")), attributes(fields));
        }
        for (JsonValue link : list(columns, "links").items()) {
            Columns fields = new Columns(link.get("context").kind() == JsonKind.OBJECT ? link.get("context") : link);
            span.link(Ids.of(fields.get("traceid").value()), Ids.of(fields.get("spanid").value()), attributes(new Columns(link)));
        }
    }

    private static ObjectNode attributes(Columns fields) {
        return FlatNode.members(SpanRow.decoded(fields.get("attributes").value()));
    }

    private static JsonValue list(Columns columns, String name) {
        JsonValue whole = SpanRow.decoded(columns.take(name).value());
        Map<String, JsonValue> fields = columns.takeBelow(name);
        return whole.kind() == JsonKind.ARRAY || fields.isEmpty() ? whole : JsonDocument.of(zipped(fields));
    }

    /** {@code {"Name": ["a", "b"], "Timestamp": [1, 2]}} is {@code [{"Name": "a", "Timestamp": 1}, {"Name": "b", "Timestamp": 2}]}. */
    private static JsonNode zipped(Map<String, JsonValue> fields) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        fields.forEach((name, values) -> {
            int place = 0;
            for (JsonValue value : values.items()) {
                ObjectNode item = place < list.size() ? (ObjectNode) list.get(place) : list.addObject();
                item.set(name, value.toNode());
                place++;
            }
        });
        return list;
    }
}
