package tq.trace.rows;

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
import tq.trace.Assessment;
import tq.trace.Canonical;
import tq.trace.Link;
import tq.trace.Nodes;
import tq.trace.OfSpan;
import tq.trace.Span;
import tq.trace.SpanEvent;
import tq.trace.Trace;
import tq.trace.Tree;
import tq.trace.Usage;
import tq.trace.content.Document;
import tq.trace.content.Documents;
import tq.trace.content.Message;
import tq.trace.content.Messages;

/**
 * Elements of a trace to rows, with just the fields that a query reads: what the portable prelude says in jq, done
 * natively. {@code {"name": "search", "duration": 95000000, "trace.id": "tr-…"}}; a field that is absent has no key.
 */
public final class RowReader {

    /** What a row may stand in: a pair, in a list, in an object of lists. */
    private static final int MOST_HOLDERS = 3;

    private final Noun noun;
    private final List<FieldRef> fields;
    private final Map<String, Integer> places = new LinkedHashMap<>();

    /** For the elements of a noun, reading just these fields of it. */
    public RowReader(Noun noun, List<FieldRef> fields) {
        this.noun = noun.element();
        this.fields = List.copyOf(fields);
        for (int i = 0; i < fields.size(); i++) {
            places.put(fields.get(i).key(), i);
        }
    }

    /**
     * One row for each element, in the order of the file. What is not asked of a row is not read; see {@link #settled}.
     *
     * @param number the trace's own, by which rows of one trace are told from those of others
     */
    public ArrayNode rows(Trace trace, long number) {
        return switch (noun) {
            case TRACES -> rows(trace, number, Stream.of(trace), TraceFields::reader, (one, relation) -> one.top());
            case SPANS -> rows(trace, number, trace.spans().stream(), SpanFields::reader, RowReader::relative);
            case EVENTS -> ofSpans(trace, number, Span::events, EventFields::reader);
            case MESSAGES -> ofSpans(trace, number, Messages::of, MessageFields::reader);
            case DOCUMENTS -> ofSpans(trace, number, Documents::of, DocumentFields::reader);
            case LINKS -> ofSpans(trace, number, Span::links, LinkFields::reader);
            case ASSESSMENTS -> rows(trace, number, trace.assessments().stream(), AssessmentFields::reader,
                    (assessment, relation) -> relation.equals("root") ? trace.top() : assessment.span());
            default -> throw new IllegalArgumentException("no rows of " + noun);
        };
    }

    private <T extends OfSpan> ArrayNode ofSpans(Trace trace, long number, Function<Span, List<T>> parts, Function<FieldRef, Function<T, JsonNode>> own) {
        return rows(trace, number, trace.spans().stream().flatMap(span -> parts.apply(span).stream()), own, (part, relation) -> Optional.of(part.span()));
    }

    /**
     * Rows that another reader of the same noun made, with just the fields of this one, which that one has too: so that several queries read each value
     * once, and each keeps what is its own.
     */
    public ArrayNode views(ArrayNode rows) {
        List<Function<JsonNode, JsonNode>> readers = new ArrayList<>(fields.size());
        for (FieldRef ref : fields) {
            readers.add(row -> row.path(ref.key()));
        }
        ArrayNode views = Nodes.array();
        rows.forEach(row -> views.add(new Row(new RowMembers<>(row, places, readers))));
        return views;
    }

    /** The span that a relation leads to from an element. */
    private interface Relations<T> {
        Optional<Span> span(T element, String relation);
    }

    private static Optional<Span> relative(Span span, String relation) {
        Tree tree = span.trace().tree();
        int found = relation.equals("parent") ? tree.up(span.position()) : tree.top(span.position());
        return found == Tree.NONE ? Optional.empty() : Optional.of(span.trace().spans().get(found));
    }

    private <T> ArrayNode rows(Trace trace, long number, Stream<T> elements, Function<FieldRef, Function<T, JsonNode>> own, Relations<T> relations) {
        List<Function<T, JsonNode>> readers = new ArrayList<>(fields.size());
        for (FieldRef ref : fields) {
            readers.add(reader(ref, trace, number, own, relations));
        }
        ArrayNode rows = Nodes.array();
        elements.forEach(element -> rows.add(new Row(new RowMembers<>(element, places, readers))));
        return rows;
    }

    private <T> Function<T, JsonNode> reader(FieldRef ref, Trace trace, long number, Function<FieldRef, Function<T, JsonNode>> own, Relations<T> relations) {
        if (ref.relation().equals(Optional.of("trace"))) {
            Supplier<JsonNode> value = once(() -> ref.field().equals(FieldRef.FROM) ? Nodes.bool(isCalled(trace, ref, number)) : TraceFields.reader(ref).apply(trace)); // the same for all
            return element -> value.get();
        }
        if (ref.relation().isPresent()) {
            Function<Span, JsonNode> field = SpanFields.reader(ref);
            String[] names = ref.relation().get().split("\\.");
            boolean ofTrace = names[0].equals("trace");
            return element -> {
                Optional<Span> found = ofTrace ? trace.top() : relations.span(element, names[0]);
                for (int i = ofTrace ? 2 : 1; i < names.length && found.isPresent(); i++) {
                    found = relative(found.get(), names[i]);
                }
                return found.map(field).orElse(Nodes.MISSING);
            };
        }
        return switch (ref.field()) {
            case FieldRef.FROM -> element -> Nodes.bool(isCalled(trace, ref, number));
            case FieldRef.PLACE -> element -> Positions.place(element, number);
            case FieldRef.TIME -> element -> Positions.time(element, number);
            default -> own.apply(ref);
        };
    }

    /** A row that is to be kept after its trace is gone, or what holds such rows, a few levels down. */
    public static JsonNode settled(JsonNode row) {
        settle(row, MOST_HOLDERS);
        return row;
    }

    private static void settle(JsonNode node, int levels) {
        if (node instanceof Row) {
            node.size(); // to ask for the number of its members reads them all
        } else if (levels > 0) {
            node.forEach(part -> settle(part, levels - 1));
        }
    }

    /** An object whose members are read when they are asked for. */
    @SuppressWarnings("unchecked") // of what the class inherits
    private static final class Row extends ObjectNode {

        private static final long serialVersionUID = 1L;

        Row(Map<String, JsonNode> members) {
            super(JsonNodeFactory.instance, members);
        }
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

    /** Whether a trace is the one that a reference names; {@code number} is its own among those loaded. */
    public static boolean isCalled(Trace trace, FieldRef ref, long number) {
        return trace.isCalled(ref.names().get(0), number);
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
