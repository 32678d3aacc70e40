package tq.read.rows;

import com.fasterxml.jackson.databind.node.ObjectNode;
import tq.json.JsonDocument;
import tq.json.JsonKind;
import tq.json.JsonValue;
import tq.read.base.FlatNode;
import tq.read.base.HexIds;
import tq.read.base.Members;

/**
 * Spans whose ids are those of OpenTelemetry's SDK in Python as they stand in memory: numbers, and the parent a context too:
 * {@code {"context": {"trace_id": 100927429609276267646756448943279827607, "span_id": 9295669169508793927}, "parent": {"trace_id": …,
 * "span_id": 12324293800750531911}}}.
 */
final class SdkContext {

    private SdkContext() {
    }

    static boolean isInMemory(JsonValue span) {
        JsonValue context = span.get("context");
        boolean numbers = context.get("trace_id").kind() == JsonKind.NUMBER || context.get("span_id").kind() == JsonKind.NUMBER;
        return context.kind() == JsonKind.OBJECT && (numbers || Members.hasObject(span, "parent"));
    }

    /**
     * The span with its ids in hex and the parent's where others have it.
     *
     * @param output the answer of the whole trace, which any-agent keeps beside the spans; the root's, where that says none
     */
    static JsonValue inHex(JsonValue span, JsonValue output) {
        ObjectNode node = (ObjectNode) span.toNode();
        node.putObject("context").put("trace_id", HexIds.fromDecimal(span.get("context").get("trace_id"), HexIds.TRACE))
                .put("span_id", HexIds.fromDecimal(span.get("context").get("span_id"), HexIds.SPAN));
        node.remove("parent");
        String parent = HexIds.fromDecimal(span.get("parent").get("span_id"), HexIds.SPAN);
        FlatNode.putText(node, "parent_id", parent);
        if (parent.isEmpty() && node.get("attributes") instanceof ObjectNode attributes && !attributes.has("gen_ai.output")) {
            FlatNode.put(attributes, "output.value", output);
        }
        return JsonDocument.of(node);
    }
}
