package tq.trace.content;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Who speaks: the words of all dialects brought to system, user, assistant and tool; other words stay. */
final class Roles {

    static final String SYSTEM = "system";
    static final String USER = "user";
    static final String ASSISTANT = "assistant";
    static final String TOOL = "tool";

    private static final Map<String, String> NORMAL = Map.ofEntries(Map.entry("system", SYSTEM), Map.entry("user", USER), Map.entry("human", USER),
            Map.entry("assistant", ASSISTANT), Map.entry("ai", ASSISTANT), Map.entry("model", ASSISTANT), Map.entry("tool-call", ASSISTANT),
            Map.entry("tool", TOOL), Map.entry("function", TOOL), Map.entry("tool-response", TOOL), Map.entry("functionexecutionresult", TOOL));

    /** What a name of a class ends with, in lower case: {@code AIMessageChunk}. */
    private static final Set<String> ENDINGS = Set.of("messagechunk", "message");

    private Roles() {
    }

    /** {@code user} for {@code human}, {@code HumanMessage}, {@code MessageRole.USER}. */
    static String of(String stored) {
        return NORMAL.getOrDefault(bare(stored), stored);
    }

    /** Whether a word can only be a role. */
    static boolean isKnown(String stored) {
        return NORMAL.containsKey(bare(stored));
    }

    /** The role of a message: {@code role}, or LangChain's {@code type} or class; empty where it has none. */
    static String in(JsonNode message) {
        String role = message.path("role").asText("");
        return !role.isEmpty() ? of(role) : isKnown(message.path("type").asText("")) ? of(message.path("type").asText()) : "";
    }

    private static String bare(String stored) {
        String bare = stored.toLowerCase(Locale.ROOT);
        bare = bare.substring(bare.lastIndexOf('.') + 1);
        for (String ending : ENDINGS) {
            bare = bare.endsWith(ending) ? bare.substring(0, bare.length() - ending.length()) : bare;
        }
        return bare;
    }
}
