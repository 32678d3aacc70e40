package tq.trace;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** How a model's answer began and ended: the first piece of a stream, and why it stopped. */
final class Streams {

    private static final Set<String> FIRST = Set.of("mlflow.chunk.item.0", "new_token", "First Token Stream Event", "gen_ai.content.completion.chunk");
    private static final Map<String, String> REASONS = Map.ofEntries(Map.entry("stop", "stop"), Map.entry("end_turn", "stop"), Map.entry("stop_sequence", "stop"),
            Map.entry("completed", "stop"), Map.entry("length", "length"), Map.entry("max_tokens", "length"), Map.entry("max_output_tokens", "length"),
            Map.entry("tool_calls", "tool_calls"), Map.entry("tool_call", "tool_calls"), Map.entry("tool_use", "tool_calls"), Map.entry("tool-calls", "tool_calls"),
            Map.entry("function_call", "tool_calls"), Map.entry("content_filter", "content_filter"), Map.entry("content-filter", "content_filter"),
            Map.entry("safety", "content_filter"), Map.entry("error", "error"));

    private Streams() {
    }

    /** Nanoseconds from the span's start to its first piece, or {@link Times#NONE}. */
    static long timeToFirstToken(Span span) {
        JsonNode seconds = span.attributes().get("gen_ai.response.time_to_first_chunk");
        if (seconds.isNumber()) {
            return seconds.decimalValue().movePointRight(9).longValue();
        }
        JsonNode millis = span.attributes().get("gen_ai.server.time_to_first_token");
        if (millis.isNumber()) {
            return millis.decimalValue().movePointRight(6).longValue();
        }
        for (SpanEvent event : span.events()) {
            if (FIRST.contains(event.name()) && event.time() != Times.NONE && span.start() != Times.NONE) {
                return event.time() - span.start();
            }
        }
        return Times.NONE;
    }

    /** One of stop, length, tool_calls, content_filter, error, whatever the provider's word; others as stored; else missing. */
    static JsonNode finishReason(Span span) {
        JsonNode stored = span.convention("finish_reason");
        JsonNode reason = stored.isMissingNode() ? inOutputs(span.convention("outputs")) : stored;
        reason = reason.isArray() && reason.size() > 0 ? reason.get(reason.size() - 1) : reason;
        return reason.isTextual() ? Nodes.text(REASONS.getOrDefault(reason.textValue().toLowerCase(Locale.ROOT), reason.textValue())) : Nodes.MISSING;
    }

    private static JsonNode inOutputs(JsonNode outputs) {
        JsonNode choices = outputs.path("choices");
        List<JsonNode> places = List.of(choices.path(choices.size() - 1).path("finish_reason"), outputs.path("finish_reason"), outputs.path("stop_reason"),
                outputs.path("generations").path(0).path(0).path("generation_info").path("finish_reason"),
                outputs.path("generations").path(0).path(0).path("message").path("response_metadata").path("finish_reason"),
                outputs.path("response_metadata").path("finish_reason"));
        return places.stream().filter(JsonNode::isTextual).findFirst().orElse(Nodes.MISSING);
    }
}
