package tq.trace.content;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import tq.trace.Flattened;
import tq.trace.Nodes;
import tq.trace.Span;
import tq.trace.SpanEvent;
import tq.trace.SpanTypes;

/** Why a model stopped, in one set of words, from wherever a library or a provider says so. */
public final class FinishReasons {

    private static final Map<String, String> WORDS = new HashMap<>();

    static {
        Map.of("stop", List.of("stop", "end_turn", "stop_sequence", "completed", "complete", "eos", "eos_token"),
                "length", List.of("length", "max_tokens", "max_output_tokens", "model_length", "model_context_window_exceeded"),
                "tool_calls", List.of("tool_calls", "tool_call", "tool_use", "function_call", "function_calls"),
                "content_filter", List.of("content_filter", "content_filtered", "safety", "recitation", "blocklist", "prohibited_content", "spii", "refusal", "guardrail_intervened"),
                "error", List.of("error", "failed", "malformed_function_call")).forEach((ours, theirs) -> theirs.forEach(word -> WORDS.put(word, ours)));
    }

    /** What is no call of a model hands on what a call said. */
    private static final Set<String> MODELS = Set.of("LLM", "CHAT_MODEL", "UNKNOWN", "");
    private static final String[] NAMES = {"finish_reason", "finishReason", "stop_reason", "stopReason", "done_reason"};
    /** In what an answer says more of itself; lists of it end with the last choice. */
    private static final String[] INNER = {"choices", "candidates", "generations", "replies", "message", "response_metadata", "generation_info", "meta", "kwargs", "raw"};
    private static final int DEEPEST = 6;

    /** Where it may be, the likeliest first. */
    private static final List<Function<Span, JsonNode>> PLACES = List.of(
            span -> last(span.convention("finish_reason")),
            span -> answered(span.convention("outputs"), DEEPEST),
            span -> messages(span.convention("outputs")),
            span -> answered(span.attributes().get("gcp.vertex.agent.llm_response"), DEEPEST),
            span -> messages(span.attributes().get("gen_ai.output.messages")),
            span -> messages(Flattened.value(span.attributes(), "gen_ai.completion.N")),
            FinishReasons::inEvents);

    private FinishReasons() {
    }

    /** One of stop, length, tool_calls, content_filter, error, whatever the provider's word; others as stored; else missing. */
    public static JsonNode of(Span span) {
        JsonNode reason = Nodes.MISSING;
        for (int i = 0; i < PLACES.size() && reason.isMissingNode() && (i == 0 || MODELS.contains(SpanTypes.of(span).asText(""))); i++) {
            reason = PLACES.get(i).apply(span);
        }
        return reason.isMissingNode() ? reason : Nodes.text(normal(reason.textValue()));
    }

    /** {@code MAX_TOKENS}, {@code FinishReason.MAX_TOKENS} and {@code max-tokens} are one word. */
    private static String normal(String stored) {
        String bare = stored.substring(stored.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT).replace('-', '_');
        return WORDS.getOrDefault(bare, stored);
    }

    /** A text, or the last text of a list, that says something. */
    private static JsonNode last(JsonNode reason) {
        JsonNode last = reason.isArray() ? Nodes.MISSING : reason;
        for (JsonNode each : reason.isArray() ? reason : Nodes.array()) {
            last = each.isTextual() ? each : last;
        }
        return last.isTextual() && !last.textValue().isEmpty() ? last : Nodes.MISSING;
    }

    /** Of a provider's answer, as an object. */
    private static JsonNode answered(JsonNode answer, int depth) {
        if (!answer.isObject() || depth == 0) {
            return Nodes.MISSING;
        }
        JsonNode reason = last(Nodes.first(answer, NAMES));
        reason = reason.isMissingNode() ? responded(answer) : reason;
        for (int i = 0; i < INNER.length && reason.isMissingNode(); i++) {
            JsonNode inner = answer.path(INNER[i]);
            while (inner.isArray() && inner.size() > 0) {
                inner = inner.get(inner.size() - 1);
            }
            reason = answered(inner, depth - 1);
        }
        return reason;
    }

    /** OpenAI's Responses tell only whether the answer is whole; that a tool is wanted tells the answer. */
    private static JsonNode responded(JsonNode answer) {
        JsonNode cut = last(answer.path("incomplete_details").path("reason"));
        if (!cut.isMissingNode() || !answer.path("output").isArray()) {
            return cut;
        }
        for (JsonNode item : answer.path("output")) {
            if (item.path("type").asText("").equals("function_call")) {
                return TextNode.valueOf("tool_calls");
            }
        }
        return last(answer.path("status"));
    }

    /** Of a list of messages the last that tells. */
    private static JsonNode messages(JsonNode list) {
        JsonNode last = Nodes.MISSING;
        for (JsonNode message : list.isArray() ? list : Nodes.array()) {
            JsonNode reason = answered(message, DEEPEST);
            last = reason.isMissingNode() ? last : reason;
        }
        return last;
    }

    /** Strands and Azure have it with the event of a choice; libraries that write log records, in those. */
    private static JsonNode inEvents(Span span) {
        JsonNode last = messages(MessageEvents.list(span, Message.OUTPUT));
        JsonNode all = last(MessageEvents.attribute(span, "gen_ai.response.finish_reasons"));
        last = last.isMissingNode() ? all : last;
        for (SpanEvent event : span.events()) {
            if (event.name().equals("gen_ai.choice")) {
                JsonNode body = event.attributes().get("gen_ai.event.content");
                JsonNode reason = answered(body.isObject() ? body : event.attributes().decodedPlain(), 1);
                last = reason.isMissingNode() ? last : reason;
            }
        }
        return last;
    }
}
