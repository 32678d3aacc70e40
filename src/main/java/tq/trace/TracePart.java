package tq.trace;

import java.util.List;
import tq.json.JsonValue;
import tq.trace.Trace.Origin;

/**
 * What one document says of one trace: all of it, or a part that is put together with the others of the same id.
 *
 * @param kind whether it makes a trace by itself, with others, or only adds to one
 * @param id by which parts find each other, see {@link Ids#ofTrace}; empty for none
 * @param info MLflow's info of the trace, {@code {"trace_id": "tr-…", "state": "OK", "trace_metadata": {…}}}, or missing; of an
 *     addition only its {@code trace_metadata}
 * @param spans in the order of the document
 * @param assessments as MLflow V3 writes them: {@code {"assessment_name": …, "feedback": {"value": …}, "span_id": "…"}}
 * @param events of spans that stand elsewhere: {@code {"span_id": "…", "name": …, "time_unix_nano": …, "attributes": {…}}}
 * @param origin where it was read
 */
public record TracePart(Kind kind, String id, JsonValue info, List<Span.Parts> spans, List<JsonValue> assessments, List<JsonValue> events, Origin origin) {

    /** How far a part stands for itself. */
    public enum Kind {
        /** A document of its own: whatever ids its spans carry, they belong together. */
        WHOLE,
        /** Some spans, or the info, of a trace that may go on in the next line or file. */
        SCATTERED,
        /** Assessments, log records or metadata of a trace or a span that stand elsewhere; makes no trace. */
        ADDED
    }

    public TracePart {
        spans = List.copyOf(spans);
        assessments = List.copyOf(assessments);
        events = List.copyOf(events);
    }

    /** All that is known of a trace. */
    public static TracePart whole(String id, JsonValue info, List<Span.Parts> spans, Origin origin) {
        return new TracePart(Kind.WHOLE, id, info, spans, List.of(), List.of(), origin);
    }

    /** Some spans, or the info, of a trace. */
    public static TracePart scattered(String id, JsonValue info, List<Span.Parts> spans, List<JsonValue> assessments, Origin origin) {
        return new TracePart(Kind.SCATTERED, id, info, spans, assessments, List.of(), origin);
    }

    /** What is said of a trace, or where the id is empty of the spans that it names. */
    public static TracePart added(String id, List<JsonValue> assessments, List<JsonValue> events, Origin origin) {
        return new TracePart(Kind.ADDED, id, JsonValue.MISSING, List.of(), assessments, events, origin);
    }

    /** What is known of a trace beside its spans, such as the session that it is of: it fills what the trace's own info lacks. */
    public static TracePart told(String id, JsonValue info, Origin origin) {
        return new TracePart(Kind.ADDED, id, info, List.of(), List.of(), List.of(), origin);
    }

    /** Whether the info or the spans are missing: they may be in another document. */
    public boolean isPartial() {
        return info.isMissing() || spans.isEmpty();
    }
}
