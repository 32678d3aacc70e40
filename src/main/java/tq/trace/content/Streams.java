package tq.trace.content;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Set;
import tq.trace.Span;
import tq.trace.SpanEvent;
import tq.trace.Times;
import tq.trace.Usage;

/** How a model's answer began: when the first piece of a stream came. */
public final class Streams {

    private static final Set<String> FIRST = Set.of("mlflow.chunk.item.0", "new_token", "First Token Stream Event", "gen_ai.content.completion.chunk");
    private static final String OF_SERVER = "gen_ai.server.time_to_first_token";
    private static final BigDecimal LONGEST = BigDecimal.valueOf(Long.MAX_VALUE);

    private Streams() {
    }

    /**
     * Nanoseconds from the span's start to its first piece, or {@link Times#NONE}. A server's own figure is in seconds by the
     * conventions, and some libraries write whole milliseconds.
     */
    public static long timeToFirstToken(Span span) {
        JsonNode seconds = Usage.number(span.convention("first token in seconds"));
        if (seconds.isNumber()) {
            return nanos(seconds, 9);
        }
        JsonNode millis = Usage.number(span.convention("first token in milliseconds"));
        boolean inSeconds = millis.isNumber() && !millis.isIntegralNumber() && span.attributes().has(OF_SERVER);
        return millis.isNumber() ? nanos(millis, inSeconds ? 9 : 6) : sinceStart(span, firstPiece(span));
    }

    private static long nanos(JsonNode number, int digits) {
        if (number.isDouble() && !Double.isFinite(number.doubleValue())) {
            return Times.NONE;
        }
        BigDecimal nanos = number.decimalValue().movePointRight(digits);
        return nanos.abs().compareTo(LONGEST) < 0 ? nanos.longValue() : Times.NONE;
    }

    private static long sinceStart(Span span, long moment) {
        return moment == Times.NONE || span.start() == Times.NONE ? Times.NONE : moment - span.start();
    }

    /** The moment that an attribute tells, else the earliest event of a piece. */
    private static long firstPiece(Span span) {
        JsonNode at = span.convention("first token at");
        if (at.isTextual()) {
            return Times.parse(at.textValue());
        }
        long first = Times.NONE;
        for (SpanEvent event : span.events()) {
            if (FIRST.contains(event.name()) && event.time() != Times.NONE && (first == Times.NONE || event.time() < first)) {
                first = event.time();
            }
        }
        return first;
    }
}
