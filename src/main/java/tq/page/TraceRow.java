package tq.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.stream.Stream;
import tq.schema.FieldRef;
import tq.schema.Noun;
import tq.trace.Times;
import tq.trace.Trace;
import tq.trace.rows.RowReader;

/** The fields of a trace and of its spans under the names that queries have for them, each read when it is asked for. */
final class TraceRow {

    private static final RowReader TRACE = reader(Noun.TRACES, "id", "name", "state", "start", "duration", "question", "answer", "session", "user", "tokens", "cost",
            "span_count", "error_count", "source");
    private static final RowReader SPANS = reader(Noun.SPANS, "name", "type", "status", "message", "duration", "offset", "self", "path", "model", "provider", "tool", "tokens", "cost",
            "finish_reason", "time_to_first_token", "exception.type", "exception.message", "exception.stacktrace", "inputs", "outputs", "id");

    private final Trace trace;
    private final JsonNode row;

    TraceRow(Trace trace) {
        this.trace = trace;
        this.row = TRACE.rows(trace, 1).get(0);
    }

    private static RowReader reader(Noun noun, String... fields) {
        return new RowReader(noun, Stream.of(fields).map(field -> FieldRef.own(noun, field)).toList());
    }

    Trace trace() {
        return trace;
    }

    /** A field of the trace; missing where there is none. */
    JsonNode field(String name) {
        return row.path(name);
    }

    String text(String name) {
        return field(name).asText("");
    }

    /** A count; 0 where it is not known. */
    long number(String name) {
        return field(name).asLong(0);
    }

    String state() {
        return text("state");
    }

    /** In nanoseconds, or {@link Times#NONE}. */
    long duration() {
        return nanos(row, "duration");
    }

    /** Whether it says itself that something went wrong. */
    boolean isFailed() {
        return state().equals("ERROR") || number("error_count") > 0 || trace.assessments().stream().anyMatch(each -> !each.error().isMissing());
    }

    /** A row for each span, by its position. */
    ArrayNode spans() {
        return SPANS.rows(trace, 1);
    }

    /** A duration or an offset of a row in nanoseconds, or {@link Times#NONE}. */
    static long nanos(JsonNode row, String field) {
        return row.path(field).isNumber() ? row.path(field).longValue() : Times.NONE;
    }
}
