package tq.trace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tq.schema.Conventions;

/**
 * Usage that is recorded as an object in the provider's or the framework's own words, in an attribute or in the answer:
 * {@code {"prompt_tokens": 12, "completion_tokens": 3, "prompt_tokens_details": {"cached_tokens": 8}}}.
 */
final class UsageObjects {

    /** What each kind is called. */
    private static final Map<String, List<String>> NAMES = new LinkedHashMap<>();

    static {
        NAMES.put("input", List.of("prompt_tokens", "input_tokens", "inputTokens", "promptTokens", "prompt_token_count", "promptTokenCount", "input"));
        NAMES.put("output", List.of("completion_tokens", "output_tokens", "outputTokens", "completionTokens", "candidates_token_count", "candidatesTokenCount", "output"));
        NAMES.put("total", List.of("total_tokens", "totalTokens", "total_token_count", "totalTokenCount", "total"));
        NAMES.put("cache_read", List.of("cache_read_input_tokens", "cacheReadInputTokens", "cached_tokens", "cachedInputTokens", "cached_prompt_tokens",
                "cached_content_token_count", "cachedContentTokenCount", "cache_read", "input_cache_read", "input_cached_tokens"));
        NAMES.put("cache_write", List.of("cache_creation_input_tokens", "cacheWriteInputTokens", "cache_creation", "cache_write", "input_cache_creation"));
        NAMES.put("reasoning", List.of("reasoning_tokens", "reasoningTokens", "thoughts_token_count", "thoughtsTokenCount", "reasoning", "output_reasoning_tokens", "output_reasoning"));
    }

    /** Objects in a usage that say more of its parts. */
    private static final List<String> DETAILS = List.of("prompt_tokens_details", "input_tokens_details", "input_token_details", "completion_tokens_details",
            "output_tokens_details", "output_token_details");

    /** The last word of an attribute's key, and members of an answer. */
    private static final Set<String> OBJECTS = Set.of("usage", "usage_metadata", "usageMetadata", "token_usage", "usage_metrics", "usage_object", "usage_details");
    private static final Set<String> BEHIND_USAGE = Set.of("raw");

    /** Where an answer has it, besides on top. */
    private static final List<String> HOLDERS = List.of("", "meta", "response_metadata", "response", "raw", "body", "message");
    private static final List<String> MEMBERS = List.of("usage", "usage_metadata", "usageMetadata", "token_usage", "usage_metrics", "billed_units");
    private static final Set<String> ANSWERS = Stream.of("outputs", "llm response").map(Conventions::attributes).flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());

    private UsageObjects() {
    }

    /** In an attribute of the span, else in its answer, in tq's words: {@code {"input": 12, "output": 3, "cache_read": 8}}; missing where there is none. */
    static JsonNode of(Span span) {
        JsonNode told = inAttributes(span);
        return told.isMissingNode() ? inAnswer(span) : told;
    }

    private static JsonNode inAttributes(Span span) {
        for (String key : span.attributes().keys()) {
            if (isUsage(key)) {
                JsonNode counts = counts(PythonLiteral.decoded(span.attributes().get(key)));
                if (!counts.isMissingNode()) {
                    return counts;
                }
            }
        }
        return Nodes.MISSING;
    }

    private static boolean isUsage(String key) {
        int dot = key.lastIndexOf('.');
        String last = key.substring(dot + 1);
        return OBJECTS.contains(last) || BEHIND_USAGE.contains(last) && key.substring(0, Math.max(0, dot)).endsWith("usage");
    }

    /** In what the span gave, or the server's answer that is kept beside it; missing where there is none. */
    private static JsonNode inAnswer(Span span) {
        for (String key : span.attributes().keys()) {
            JsonNode answer = ANSWERS.contains(key) ? span.attributes().get(key) : Nodes.MISSING;
            JsonNode counts = answer.isContainerNode() ? inAnswer(answer) : Nodes.MISSING;
            if (!counts.isMissingNode()) {
                return counts;
            }
        }
        return Nodes.MISSING;
    }

    private static JsonNode inAnswer(JsonNode answer) {
        JsonNode first = answer.isArray() ? answer.path(0) : answer.path("replies").path(0).isObject() ? answer.path("replies").path(0) : answer;
        for (String holder : HOLDERS) {
            JsonNode object = holder.isEmpty() ? first : first.path(holder);
            for (String member : object.isObject() ? MEMBERS : List.<String>of()) {
                JsonNode counts = counts(object.path(member));
                if (!counts.isMissingNode()) {
                    return counts;
                }
            }
        }
        return Nodes.MISSING;
    }

    /** The object in tq's words; missing where it counts no tokens. */
    static JsonNode counts(JsonNode usage) {
        if (!usage.isObject()) {
            return Nodes.MISSING;
        }
        ObjectNode counts = Nodes.object();
        for (Map.Entry<String, List<String>> kind : NAMES.entrySet()) {
            JsonNode count = count(usage, kind.getValue());
            for (int i = 0; i < DETAILS.size() && count.isMissingNode(); i++) {
                boolean ofInput = DETAILS.get(i).startsWith("p") || DETAILS.get(i).startsWith("i");
                boolean fits = kind.getKey().startsWith("cache") ? ofInput : kind.getKey().equals("reasoning") && !ofInput;
                count = fits ? count(usage.path(DETAILS.get(i)), kind.getValue()) : count;
            }
            Nodes.put(counts, kind.getKey(), count);
        }
        return counts.has("input") || counts.has("output") ? counts : Nodes.MISSING;
    }

    private static JsonNode count(JsonNode object, List<String> names) {
        for (String name : names) {
            JsonNode count = object.path(name);
            if (count.isNumber()) {
                return count;
            }
        }
        return Nodes.MISSING;
    }

    /**
     * Of a usage whose total is the sum of all its parts, these are apart from one another, and what was read from a cache is not
     * in the input: {@code {"input": 94, "input_cache_read": 32, "output": 26, "total": 152}}. Gives what is to be added to a side.
     *
     * @param side {@code input} or {@code output}
     */
    static long apart(JsonNode usage, String side) {
        long all = 0;
        long own = 0;
        for (Map.Entry<String, JsonNode> part : usage.properties()) {
            boolean ofSide = part.getKey().startsWith(side + "_");
            boolean counted = part.getValue().isNumber() && (part.getKey().equals("input") || part.getKey().equals("output") || part.getKey().startsWith("input_") || part.getKey().startsWith("output_"));
            all += counted ? part.getValue().asLong() : 0;
            own += counted && ofSide ? part.getValue().asLong() : 0;
        }
        long sides = usage.path("input").asLong() + usage.path("output").asLong();
        return usage.path("total").asLong() == all && all > sides ? own : 0;
    }
}
