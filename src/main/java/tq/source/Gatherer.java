package tq.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tq.json.JsonValue;
import tq.read.jaeger.SharedIds;
import tq.trace.Ids;
import tq.trace.Span;
import tq.trace.Times;
import tq.trace.Trace;
import tq.trace.TracePart;

/**
 * Puts the parts of traces together, in the order in which the first part of each came. A whole trace goes through at once;
 * scattered ones wait for their last part, which {@link LastParts} may know, or for the end of the input. With several inputs
 * the info of a trace in one finds its spans in another, and a second copy of a trace is left out, which is told.
 */
final class Gatherer {

    /** Of what waits in order, the share of memory beyond which complete traces no longer wait for one before them. */
    private static final int SHARE_OF_MEMORY = 5;

    private final TraceSource.Receiver receiver;
    private final Tally tally;
    private boolean joins;
    private long held;
    private long roomInOrder = Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY;
    private final Map<String, Waiting> waiting = new LinkedHashMap<>();
    private final Map<String, List<TracePart>> ofTraces = new HashMap<>();
    private final Map<String, List<TracePart>> ofSpans = new HashMap<>();
    private final Map<String, List<TracePart>> ofSessions = new HashMap<>();
    private final Set<String> gone = new HashSet<>();
    private long unnamed;
    private boolean stopped;

    /** A trace of which more may come. */
    private static final class Waiting {
        private final List<TracePart> parts = new ArrayList<>();
        private boolean closed;
        private long bytes;
    }

    Gatherer(TraceSource.Receiver receiver, Tally tally) {
        this.receiver = receiver;
        this.tally = tally;
    }

    /** Has whole documents joined too, which those of a single input are not. */
    void join() {
        joins = true;
    }

    /**
     * Takes the next part.
     *
     * @param last whether no more parts of its trace will come
     * @param bytes how large the part is, about
     * @return false where no more are wanted
     */
    boolean add(TracePart part, boolean last, long bytes) throws Exception {
        switch (part.kind()) {
            case ADDED -> keep(part, last);
            case WHOLE -> whole(part);
            default -> scattered(part, last, bytes);
        }
        return !stopped;
    }

    /** Tells the receiver that nothing more has come yet. */
    void idle() throws Exception {
        receiver.idle();
    }

    /** How much of the input waits for more of it, in bytes, about. */
    long held() {
        return held;
    }

    /** Forgets what waits. */
    void drop() {
        waiting.clear();
        ofTraces.clear();
        ofSpans.clear();
        ofSessions.clear();
        gone.clear();
    }

    private void keep(TracePart part, boolean last) throws Exception {
        if (!part.id().isEmpty()) {
            ofTraces.computeIfAbsent(part.id(), id -> new ArrayList<>()).add(part);
            if (last && waiting.containsKey(part.id())) {
                waiting.get(part.id()).closed = true;
                drain();
            }
            return;
        }
        for (JsonValue assessment : part.assessments()) {
            String span = Ids.of(assessment.get("span_id"));
            String session = assessment.get("metadata").get("mlflow.trace.session").textOr("");
            Map<String, List<TracePart>> place = span.isEmpty() && !session.isEmpty() ? ofSessions : ofSpans;
            place.computeIfAbsent(place == ofSessions ? session : span, id -> new ArrayList<>()).add(TracePart.added("", List.of(assessment), List.of(), part.origin()));
        }
        part.events().forEach(event -> ofSpans.computeIfAbsent(Ids.of(event.get("span_id")), id -> new ArrayList<>())
                .add(TracePart.added("", List.of(), List.of(event), part.origin())));
    }

    private void whole(TracePart part) throws Exception {
        boolean named = joins && !part.id().isEmpty();
        if (named && gone.contains(part.id())) {
            copy(part);
        } else if (waiting.isEmpty() && (!named || !part.isPartial())) {
            emit(part.id(), List.of(part));
        } else {
            Waiting other = waiting.computeIfAbsent(named ? part.id() : "#" + unnamed++, id -> new Waiting());
            join(other, part);
            other.closed |= !named || !part.isPartial();
            drain();
        }
    }

    private void join(Waiting other, TracePart part) {
        boolean whole = other.parts.stream().anyMatch(each -> each.kind() == TracePart.Kind.WHOLE && !each.isPartial());
        boolean hasInfo = other.parts.stream().anyMatch(each -> !each.info().isMissing());
        boolean hasSpans = other.parts.stream().anyMatch(each -> !each.spans().isEmpty());
        if (whole || part.isPartial() && (part.info().isMissing() || hasInfo) && (part.spans().isEmpty() || hasSpans)) {
            copy(part);
        } else {
            if (!part.isPartial()) {
                other.parts.removeIf(each -> each.kind() == TracePart.Kind.WHOLE);
            }
            other.parts.add(part);
        }
    }

