package tq.trace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import tq.json.JsonDocument;
import tq.json.JsonValue;

/** What several documents say of one trace as one info: each member from the first that has it, tags and metadata entry by entry. */
final class JoinedInfo {

    private JoinedInfo() {
    }

    /** Missing for none; a single one as it is. */
    static JsonValue of(List<JsonValue> infos) {
        if (infos.size() < 2) {
            return infos.isEmpty() ? JsonValue.MISSING : infos.get(0);
        }
        ObjectNode all = Nodes.object();
        infos.forEach(info -> add(all, info.toNode()));
        return JsonDocument.of(all);
    }

    private static void add(ObjectNode all, JsonNode more) {
        more.properties().forEach(member -> {
            JsonNode own = all.path(member.getKey());
            if (own.isObject()) {
                add((ObjectNode) own, member.getValue());
            } else if (own instanceof ArrayNode list && member.getValue().isArray()) {
                member.getValue().forEach(list::add);
            } else if (Nodes.isEmpty(own)) {
                all.set(member.getKey(), member.getValue());
            }
        });
    }
}
