package tq.trace.flow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tq.trace.Nodes;
import tq.trace.Span;
import tq.trace.SpanTypes;
import tq.trace.Times;
import tq.trace.Trace;
import tq.trace.content.Message;
import tq.trace.content.Messages;

/**
 * Which of the tools that the models of a trace asked for were called: a step of that name began afterwards, or a later request holds an answer to
 * the call. One walk over the trace; then each span is looked up.
 */
public final class CallsMade {

    /** Attributes in which the step of a tool names the call that it answers. */
    private static final String[] CALL_IDS = {"gen_ai.tool.call.id", "tool_call.id", "tool.id", "ai.toolCall.id", "tool_call_id"};
    private static final Set<String> STEPS = Set.of("TOOL", "AGENT", "RETRIEVER", "CHAIN", "TASK", "WORKFLOW", "MEMORY", "EMBEDDING", "RERANKER", "FUNCTION");
    /** Tools that are a form of answer, and that no one calls. */
    private static final Pattern ANSWERS = Pattern.compile("(?i).*(final|finish|submit|respond|response|answer|structured|output|result|done|complete).*");
    /** The other agent goes on instead. */
    private static final Pattern HANDS_OVER = Pattern.compile("(?i).*(transfer|hand_?-?off|delegate|route).*");

    private final Map<Span, List<Message>> messages = new HashMap<>();
    private final Map<String, Long> lastStart = new HashMap<>();
    private final Set<String> answered = new HashSet<>();
    private long lastAnswerByPlace = Times.NONE;
    private long lastUnnamedTool = Times.NONE;
    private long lastModel = Times.NONE;
    private boolean steps;

    /** Reads a trace. */
    public CallsMade(Trace trace) {
        Set<String> asked = new HashSet<>();
        for (Span span : trace.spans()) {
            List<Message> said = Messages.of(span);
            if (said.isEmpty()) {
                steps |= STEPS.contains(type(span));
                continue;
            }
            messages.put(span, said);
            lastModel = Math.max(lastModel, span.start());
            for (Message message : said) {
                heard(span, message);
                message.toolCalls().forEach(call -> asked.add(plain(call.path("name").asText(""))));
            }
        }
        for (Span span : trace.spans()) {
            if (!messages.containsKey(span)) {
                step(span, asked);
            }
        }
    }

    private void heard(Span span, Message message) {
        if (message.direction().equals(Message.INPUT) && message.role().equals("tool")) {
            if (message.toolCallId().isEmpty()) {
                lastAnswerByPlace = Math.max(lastAnswerByPlace, span.start());
            }
            answered.add(message.toolCallId());
        }
    }

    private void step(Span span, Set<String> asked) {
        for (String key : CALL_IDS) {
            answered.add(span.attributes().get(key).asText(""));
        }
        String type = type(span);
        if (!STEPS.contains(type)) {
            return;
        }
        boolean named = false;
        for (String name : asked) {
            if (!name.isEmpty() && (plain(span.name()).contains(name) || plain(span.convention("tool").asText("")).equals(name) || plain(span.convention("entity").asText("")).equals(name))) {
                lastStart.merge(name, span.start(), Math::max);
                named = true;
            }
        }
        if (!named && type.equals("TOOL")) {
            lastUnnamedTool = Math.max(lastUnnamedTool, span.start());
        }
    }

    private static String type(Span span) {
        return SpanTypes.of(span).asText("").toUpperCase(Locale.ROOT);
    }

    /** Libraries write {@code get_weather}, {@code get-weather} and {@code getWeather} for one tool. */
    private static String plain(String name) {
        StringBuilder plain = new StringBuilder();
        name.toLowerCase(Locale.ROOT).chars().filter(Character::isLetterOrDigit).forEach(c -> plain.append((char) c));
        return plain.toString();
    }

    /**
     * The tools that a model call asked for and that nobody called: {@code [{"id": "call_1", "name": "search", "arguments": {…}}]}. Missing for
     * what is no model call, and where the trace holds model calls alone, so that nobody knows.
     */
    public JsonNode unmade(Span span) {
        if (!messages.containsKey(span) || !steps) {
            return Nodes.MISSING;
        }
        ArrayNode unmade = Nodes.array();
        List<JsonNode> calls = new ArrayList<>();
        messages.get(span).stream().filter(message -> !message.direction().equals(Message.INPUT)).forEach(message -> message.toolCalls().forEach(calls::add));
        for (JsonNode call : calls) {
            if (!isMade(span, call)) {
                unmade.add(call);
            }
        }
        return unmade;
    }

    private boolean isMade(Span span, JsonNode call) {
        String id = call.path("id").asText("");
        String name = plain(call.path("name").asText(""));
        boolean known = !id.isEmpty() && answered.contains(id) || name.isEmpty() || lastStart.getOrDefault(name, Times.NONE) >= span.start();
        return known || lastAnswerByPlace > span.start() || lastUnnamedTool >= span.start() || ANSWERS.matcher(name).matches()
                || HANDS_OVER.matcher(name).matches() && lastModel > span.start();
    }
}
