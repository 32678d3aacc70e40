package tq.trace.content;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tq.trace.Nodes;

/**
 * The messages in the inputs or outputs of a model call, wherever the libraries put them: a list (also within a list), or
 * under {@code messages}, {@code input}, {@code contents}, {@code choices}, {@code generations}, {@code output},
 * {@code candidates} …; instructions that stand beside them come first, as role system.
 */
final class ChatShapes {

    private static final String[] ASKED = {"messages", "input", "contents", "prompt", "value"};
    private static final String[] ANSWERED = {"choices", "generations", "messages", "output", "candidates", "replies", "message", "content", "value"};
    private static final String[] INSTRUCTIONS = {"instructions", "system", "system_instruction", "systemInstruction"};
    private static final String[] ASKED_PLAINLY = {"input", "prompt", "contents"};
    private static final String[] ANSWERED_PLAINLY = {"choices", "generations", "replies"};
    /** These hold messages as a rule, and are one where they hold a text. */
    private static final String[] ASKED_AS_TEXT = {"messages", "message"};
    /** What Python prints of an object that stands for an answer: {@code <anthropic.Stream object at 0x7f…>}. */
    private static final Pattern OBJECT = Pattern.compile("(?s)<[^>]* object( [^>]*)?>");

    private final String speaker;
    private final List<Said> found = new ArrayList<>();
    private boolean behindCall;
    private boolean behindPiece;

    private ChatShapes(String speaker) {
        this.speaker = speaker;
    }

    /**
     * Messages that can be told as such, in their order; none where there are none.
     *
     * @param speaker {@code user} for what went in, {@code assistant} for what came out
     */
    static List<Said> messages(JsonNode value, String speaker) {
        ChatShapes shapes = new ChatShapes(speaker);
        JsonNode given = calledWith(value);
        shapes.read(given);
        return shapes.withInstructions(given);
    }

    /**
     * What only the place makes a message: a text, {@code {"prompt": "…"}}, {@code {"content": "…"}}, a list of parts of a
     * content, of a model's answers the several texts of a list.
     */
    static List<Said> plain(JsonNode value, String speaker) {
        ChatShapes shapes = new ChatShapes(speaker);
        JsonNode given = calledWith(value);
        shapes.readPlain(given);
        return shapes.withInstructions(given);
    }

    /**
     * What a decorated function was called with: {@code {"args": ["hello"], "kwargs": {}}}. Arguments by name go first, unless the
     * only one without a name stands beside such as hold no text.
     */
    static JsonNode calledWith(JsonNode value) {
        JsonNode args = value.path("args");
        JsonNode named = value.path("kwargs");
        if (!args.isArray() || !named.isObject()) {
            return value;
        }
        boolean says = false;
        for (JsonNode each : named) {
            says |= each.isTextual() || each.isContainerNode();
        }
        return args.size() == 1 && !says ? args.get(0) : !named.isEmpty() ? named : args;
    }

    /** Whether a text is but the name of an object. */
    static boolean isObjectName(String text) {
        return text.startsWith("<") && OBJECT.matcher(text).matches();
    }

    private void read(JsonNode value) {
        if (isPair(value)) {
            found.add(Said.text(Roles.of(value.get(0).textValue()), value.get(1).textValue()));
        } else if (value.isArray()) {
            value.forEach(this::readItem);
        } else if (MessageShape.isMessage(value)) {
            add(value);
        } else if (value.isObject()) {
            String[] keys = asks() ? ASKED : ANSWERED;
            for (int i = 0; i < keys.length && found.isEmpty(); i++) {
                read(value.path(keys[i]));
            }
        }
    }

    private void readItem(JsonNode item) {
        boolean answer = !asks() && (item.path("output").isArray() || item.path("choices").isArray());
        read(item.isArray() || MessageShape.isMessage(item) || answer ? item : item.path("content"));
    }

    /** {@code ["user", "hello"]}. */
    private static boolean isPair(JsonNode item) {
        return item.isArray() && item.size() == 2 && item.get(0).isTextual() && item.get(1).isTextual() && Roles.isKnown(item.get(0).textValue());
    }

    /** Calls that stand side by side in a list of OpenAI's Responses are one message. */
    private void add(JsonNode message) {
        List<Said> said = MessageShape.read(message, speaker);
        boolean call = MessageShape.isCall(message);
        boolean piece = !asks() && message.path("finish_reason").isTextual() && message.path("finish_reason").textValue().isEmpty();
        if (behindPiece && said.size() == 1 && said.get(0).role().equals(found.get(found.size() - 1).role())) {
            Said before = found.remove(found.size() - 1);
            JsonNode calls = said.get(0).toolCalls().isMissingNode() ? before.toolCalls() : said.get(0).toolCalls();
            found.add(new Said(before.role(), before.content() + said.get(0).content(), calls, ""));
        } else if (call && behindCall) {
            ((ArrayNode) found.get(found.size() - 1).toolCalls()).addAll((ArrayNode) said.get(0).toolCalls());
        } else {
            found.addAll(said);
        }
        behindCall = call;
        behindPiece = piece && !found.isEmpty();
    }

    private void readPlain(JsonNode value) {
        if (value.isTextual()) {
            if (!isObjectName(value.textValue()) && !value.textValue().equals("null")) {
                found.add(Said.text(speaker, value.textValue()));
            }
        } else if (MessageParts.isList(value)) {
            found.addAll(MessageShape.read(Nodes.object().set("content", value), speaker));
        } else if (value.isArray()) {
            value.forEach(this::readPlain);
        } else if (value.size() == 1 && value.path("output").isNull()) {
            return;
        } else if (value.has("content") && (!asks() || value.size() == 1)) {
            found.addAll(MessageShape.read(value, speaker));
        } else if (value.isObject() && !value.has("prompt_args")) { // there the prompt is a template
            String[] keys = asks() ? ASKED_PLAINLY : ANSWERED_PLAINLY;
            for (int i = 0; i < keys.length && found.isEmpty(); i++) {
                readPlain(value.path(keys[i]));
            }
            JsonNode text = asks() && found.isEmpty() ? Nodes.first(value, ASKED_AS_TEXT) : Nodes.MISSING;
            if (text.isTextual()) {
                readPlain(text);
            }
        }
    }

    private boolean asks() {
        return speaker.equals(Roles.USER);
    }

    private List<Said> withInstructions(JsonNode value) {
        return found.isEmpty() || !asks() ? found : instructed(instructions(value), found);
    }

    /** What the model was told beside the messages; empty for nothing. Gemini has it in its {@code config}. */
    private static String instructions(JsonNode value) {
        JsonNode stored = Nodes.first(value, INSTRUCTIONS);
        JsonNode told = stored.isMissingNode() ? Nodes.first(value.path("config"), INSTRUCTIONS) : stored;
        return MessageParts.of(told.path("parts").isArray() ? told.path("parts") : told).text();
    }

    /** The messages behind the instructions, unless these are among them. */
    static List<Said> instructed(String instructions, List<Said> messages) {
        Said system = Said.text(Roles.SYSTEM, instructions);
        if (instructions.isEmpty() || messages.contains(system)) {
            return messages;
        }
        List<Said> all = new ArrayList<>(messages);
        all.add(0, system);
        return all;
    }
}
