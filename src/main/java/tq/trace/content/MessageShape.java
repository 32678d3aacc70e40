package tq.trace.content;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import tq.trace.Nodes;

/**
 * One stored message as {@link Said}; several where it holds answers of tools, which are messages of their own in the
 * one shape that all dialects are brought to. Knows {@code {"role", "content"}} and its kin, LangChain's
 * {@code {"type": "human", "data": {…}}} and {@code {"lc": 1, "kwargs": {…}}}, and the items of OpenAI's Responses.
 */
final class MessageShape {

    private static final String[] CONTENTS = {"content", "parts", "blocks", "contents", "text"};

    private MessageShape() {
    }

    /** Whether an object is a message: it names who speaks, and has something that can be said. */
    static boolean isMessage(JsonNode item) {
        if (!item.isObject()) {
            return false;
        }
        if (KindedParts.is(item)) {
            return true;
        }
        JsonNode message = unwrapped(item);
        boolean says = hasContent(message) || !ToolCalls.beside(message).isMissingNode();
        return says && !Roles.in(message).isEmpty() && !isDefinition(message) || isCall(item) || isAnswer(item);
    }

    /** An item of OpenAI's Responses that asks for a tool; several side by side are one message. */
    static boolean isCall(JsonNode item) {
        return item.path("type").asText("").equals("function_call");
    }

    private static boolean isAnswer(JsonNode item) {
        return item.path("type").asText("").equals("function_call_output");
    }

    /** Langfuse lists the tools on offer among the messages: {@code {"role": "tool", "content": {"type": "function", …}}}. */
    private static boolean isDefinition(JsonNode message) {
        return message.path("content").path("function").isObject();
    }

    private static boolean hasContent(JsonNode message) {
        for (String key : CONTENTS) {
            if (message.has(key)) {
                return true;
            }
        }
        return false;
    }

    /**
     * What a message says.
     *
     * @param speaker the role of one that names none
     */
    static List<Said> read(JsonNode item, String speaker) {
        if (KindedParts.is(item)) {
            return KindedParts.read(item);
        }
        if (isAnswer(item)) {
            return List.of(MessageParts.answer(item));
        }
        if (isCall(item)) {
            return List.of(new Said(Roles.ASSISTANT, "", Nodes.array().add(ToolCalls.of(item)), ""));
        }
        JsonNode message = unwrapped(item);
        String role = Roles.in(message).isEmpty() ? speaker : Roles.in(message);
        role = role.equals(Roles.USER) && !answers(message).isEmpty() ? Roles.TOOL : role;
        JsonNode content = content(message);
        MessageParts parts = MessageParts.of(content.isObject() && !MessageParts.isPart(content) ? Nodes.text(MessageParts.words(content)) : content);
        List<Said> said = new ArrayList<>(parts.answers());
        JsonNode beside = ToolCalls.beside(message);
        JsonNode calls = beside.isMissingNode() ? parts.calls() : beside;
        String text = parts.text().isEmpty() ? instead(message) : parts.text();
        boolean only = said.isEmpty() && !parts.isThought();
        if (only || !text.isEmpty() || !calls.isMissingNode()) {
            said.add(new Said(role, text, calls, answers(message)));
        }
        return said;
    }

    private static JsonNode content(JsonNode message) {
        JsonNode content = Nodes.first(message, CONTENTS);
        return content.isObject() && content.path("parts").isArray() ? content.path("parts") : content;
    }

    /** What stands for the text of a message without: a refusal, or what was spoken aloud. */
    private static String instead(JsonNode message) {
        JsonNode refusal = Nodes.first(message, "refusal");
        return Nodes.word(refusal.isMissingNode() ? message.path("audio").path("transcript") : refusal).asText("");
    }

    /** The call that a tool's message answers; empty for none. */
    private static String answers(JsonNode message) {
        JsonNode id = Nodes.first(message, "tool_call_id", "toolCallId");
        return Nodes.word(id.isMissingNode() ? message.path("additional_kwargs").path("tool_call_id") : id).asText("");
    }

    /** The message itself: OpenInference has it in {@code message}, LangChain in {@code data} or {@code kwargs}. */
    private static JsonNode unwrapped(JsonNode item) {
        if (item.has("role")) {
            return item;
        }
        if (item.path("message").isObject()) {
            return unwrapped(item.path("message"));
        }
        JsonNode inner = item.path(item.has("lc") ? "kwargs" : "data");
        return inner.isObject() ? named(inner, item) : item;
    }

    /** LangChain says the role within, or only outside by the {@code type} or the class: {@code ["langchain", …, "HumanMessage"]}. */
    private static JsonNode named(JsonNode inner, JsonNode item) {
        JsonNode names = item.path("id");
        String name = item.has("lc") ? names.path(names.size() - 1).asText("") : item.path("type").asText("");
        if (!Roles.in(inner).isEmpty() || !Roles.isKnown(name)) {
            return inner;
        }
        ObjectNode message = inner.deepCopy();
        return message.put("role", name);
    }
}
