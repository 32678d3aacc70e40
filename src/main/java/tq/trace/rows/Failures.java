package tq.trace.rows;

import com.fasterxml.jackson.databind.JsonNode;
import tq.trace.Attributes;
import tq.trace.Nodes;
import tq.trace.Span;

/**
 * The exception of a span: of its event, else of its attributes {@code exception.type} …, else what a failed span's {@code error.type}
 * and status message tell.
 */
final class Failures {

    private static final String TRACEBACK = "Traceback (most recent call last)";

    private Failures() {
    }

    /**
     * One of its fields; missing where there was none.
     *
     * @param field {@code exception.type}, {@code exception.message} or {@code exception.stacktrace}
     */
    static JsonNode exception(Span span, String field) {
        return span.exception().map(event -> EventFields.exception(event, field)).orElseGet(() -> inAttributes(span, field));
    }

    private static JsonNode inAttributes(Span span, String field) {
        Attributes attributes = span.attributes();
        if (attributes.has("exception.type") || attributes.has("exception.message")) {
            return Nodes.word(attributes.written(field));
        }
        return span.status() == Span.Status.ERROR ? told(span, field) : Nodes.MISSING;
    }

    /** Some libraries put the whole trace of the stack behind the message: {@code ValueError('no')Traceback (most recent …}. */
    private static JsonNode told(Span span, String field) {
        JsonNode type = Nodes.word(span.attributes().written("error.type"));
        int stack = span.message().indexOf(TRACEBACK);
        if (field.equals("exception.type") || type.isMissingNode() && stack < 0) {
            return field.equals("exception.type") ? type : Nodes.MISSING;
        }
        if (field.equals("exception.message")) {
            return Nodes.text((stack < 0 ? span.message() : span.message().substring(0, stack)).strip());
        }
        return stack < 0 ? Nodes.MISSING : Nodes.text(span.message().substring(stack));
    }
}
