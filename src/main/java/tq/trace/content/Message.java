package tq.trace.content;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import tq.trace.Canonical;
import tq.trace.Nodes;
import tq.trace.OfSpan;
import tq.trace.Span;

/**
 * A chat message that a model read or wrote, in one shape for every dialect.
 *
 * @param span the model call
 * @param direction {@code input} or {@code output}
 * @param index its place within the direction, from 0
 * @param role {@code system}, {@code user}, {@code assistant}, {@code tool}, or another as stored
 * @param content its text; empty for none
 * @param toolCalls {@code [{"id": "call_1", "name": "search", "arguments": {"q": "tea"}}]}; missing for none
 * @param toolCallId of a tool's answer: the call that it answers; empty for none
 * @param source the attribute key that it was read from, or {@code events}
 */
public record Message(Span span, String direction, int index, String role, String content, JsonNode toolCalls, String toolCallId, String source) implements OfSpan {

    /** The direction of what was said to a model. */
    public static final String INPUT = "input";
    static final String OUTPUT = "output";

    /**
     * {@code {"role": "assistant", "content": "…", "tool_calls": […], "tool_call_id": "…", "direction": "output",
     * "index": 0, "span_id": "…", "trace_id": "tr-…"}}; what is absent has no key.
     */
    public ObjectNode canonical() {
        ObjectNode out = Nodes.object();
        Nodes.put(out, "role", Nodes.text(role));
        Nodes.put(out, "content", Nodes.text(content));
        Nodes.put(out, "tool_calls", toolCalls);
        Nodes.put(out, "tool_call_id", Nodes.text(toolCallId));
        out.put("direction", direction).put("index", index);
        return Canonical.placed(out, span);
    }
}
