package tq.trace.content;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import tq.schema.Conventions;
import tq.trace.Attributes;
import tq.trace.Flattened;
import tq.trace.Nodes;
import tq.trace.Span;
import tq.trace.SpanTypes;

/**
 * The chat messages of model calls. Of the keys that {@link Conventions} names, and the span's events, the first that gives
 * messages is taken, in each direction for itself, so that none counts twice where several conventions hold it.
 */
public final class Messages {

    private static final Set<String> VERCEL = Set.of("ai.response.text", "ai.result.text");
    /** Keys under which a library goes on to write what the model answered behind what it was asked. */
    private static final Set<String> WHOLE = Set.of("events", "request_data");
    /** Where the whole request stands beside its messages. */
    private static final List<String> REQUESTS = List.of("input.value", "llm.invocation_parameters");
    /** How the events of the pieces of a stream are called. */
    private static final String PIECE = "mlflow.chunk.item";
    private static final List<String> ANSWERS = List.of("gen_ai.completion", "gen_ai.output");
    private static final Set<String> ASKING = Set.of(Roles.SYSTEM, Roles.USER, Roles.TOOL, "developer");

    private Messages() {
    }

    /** What the model was told, then what it read, then what it wrote; nothing for a span that is no model call. */
    public static List<Message> of(Span span) {
        String type = SpanTypes.of(span).asText("");
        if (!type.equalsIgnoreCase("LLM") && !type.equalsIgnoreCase("CHAT_MODEL")) {
            return List.of();
        }
        List<Message> messages = new ArrayList<>();
        Heard asked = heard(span, Message.INPUT, Roles.USER);
        Heard answered = heard(span, Message.OUTPUT, Roles.ASSISTANT);
        int read = answered.said().isEmpty() && WHOLE.contains(asked.source()) ? lastRead(asked.said()) : asked.said().size();
        List<Said> before = before(asked.said().subList(0, read), answered.said());
        add(messages, span, Message.INPUT, new Heard(asked.source(), ChatShapes.instructed(instructions(span, asked.said()), before)));
        add(messages, span, Message.OUTPUT, read < asked.said().size() ? new Heard(asked.source(), asked.said().subList(read, asked.said().size())) : answered);
        return messages;
    }

    /** What was said, and the key that tells it. */
    private record Heard(String source, List<Said> said) {
    }

    private static void add(List<Message> messages, Span span, String direction, Heard heard) {
        for (int i = 0; i < heard.said().size(); i++) {
            Said one = heard.said().get(i);
            messages.add(new Message(span, direction, i, one.role(), one.content(), one.toolCalls(), one.toolCallId(), heard.source()));
        }
    }

    /** How many messages there are up to the last that no model wrote. */
    private static int lastRead(List<Said> said) {
        int read = said.size();
        while (read > 0 && said.get(read - 1).role().equals(Roles.ASSISTANT)) {
            read--;
        }
        return read == 0 ? said.size() : read;
    }

    /** Some libraries keep the request as it is after the answer came, which stands at its end then. */
    private static List<Said> before(List<Said> asked, List<Said> answered) {
        int more = asked.size() - answered.size();
        boolean repeated = !answered.isEmpty() && more > 0 && asked.subList(more, asked.size()).equals(answered);
        return repeated ? asked.subList(0, more) : asked;
    }

    /** What a model call was told apart from its messages; empty for nothing. */
    public static String instructions(Span span) {
        return MessageParts.of(toldApart(span)).text();
    }

    private static JsonNode toldApart(Span span) {
        JsonNode stored = span.convention("messages.system");
        return stored.isMissingNode() ? MessageEvents.attribute(span, "gen_ai.system_instructions") : stored;
    }

    private static String instructions(Span span, List<Said> asked) {
        JsonNode told = toldApart(span);
        boolean system = asked.isEmpty() || asked.stream().anyMatch(said -> said.role().equals(Roles.SYSTEM));
        for (String key : told.isMissingNode() && !system ? REQUESTS : List.<String>of()) {
            told = told.isMissingNode() ? span.attributes().get(key).path("system") : told;
        }
        return MessageParts.of(told).text();
    }

