package tq.trace.rows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.Optional;
import tq.schema.FieldRef;
import tq.trace.Assessment;
import tq.trace.Nodes;
import tq.trace.OfSpan;
import tq.trace.Span;
import tq.trace.SpanEvent;
import tq.trace.Times;
import tq.trace.Tree;
import tq.trace.Usage;

/** Where elements stand in tree and time, as the hidden fields of rows that {@link FieldRef} describes. */
final class Positions {

    private Positions() {
    }

    /** See {@link FieldRef#PLACE}. */
    static JsonNode place(Object element, long trace) {
        ArrayNode place = Nodes.array().add(trace);
        span(element).ifPresent(span -> {
            Tree tree = span.trace().tree();
            int position = span.position();
            place.add((long) position);
            int family = tree.family(position);
            place.add(family == Tree.NONE ? Nodes.NULL : Nodes.number(family)).add((long) tree.enter(position)).add((long) tree.leave(position));
        });
        return place;
    }

    /** See {@link FieldRef#TIME}. */
    static JsonNode time(Object element, long trace) {
        Optional<Span> of = span(element);
        if (of.isEmpty()) {
            return Nodes.array().add(trace).add(Nodes.NULL).add(Nodes.NULL).add(Nodes.NULL).add(Nodes.NULL);
        }
        Span span = of.get();
        long first = span.trace().firstStart();
        boolean point = element instanceof SpanEvent;
        long from = element instanceof SpanEvent event ? event.time() : span.start();
        long to = point ? from : span.end();
        ArrayNode time = Nodes.array().add(trace).add(since(first, from)).add(since(first, to));
        long extent = span.trace().extent();
        return time.add(point ? Nodes.NULL : Nodes.number(span.position())).add(extent == Times.NONE ? Nodes.NULL : Nodes.number(extent));
    }

    /** See {@link FieldRef#USAGE}; missing of a span without usage. */
    static JsonNode usage(Span span) {
        if (!Usage.isRecorded(span)) {
            return Nodes.MISSING;
        }
        Tree tree = span.trace().tree();
        String response = Usage.responseId(span);
        String answer = Usage.answerId(span);
        return Nodes.array().add(span.trace().id()).add(tree.enter(span.position())).add(tree.leave(span.position())).add(response.isEmpty() ? null : response)
                .add(!span.tokens().isMissingNode()).add(!Usage.cost(span, "cost").isMissingNode()).add(answer.isEmpty() ? null : answer);
    }

    private static JsonNode since(long first, long time) {
        return first == Times.NONE || time == Times.NONE ? Nodes.NULL : Nodes.number(time - first);
    }

    private static Optional<Span> span(Object element) {
        if (element instanceof Span span) {
            return Optional.of(span);
        }
        return element instanceof OfSpan part ? Optional.of(part.span()) : element instanceof Assessment assessment ? assessment.span() : Optional.empty();
    }
}
