package tq.trace.content;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tq.json.JsonText;
import tq.trace.Nodes;

/**
 * The content of a message taken apart: text, calls of tools, answers of tools. Takes text, or a list of parts as OpenAI,
 * Anthropic, Bedrock, Gemini, LlamaIndex, OpenInference, Vercel and the GenAI conventions write them. What a model thinks
 * is no part of what it says.
 */
final class MessageParts {

    private static final Set<String> THOUGHTS = Set.of("reasoning", "thinking", "redacted_thinking");
    private static final Set<String> CALLS = Set.of("tool_use", "tool_call", "tool-call", "function_call");
    private static final Set<String> ANSWERS = Set.of("tool_result", "tool-result", "tool_call_response", "function_call_output");
    private static final String[] WRAPPED_ANSWERS = {"toolResult", "functionResponse", "function_response", "tool_call_result"};
    private static final String[] ANSWER_IDS = {"tool_use_id", "toolUseId", "toolCallId", "tool_call_id", "call_id", "id"};
    private static final String[] ANSWER_TEXTS = {"content", "output", "response", "result"};

    private final List<String> texts = new ArrayList<>();
    private final ArrayNode calls = Nodes.array();
    private final List<Said> answers = new ArrayList<>();
    private boolean thoughts;
    private boolean others;

    private MessageParts() {
    }

    static MessageParts of(JsonNode content) {
        MessageParts parts = new MessageParts();
        if (content.isArray()) {
            content.forEach(parts::add);
        } else if (!content.isNull() && !content.isMissingNode()) {
            parts.add(content);
        }
        return parts;
    }

    /** Whether an object is a part of a content rather than a message or something else. */
    static boolean isPart(JsonNode item) {
        return item.isObject() && !item.has("role") && (item.path("text").isTextual() || isCall(item) || isAnswer(item));
    }

    /** Its texts, one under the other; empty for none. */
    String text() {
        return String.join("\n", texts);
    }

    /** Missing for none. */
    JsonNode calls() {
        return calls.isEmpty() ? Nodes.MISSING : calls;
    }

    /** A message of role tool for each answer. */
    List<Said> answers() {
        return answers;
    }

    /** Whether there is nothing in it but thoughts. */
    boolean isThought() {
        return thoughts && !others;
    }

    private void add(JsonNode stored) {
        JsonNode part = stored.path("message_content").isObject() ? stored.path("message_content") : stored;
        boolean thought = THOUGHTS.contains(kind(part)) || part.path("thought").asBoolean();
        thoughts |= thought;
        others |= !thought;
        if (thought) {
            return;
        }
        if (isCall(part)) {
            calls.add(ToolCalls.of(part));
        } else if (isAnswer(part)) {
            answers.add(answer(part));
        } else {
            addText(part);
        }
    }

    private void addText(JsonNode part) {
        JsonNode text = part.isValueNode() ? part : Nodes.first(part, "text", "content", "refusal");
        if (text.isTextual() && text.textValue().startsWith("[{\"") && text.textValue().contains("\"text\"")) {
            JsonNode inner = Nodes.decodeContainer(text);
            if (isList(inner) && allTyped(inner)) {
                inner.forEach(this::add);
                return;
            }
        }
        JsonNode wrapped = text.isTextual() && text.textValue().startsWith("{\"type\"") ? Nodes.decodeContainer(text) : Nodes.MISSING;
        if (wrapped.size() == 2 && wrapped.path("type").asText("").endsWith("text") && wrapped.path("value").isTextual()) {
            text = wrapped.path("value");
        }
        if (text.isValueNode() && !text.asText().isEmpty()) {
            texts.add(text.asText());
        }
    }

    /** Whether the parts of a list say of themselves that they are texts: only then is JSON text no text itself. */
    private static boolean allTyped(JsonNode list) {
        for (JsonNode part : list) {
            if (!kind(part).endsWith("text")) {
                return false;
            }
        }
        return true;
    }

    private static boolean isCall(JsonNode part) {
        boolean vercel = part.has("toolCallId") && part.has("toolName") && !isAnswer(part);
        boolean bare = part.has("name") && part.has("arguments") && !part.has("role");
        return CALLS.contains(kind(part)) || vercel || bare || part.has("tool.name") || Nodes.first(part, ToolCalls.WRAPPERS).isObject();
    }

    private static boolean isAnswer(JsonNode part) {
        boolean bare = part.has("call_id") && part.has("content") && !part.has("role");
        return ANSWERS.contains(kind(part)) || bare || Nodes.first(part, WRAPPED_ANSWERS).isObject();
    }

    private static String kind(JsonNode part) {
        return Nodes.first(part, "type", "block_type").asText("");
    }

    /** A tool's answer as a message of its own: {@code {"type": "tool_result", "tool_use_id": "toolu_1", "content": "…"}}. */
    static Said answer(JsonNode part) {
        JsonNode inner = Nodes.first(part, WRAPPED_ANSWERS);
        JsonNode answer = inner.isObject() ? inner : part;
        JsonNode id = Nodes.first(answer, ANSWER_IDS);
        JsonNode named = id.isMissingNode() ? answer.path("origin").path("id") : id;
        return new Said(Roles.TOOL, words(Nodes.first(answer, ANSWER_TEXTS)), Nodes.MISSING, Nodes.word(named).asText(""));
    }

    /** A value as text: itself, its text parts, or its JSON; Vercel says {@code {"type": "json", "value": …}}. */
    static String words(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        if (value.isValueNode()) {
            return value.asText();
        }
        if (value.size() == 2 && value.has("type") && value.has("value")) {
            return words(value.path("value"));
        }
        String text = value.isArray() && allParts(value) ? of(value).text() : "";
        return text.isEmpty() ? JsonText.python(value) : text;
    }

    private static boolean allParts(JsonNode list) {
        for (JsonNode item : list) {
            if (!isPart(item) && !item.isTextual()) {
                return false;
            }
        }
        return true;
    }

    /** Whether a list holds parts and nothing else: {@code [{"text": "…"}, {"toolUse": {…}}]}. */
    static boolean isList(JsonNode list) {
        return list.isArray() && !list.isEmpty() && allParts(list) && isPart(list.get(0));
    }
}
