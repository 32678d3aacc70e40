package tq.trace.content;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.List;
import tq.trace.Nodes;

/**
 * A message without a role, whose parts say of what kind each is: {@code {"kind": "request", "instructions": "…", "parts":
 * [{"part_kind": "user-prompt", "content": "…"}]}}. The parts of a request are messages of their own, those of a response one.
 */
final class KindedParts {

    private static final String KIND = "part_kind";

    private KindedParts() {
    }

    static boolean is(JsonNode item) {
        return !item.has("role") && item.path("parts").path(0).path(KIND).isTextual();
    }

    static List<Said> read(JsonNode message) {
        List<Said> said = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        ArrayNode calls = Nodes.array();
        String instructions = Nodes.word(message.path("instructions")).asText("");
        if (!instructions.isEmpty()) {
            said.add(Said.text(Roles.SYSTEM, instructions));
        }
        for (JsonNode part : message.path("parts")) {
            switch (part.path(KIND).asText("")) {
                case "system-prompt" -> said.add(Said.text(Roles.SYSTEM, words(part)));
                case "user-prompt" -> said.add(Said.text(Roles.USER, words(part)));
                case "text" -> texts.add(words(part));
                case "tool-call", "builtin-tool-call" -> calls.add(ToolCalls.of(part));
                case "tool-return", "builtin-tool-return", "retry-prompt" -> said.add(answer(part));
                default -> { } // what it thought, files
            }
        }
        if (!texts.isEmpty() || !calls.isEmpty()) {
            said.add(new Said(Roles.ASSISTANT, String.join("\n", texts), calls.isEmpty() ? Nodes.MISSING : calls, ""));
        }
        return said;
    }

    /** What a tool answered; a model that is told to try again without one is told so by the program, in the user's place. */
    private static Said answer(JsonNode part) {
        boolean ofTool = part.path("tool_name").isTextual();
        return new Said(ofTool ? Roles.TOOL : Roles.USER, words(part), Nodes.MISSING, ofTool ? part.path("tool_call_id").asText("") : "");
    }

    private static String words(JsonNode part) {
        return MessageParts.words(part.path("content"));
    }
}