    /** Real messages under a later key go before what only the place makes a message. */
    private static Heard heard(Span span, String direction, String speaker) {
        Heard messages = heard(span, direction, speaker, ChatShapes::messages);
        messages = messages.said().isEmpty() && !(failed(span) && direction.equals(Message.OUTPUT)) ? heard(span, direction, speaker, ChatShapes::plain) : messages;
        messages = direction.equals(Message.OUTPUT) ? pieced(span, messages) : messages;
        return messages.said().isEmpty() && direction.equals(Message.OUTPUT) ? written(span) : messages;
    }

    /** What a call that failed left behind is what went wrong. */
    private static boolean failed(Span span) {
        return span.status() == Span.Status.ERROR;
    }

    /** The texts of a stream that no one put together are one message. */
    private static Heard pieced(Span span, Heard heard) {
        boolean bare = heard.said().size() > 1 && heard.said().stream().allMatch(said -> said.equals(Said.text(Roles.ASSISTANT, said.content())));
        if (!bare || span.events().stream().noneMatch(event -> event.name().startsWith(PIECE))) {
            return heard;
        }
        return new Heard(heard.source(), List.of(Said.text(Roles.ASSISTANT, String.join("", heard.said().stream().map(Said::content).toList()))));
    }

    /** An answer that is JSON and no message is one all the same where the key holds nothing but the answer's text. */
    private static Heard written(Span span) {
        for (String key : ANSWERS) {
            JsonNode text = span.attributes().written(key);
            if (text.isTextual() && !text.textValue().isEmpty()) {
                return new Heard(key, List.of(Said.text(Roles.ASSISTANT, text.textValue())));
            }
        }
        return new Heard("", List.of());
    }

    private static Heard heard(Span span, String direction, String speaker, BiFunction<JsonNode, String, List<Said>> reader) {
        Heard best = new Heard("", List.of());
        for (String key : Conventions.keys("messages." + direction)) {
            List<Said> messages = reader.apply(recorded(span.attributes(), key, direction), speaker);
            if (!messages.isEmpty() && (direction.equals(Message.INPUT) || isWritten(messages))) {
                best = best.said().isEmpty() || silent(messages) < silent(best.said()) && messages.size() == best.said().size() ? new Heard(key, messages) : best;
                if (silent(best.said()) == 0) {
                    return best;
                }
            }
        }
        return !best.said().isEmpty() ? best : new Heard("events", reader.apply(MessageEvents.list(span, direction), speaker));
    }

    /** How many messages have neither words nor calls: a list in many keys may lack what no key was made for. */
    private static long silent(List<Said> messages) {
        return messages.stream().filter(said -> said.content().isEmpty() && said.toolCalls().isMissingNode()).count();
    }

    /** A model has the last word in what it writes; a list that ends otherwise is a request that a wrapper put together. */
    private static boolean isWritten(List<Said> messages) {
        return !ASKING.contains(messages.get(messages.size() - 1).role());
    }

    private static JsonNode recorded(Attributes attributes, String key, String direction) {
        return key.equals("events") ? MessageEvents.among(attributes.get(key), direction) : VERCEL.contains(key) ? vercel(attributes, key) : Flattened.value(attributes, key);
    }

    /** Vercel has one answer in several keys; its text is one even where it looks like JSON. */
    private static JsonNode vercel(Attributes attributes, String key) {
        String stem = key.substring(0, key.lastIndexOf('.'));
        ArrayNode parts = Nodes.array();
        for (String text : new String[] {key, stem + ".object"}) {
            if (attributes.written(text).isTextual()) {
                parts.add(attributes.written(text));
            }
        }
        attributes.get(stem + ".toolCalls").forEach(parts::add);
        return parts.isEmpty() ? Nodes.MISSING : Nodes.object().put("role", Roles.ASSISTANT).set("content", parts);
    }
}
