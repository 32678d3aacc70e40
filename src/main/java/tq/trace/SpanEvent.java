package tq.trace;

import tq.json.JsonValue;

/** Something that happened at one moment of a span: an exception, a piece of a stream. */
public final class SpanEvent implements OfSpan {

    private final Span span;
    private final JsonValue source;

    SpanEvent(Span span, JsonValue source) {
        this.span = span;
        this.source = source;
    }

    @Override
    public Span span() {
        return span;
    }

    public String name() {
        return source.get("name").textOr("");
    }

    /** Nanoseconds since 1970, whatever unit the file has, or {@link Times#NONE}. */
    public long time() {
        JsonValue time = source.get("time_unix_nano").isMissing() ? source.get("timestamp") : source.get("time_unix_nano");
        return Times.byMagnitude(Times.nanos(time));
    }

    /** Event attributes are plain values in every form of MLflow. */
    public Attributes attributes() {
        return new Attributes(source.get("attributes"), Attributes.Encoding.PLAIN);
    }
}
