package tq.read.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import tq.json.JsonDocument;
import tq.json.JsonKind;
import tq.json.JsonMembers;
import tq.json.JsonValue;
import tq.trace.Attributes.Encoding;
import tq.trace.Times;

/**
 * A span of a format that is far from OpenTelemetry's, put together in the shape that {@link FlatSpan} reads. What is empty or
 * unknown is left out.
 */
public final class FlatNode {

    private final ObjectNode span = JsonNodeFactory.instance.objectNode();
    private final ObjectNode attributes = JsonNodeFactory.instance.objectNode();
    private final ObjectNode resource = JsonNodeFactory.instance.objectNode();

    /** A span with its ids in canonical form; empty texts for what is not known. */
    public FlatNode(String trace, String id, String parent, JsonValue name) {
        text("trace_id", trace);
        text("span_id", id);
        text("parent_span_id", parent);
        text("name", name.textOr(""));
        span.set("attributes", attributes);
        span.set("resource", resource);
    }

    /** A member of the span that has a meaning, or one that is printed as it is: {@code kind}. */
    public FlatNode text(String key, String value) {
        return value.isEmpty() ? this : set(key, JsonNodeFactory.instance.textNode(value));
    }

    /** The same of any value. */
    public FlatNode set(String key, JsonNode value) {
        span.set(key, value);
        return this;
    }

    /** Start and end in nanoseconds since 1970, {@link Times#NONE} for unknown. */
    public FlatNode times(long start, long end) {
        putTime(span, "start_time_unix_nano", start);
        putTime(span, "end_time_unix_nano", end);
        return this;
    }

    /** A word as {@link SpanWords} reads it, and why. */
    public FlatNode status(String code, String message) {
        span.putObject("status").put("code", code).put("message", message);
        return this;
    }

    /** Takes the scope out of tags, by which formats without a place for it tell it: {@code otel.scope.name}, before 2022 {@code otel.library.name}. */
    public FlatNode scope(ObjectNode tags) {
        String name = taken(tags, "otel.scope.name", "otel.library.name");
        return scope(name, taken(tags, "otel.scope.version", "otel.library.version"));
    }

    /** What recorded the span, unless its name is empty. */
    public FlatNode scope(String name, String version) {
        if (!name.isEmpty()) {
            ObjectNode scope = span.putObject("scope").put("name", name);
            putText(scope, "version", version);
        }
        return this;
    }

    /** The attributes so far, to be added to. */
    public ObjectNode attributes() {
        return attributes;
    }

    /** The attributes of the process, to be added to. */
    public ObjectNode resource() {
        return resource;
    }

    /** The next event, whose attributes are given as an object of plain values. */
    public FlatNode event(String name, long time, ObjectNode values) {
        ObjectNode event = span.withArray("events").addObject().put("name", name);
        putTime(event, "time_unix_nano", time);
        event.set("attributes", values);
        return this;
    }

    /** The next link; the ids are canonical. */
    public FlatNode link(String trace, String id, ObjectNode values) {
        ObjectNode link = span.withArray("links").addObject();
        putText(link, "trace_id", trace);
        putText(link, "span_id", id);
        link.set("attributes", values);
        return this;
    }

    /** The span as it stands. */
    public FlatSpan span() {
        return new FlatSpan(JsonDocument.of(span), Encoding.ROW);
    }

    /** The text of the first of the members that is there; all of them are there no more. */
    public static String taken(ObjectNode object, String... keys) {
        String text = "";
        for (String key : keys) {
            JsonNode value = object.remove(key);
            text = text.isEmpty() && value != null ? value.asText("") : text;
        }
        return text;
    }

    /** Sets a member unless the text is empty. */
    public static void putText(ObjectNode object, String key, String text) {
        if (!text.isEmpty()) {
            object.put(key, text);
        }
    }

    /** Sets a member unless the value is missing or null. */
    public static void put(ObjectNode object, String key, JsonValue value) {
        if (!value.isMissing() && value.kind() != JsonKind.NULL) {
            object.set(key, value.toNode());
        }
    }

    /** All members of an object, unless they are null. */
    public static void putAll(ObjectNode object, JsonValue values) {
        for (JsonMembers members = values.members(); members.next();) {
            put(object, members.key(), members.value());
        }
    }

    /** An object without its nulls; of anything else nothing. */
    public static ObjectNode members(JsonValue object) {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        putAll(all, object);
        return all;
    }

    private static void putTime(ObjectNode object, String key, long nanos) {
        if (nanos != Times.NONE) {
            object.put(key, nanos);
        }
    }
}
