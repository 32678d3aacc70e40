package tq.trace.content;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import tq.schema.Conventions;
import tq.trace.Flattened;
import tq.trace.Nodes;
import tq.trace.Span;

/**
 * What went into a span and what came out of it, the fields {@code inputs} and {@code outputs}, wherever a convention records them: in
 * one attribute, in a list of many attributes, or in events. The first of these places that holds something is taken.
 */
public final class Contents {

    /** The field of what went in. */
    public static final String INPUTS = "inputs";
    /** The field of what came out. */
    public static final String OUTPUTS = "outputs";

    /** The place after all keys of attributes. */
    private static final String EVENTS = "events";

    private static final Set<String> WRAPPED = Set.of("json", "text", "list", "raw", "chat_messages");

    private Contents() {
    }

    /** The content, decoded; missing where there is none, and null or an empty value where that is recorded and nothing else is. */
    public static JsonNode of(Span span, String field) {
        return at(span, field, place(span, field));
    }

    /** Whether anything is recorded, be it null or empty. */
    public static boolean isThere(Span span, String field) {
        return !place(span, field).isEmpty();
    }

    /** The content as it is stored: the text of an attribute with the JSON in it, or the list that many attributes or events are. */
    public static JsonNode raw(Span span, String field) {
        String place = place(span, field);
        return place.equals(EVENTS) || place.endsWith(".N") ? at(span, field, place) : span.attributes().stored(place);
    }

    /** The key whose value is the content, {@link #EVENTS}, or empty. */
    public static String place(Span span, String field) {
        String recorded = "";
        for (String key : Conventions.keys(field)) {
            JsonNode value = Flattened.value(span.attributes(), key);
            if (!Nodes.isEmpty(value)) {
                return key;
            }
            recorded = recorded.isEmpty() && !value.isMissingNode() ? key : recorded;
        }
        JsonNode events = inEvents(span, field);
        return events.isMissingNode() || Nodes.isEmpty(events) && !recorded.isEmpty() ? recorded : EVENTS;
    }

    private static JsonNode at(Span span, String field, String place) {
        return place.isEmpty() ? Nodes.MISSING : place.equals(EVENTS) ? inEvents(span, field) : opened(place, Flattened.value(span.attributes(), place));
    }

    /** What a library wraps with the kind of value that it is: {@code {"type": "json", "value": {…}}}. */
    private static JsonNode opened(String key, JsonNode value) {
        boolean envelope = value.size() == 2 && value.has("value") && WRAPPED.contains(value.path("type").asText("")) && !key.startsWith("mlflow.");
        return envelope ? value.path("value") : value;
    }

    private static JsonNode inEvents(Span span, String field) {
        if (span.events().isEmpty()) {
            return Nodes.MISSING;
        }
        String direction = field.equals(INPUTS) ? Message.INPUT : Message.OUTPUT;
        if (!Nodes.isEmpty(span.convention("tool"))) {
            return MessageEvents.ofTool(span, direction);
        }
        JsonNode messages = MessageEvents.list(span, direction);
        return messages.isEmpty() ? Nodes.MISSING : messages;
    }
}
