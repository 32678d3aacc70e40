package tq.read;

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
final class FlatNode {

    private final ObjectNode span = JsonNodeFactory.instance.objectNode();
    private final ObjectNode attributes = JsonNodeFactory.instance.objectNode();
    private final ObjectNode resource = JsonNodeFactory.instance.objectNode();

    FlatNode(String trace, String id, String parent, JsonValue name) {
        text("trace_id", trace);
        text("span_id", id);
        text("parent_span_id", parent);
        text("name", name.textOr(""));
        span.set("attributes", attributes);
        span.set("resource", resource);
    }

    /** A member of the span that has a meaning, or one that is printed as it is: {@code kind}. */
    FlatNode text(String key, String value) {
        return value.isEmpty() ? this : set(key, JsonNodeFactory.instance.textNode(value));
    }

    FlatNode set(String key, JsonNode value) {
        span.set(key, value);
        return this;
    }

    FlatNode times(long start, long end) {
        putTime(span, "start_time_unix_nano", start);
        putTime(span, "end_time_unix_nano", end);
        return this;
    }

    /** A word as {@link SpanWords} reads it, and why. */
    FlatNode status(String code, String message) {
        span.putObject("status").put("code", code).put("message", message);
        return this;
    }

    /** Takes the scope out of tags, by which formats without a place for it tell it: {@code otel.scope.name}, before 2022 {@code otel.library.name}. */
    FlatNode scope(ObjectNode tags) {
        String name = taken(tags, "otel.scope.name", "otel.library.name");
        return scope(name, taken(tags, "otel.scope.version", "otel.library.version"));
    }

    FlatNode scope(String name, String version) {
        if (!name.isEmpty()) {
            ObjectNode scope = span.putObject("scope").put("name", name);
            putText(scope, "version", version);
        }
        return this;
    }

    ObjectNode attributes() {
        return attributes;
    }

    ObjectNode resource() {
        return resource;
    }

    /** The next event, whose attributes are given as an object of plain values. */
    FlatNode event(String name, long time, ObjectNode values) {
        ObjectNode event = span.withArray("events").addObject().put("name", name);
        putTime(event, "time_unix_nano", time);
        event.set("attributes", values);
        return this;
    }

    /** The next link; the ids are canonical. */
    FlatNode link(String trace, String id, ObjectNode values) {
        ObjectNode link = span.withArray("links").addObject();
        putText(link, "trace_id", trace);
        putText(link, "span_id", id);
        link.set("attributes", values);
        return this;
    }

    FlatSpan span() {
        return new FlatSpan(JsonDocument.of(span), Encoding.ROW);
    }

    /** The text of the first of the members that is there; all of them are there no more. */
    static String taken(ObjectNode object, String... keys) {
        String text = "";
        for (String key : keys) {
            JsonNode value = object.remove(key);
            text = text.isEmpty() && value != null ? value.asText("") : text;
        }
        return text;
    }

    static void putText(ObjectNode object, String key, String text) {
        if (!text.isEmpty()) {
            object.put(key, text);
        }
    }

    /** Sets a member unless the value is missing or null. */
    static void put(ObjectNode object, String key, JsonValue value) {
        if (!value.isMissing() && value.kind() != JsonKind.NULL) {
            object.set(key, value.toNode());
        }
    }

    /** All members of an object, unless they are null. */
    static void putAll(ObjectNode object, JsonValue values) {
        for (JsonMembers members = values.members(); members.next();) {
            put(object, members.key(), members.value());
        }
    }

    private static void putTime(ObjectNode object, String key, long nanos) {
        if (nanos != Times.NONE) {
            object.put(key, nanos);
        }
    }
}
