package tq.trace.content;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import tq.trace.Nodes;

/** The tools that a model asks for, in one shape: {@code [{"id": "call_1", "name": "search", "arguments": {"q": "tea"}}]}. */
final class ToolCalls {

    /** Members that hold the call itself, beside what is said of it. */
    static final String[] WRAPPERS = {"tool_call", "toolUse", "functionCall", "function_call"};
    /** The id that the tool's answer names comes first: OpenAI's Responses have an {@code id} of the item beside it. */
    private static final String[] IDS = {"call_id", "toolUseId", "toolCallId", "tool_call_id", "id"};
    private static final String[] NAMES = {"name", "toolName", "tool_name", "tool.name"};
    private static final String[] ARGUMENTS = {"arguments", "args", "input", "tool_kwargs", "tool.args"};

    private ToolCalls() {
    }

    /** The calls of a message's own member, wherever its library has it; missing for none. */
    static JsonNode beside(JsonNode message) {
        JsonNode extra = message.path("additional_kwargs");
        ArrayNode calls = Nodes.array();
        for (JsonNode stored : Nodes.first(message, "tool_calls", "toolCalls")) {
            ObjectNode call = of(stored);
            if (!call.isEmpty()) {
                calls.add(call);
            }
        }
        if (calls.isEmpty() && message.path("function_call").isObject()) {
            calls.add(of(message.path("function_call")));
        }
        return !calls.isEmpty() ? calls : extra.isObject() ? beside(extra) : Nodes.MISSING;
    }

    /** One call. */
    static ObjectNode of(JsonNode stored) {
        JsonNode inner = Nodes.first(stored, WRAPPERS);
        JsonNode call = inner.isObject() ? inner : stored;
        JsonNode function = call.path("function").isObject() ? call.path("function") : call;
        ObjectNode out = Nodes.object();
        Nodes.put(out, "id", Nodes.word(Nodes.first(call, IDS)));
        Nodes.put(out, "name", Nodes.word(Nodes.first(function, NAMES)));
        JsonNode once = Nodes.decodeContainer(Nodes.first(function, ARGUMENTS));
        Nodes.put(out, "arguments", once.isTextual() && once.textValue().startsWith("{") ? Nodes.decodeContainer(once) : once);
        return out;
    }
}