    private void copy(TracePart part) {
        if (!part.isPartial()) {
            tally.copy(Trace.of(List.of(part)).id() + ", in " + part.origin().file());
        }
    }

    private void scattered(TracePart part, boolean last, long bytes) throws Exception {
        if (gone.contains(part.id())) {
            tally.late(part.spans().size());
            return;
        }
        Waiting other = waiting.computeIfAbsent(part.id().isEmpty() ? "#" + unnamed++ : part.id(), id -> new Waiting());
        other.parts.add(part);
        other.bytes += bytes;
        held += bytes;
        other.closed |= last || part.id().isEmpty();
        drain();
    }

    /** Hands on the traces at the head that are complete; where too much waits behind one that is not, all that are complete. */
    private void drain() throws Exception {
        boolean inOrder = held <= roomInOrder;
        Iterator<Map.Entry<String, Waiting>> all = waiting.entrySet().iterator();
        while (!stopped && all.hasNext()) {
            Map.Entry<String, Waiting> next = all.next();
            if (next.getValue().closed) {
                all.remove();
                held -= next.getValue().bytes;
                emit(next.getKey(), next.getValue().parts);
            } else if (inOrder) {
                return;
            } else {
                tally.outOfOrder();
            }
        }
        roomInOrder = Math.max(roomInOrder, held + held / 2); // so that what can't be handed on is not gone through at every part
    }

    private void emit(String id, List<TracePart> parts) throws Exception {
        if (joins && !id.isEmpty() && !id.startsWith("#")) {
            gone.add(id);
        }
        List<TracePart> all = new ArrayList<>(parts);
        if (parts.size() > 1 || parts.get(0).kind() == TracePart.Kind.SCATTERED) {
            all = SharedIds.apart(withoutTwins(all));
        }
        List<TracePart> added = ofTraces.remove(id);
        if (added != null) {
            all.addAll(added);
        }
        if (!ofSpans.isEmpty()) {
            for (TracePart part : parts) {
                for (Span.Parts span : part.spans()) {
                    String spanId = Ids.of(span.id());
                    List<TracePart> ofSpan = spanId.isEmpty() ? null : ofSpans.remove(spanId);
                    if (ofSpan != null) {
                        all.addAll(ofSpan);
                    }
                }
            }
        }
        Trace trace = withSession(all);
        tally.trace(trace);
        stopped = !receiver.add(trace);
    }

    /** What is said of a session stands with its first trace. */
    private Trace withSession(List<TracePart> parts) {
        Trace trace = Trace.of(parts);
        List<TracePart> ofSession = ofSessions.isEmpty() ? null : ofSessions.remove(trace.session());
        if (ofSession == null) {
            return trace;
        }
        List<TracePart> all = new ArrayList<>(parts);
        all.addAll(ofSession);
        return Trace.of(all);
    }

    /**
     * The parts with each span once: one that came twice has the same id, name, kind and start, and counts with the end that one of them
     * has. The two records of one that is told of in two are joined.
     */
    private List<TracePart> withoutTwins(List<TracePart> parts) {
        Map<List<Object>, Span.Parts> spans = new LinkedHashMap<>();
        Map<String, List<Object>> places = new HashMap<>();
        long count = 0;
        long halves = 0;
        for (TracePart part : parts) {
            for (Span.Parts span : part.spans()) {
                String id = Ids.of(span.id());
                List<Object> place = List.of(id, id.isEmpty() ? count : span.start(), span.name().textOr(""), span.kind());
                List<Object> before = id.isEmpty() ? null : places.putIfAbsent(id, place);
                Optional<Span.Parts> joined = before == null ? Optional.empty() : spans.get(before).joined(span);
                if (joined.isPresent()) {
                    spans.put(before, joined.get());
                    halves++;
                } else {
                    spans.merge(place, span, (first, second) -> first.end() == Times.NONE ? second : first);
                }
                count++;
            }
        }
        tally.twins(count - halves - spans.size());
        return count == spans.size() ? parts : withSpans(parts, List.copyOf(spans.values()));
    }

    private static List<TracePart> withSpans(List<TracePart> parts, List<Span.Parts> spans) {
        List<TracePart> kept = new ArrayList<>();
        for (TracePart part : parts) {
            List<Span.Parts> own = kept.isEmpty() ? spans : List.of();
            kept.add(new TracePart(part.kind(), part.id(), part.info(), own, part.assessments(), part.events(), part.origin()));
        }
        return kept;
    }

    /** Hands on what waited. */
    void end() throws Exception {
        waiting.values().forEach(each -> each.closed = true);
        drain();
        if (!stopped) {
            ofTraces.values().forEach(parts -> parts.forEach(tally::unmatched));
            ofSpans.values().forEach(parts -> parts.forEach(tally::unmatched));
            ofSessions.values().forEach(parts -> parts.forEach(tally::unmatched));
        }
    }
}
