package tq.trace.content;

import com.fasterxml.jackson.databind.JsonNode;
import tq.trace.Nodes;

/**
 * What a message says, before it is known where it stands.
 *
 * @param role normalised by {@link Roles}
 * @param content its text; empty for none
 * @param toolCalls normalised by {@link ToolCalls}; missing for none
 * @param toolCallId empty for none
 */
record Said(String role, String content, JsonNode toolCalls, String toolCallId) {

    static Said text(String role, String content) {
        return new Said(role, content, Nodes.MISSING, "");
    }
}
