package tq.trace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tq.schema.FieldRef;
import tq.schema.Noun;

/**
 * Elements of a trace to rows, with just the fields that a query reads: what the portable prelude says in jq, done
 * natively. {@code {"name": "search", "duration": 95000000, "trace.id": "tr-…"}}; a field that is absent has no key.
 */
public final class RowReader {

    private final Noun noun;
    private final List<FieldRef> fields;
    private final Map<String, Integer> places = new LinkedHashMap<>();
    private final List<Integer> traceFields = new ArrayList<>();

    public RowReader(Noun noun, List<FieldRef> fields) {
        this.noun = noun.element();
        this.fields = List.copyOf(fields);
        for (int i = 0; i < fields.size(); i++) {
            places.put(fields.get(i).key(), i);
            if (fields.get(i).relation().equals(Optional.of("trace")) && this.noun != Noun.TRACES) {
                traceFields.add(i);
            }
        }
    }

    /** One row for each element, in the order of the file. What is not asked of a row is not read; see {@link #settled}. */
    public ArrayNode rows(Trace trace) {
        return switch (noun) {
            case TRACES -> rows(trace, Stream.of(trace), this::ofTrace);
            case SPANS -> rows(trace, trace.spans().stream(), ref -> ofSpan(ref, trace));
            case EVENTS -> rows(trace, trace.spans().stream().flatMap(span -> span.events().stream()), ref -> ofEvent(ref, trace));
            case ASSESSMENTS -> rows(trace, trace.assessments().stream(), ref -> ofAssessment(ref, trace));
            default -> throw new IllegalArgumentException("no rows of " + noun);
        };
    }

    private <T> ArrayNode rows(Trace trace, Stream<T> elements, Function<FieldRef, Function<T, JsonNode>> reader) {
        List<Function<T, JsonNode>> readers = new ArrayList<>(fields.size());
        for (int i = 0; i < fields.size(); i++) {
            readers.add(traceFields.contains(i) ? ofTrace(fields.get(i), trace) : reader.apply(fields.get(i)));
        }
        ArrayNode rows = Nodes.array();
        elements.forEach(element -> rows.add(new ObjectNode(JsonNodeFactory.instance, new RowMembers<>(element, places, readers))));
        return rows;
    }

    /** A row that is to be kept after its trace is gone: to ask for the number of its members reads them all. */
    public static JsonNode settled(JsonNode row) {
        row.size();
        return row;
    }

    /** The same value for each of the trace's elements, read once. */
    private static <T> Function<T, JsonNode> ofTrace(FieldRef ref, Trace trace) {
        Supplier<JsonNode> value = once(() -> TraceFields.reader(ref).apply(trace));
        return element -> value.get();
    }

    /** Makes a value when it is first wanted. */
    private static <V> Supplier<V> once(Supplier<V> maker) {
        List<V> made = new ArrayList<>(1);
        return () -> {
            if (made.isEmpty()) {
                made.add(maker.get());
            }
            return made.get(0);
        };
    }

    private Function<Trace, JsonNode> ofTrace(FieldRef ref) {
        return TraceFields.reader(ref);
    }

    private Function<Span, JsonNode> ofSpan(FieldRef ref, Trace trace) {
        if (ref.field().equals("offset")) {
            long first = trace.firstStart();
            return span -> span.start() == Times.NONE ? Nodes.MISSING : Nodes.number(span.start() - first);
        }
        if (ref.field().equals(FieldRef.USAGE)) {
            Supplier<Tour> tour = once(() -> Tour.of(trace));
            Supplier<String> id = once(trace::id);
            return span -> usage(span, tour, id);
        }
        return SpanFields.reader(ref);
    }

    /** {@code ["tr-…", enter, leave, "resp-…" or null]} of a span with usage, for the rule that counts each call once. */
    private static JsonNode usage(Span span, Supplier<Tour> tour, Supplier<String> traceId) {
        if (!Usage.isRecorded(span)) {
            return Nodes.MISSING;
        }
        String response = Usage.responseId(span);
        return Nodes.array().add(traceId.get()).add(tour.get().enter(span)).add(tour.get().leave(span)).add(response.isEmpty() ? null : response);
    }

    private Function<SpanEvent, JsonNode> ofEvent(FieldRef ref, Trace trace) {
        if (ref.relation().isPresent()) {
            Function<Span, JsonNode> field = ofSpan(ref, trace);
            return event -> field.apply(event.span());
        }
        return EventFields.reader(ref);
    }

    private Function<Assessment, JsonNode> ofAssessment(FieldRef ref, Trace trace) {
        if (ref.relation().isPresent()) {
            Function<Span, JsonNode> field = ofSpan(ref, trace);
            return assessment -> assessment.span().map(field).orElse(Nodes.MISSING);
        }
        return AssessmentFields.reader(ref);
    }

    /** The keys that a trace's elements have under an open field such as {@code attributes}, for naming near ones. */
    public static Set<String> keys(Trace trace, FieldRef ref) {
        Set<String> keys = new TreeSet<>();
        switch (ref.field()) {
            case "attributes" -> {
                for (Span span : trace.spans()) {
                    if (ref.noun() == Noun.SPANS) {
                        keys.addAll(span.attributes().keys());
                    } else {
                        span.events().forEach(event -> keys.addAll(event.attributes().keys()));
                    }
                }
            }
            case "tags" -> trace.info().tags(List.of()).fieldNames().forEachRemaining(keys::add);
            case "metadata" -> {
                if (ref.noun() == Noun.TRACES) {
                    trace.info().metadata(List.of()).fieldNames().forEachRemaining(keys::add);
                }
                trace.assessments().forEach(assessment -> assessment.metadata(List.of()).fieldNames().forEachRemaining(keys::add));
            }
            default -> { }
        }
        return keys;
    }

    /** A sentence where a trace's own token total is not what its spans add up to. */
    public static Optional<String> doubtfulTotal(Trace trace) {
        return Usage.doubtfulTotal(trace);
    }

    /** The JSON of an element that travels through a query as an opaque node. */
    public static JsonNode whole(Object element) {
        if (element instanceof Span span) {
            return Canonical.span(span);
        }
        if (element instanceof SpanEvent event) {
            return Canonical.event(event);
        }
        if (element instanceof Message message) {
            return message.canonical();
        }
        if (element instanceof Document document) {
            return document.canonical();
        }
        if (element instanceof Link link) {
            return link.canonical();
        }
        if (element instanceof Assessment assessment) {
            return assessment.canonical();
        }
        return ((Trace) element).canonical();
    }
}
