package tq.trace.rows;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import tq.json.JsonText;
import tq.trace.Span;
import tq.trace.content.Message;
import tq.trace.content.Messages;

/**
 * Messages as lines: {@code output assistant: I look. search{"q":"tea"}#call_1} has a text and a call,
 * {@code input tool: none found. #call_1} is the answer to that call.
 */
final class MessageLines {

    private MessageLines() {
    }

    /** A line for each message of a span; indexes that do not count from 0 in each direction fail. */
    static List<String> of(Span span) {
        List<String> lines = new ArrayList<>();
        int inputs = 0;
        for (Message message : Messages.of(span)) {
            boolean input = message.direction().equals(Message.INPUT);
            assertEquals(input ? inputs++ : lines.size() - inputs, message.index());
            List<String> parts = new ArrayList<>(List.of(message.direction(), message.role() + ":", message.content()));
            message.toolCalls().forEach(call -> parts.add(line(call)));
            parts.add(message.toolCallId().isEmpty() ? "" : "#" + message.toolCallId());
            parts.removeIf(String::isEmpty);
            lines.add(String.join(" ", parts));
        }
        return lines;
    }

    private static String line(JsonNode call) {
        String arguments = call.has("arguments") ? JsonText.COMPACT.of(call.get("arguments")) : "";
        return call.path("name").asText() + arguments + (call.has("id") ? "#" + call.get("id").asText() : "");
    }
}
