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
        for (String key : new String[] {"time_unix_nano", "timeUnixNano"}) {
            if (!source.get(key).isMissing()) {
                return Times.byMagnitude(Times.moment(source.get(key)));
            }
        }
        return Times.byMagnitude(Times.moment(source.get("timestamp")));
    }

    /** Event attributes are plain values in every form of MLflow. */
    public Attributes attributes() {
        return new Attributes(source.get("attributes"), Attributes.Encoding.PLAIN);
    }
}
