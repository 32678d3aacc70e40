package tq.trace;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tq.json.JsonKind;
import tq.json.JsonValue;

/**
 * One trace in its canonical form, whatever format it was read from: what MLflow V3 says of a trace, and its spans in
 * the order of the file.
 */
public final class Trace {

    private final TraceInfo info;
    private final List<Span> spans;
    private final Origin origin;
    private final List<JsonValue> addedAssessments;
    private List<Assessment> assessments;
    private Map<String, Span> byId;
    private Set<String> parents;
    private Tree tree;
    private Map<Integer, Long> pathTimes;
    private int[] calls;
    private Map<Integer, String> recordedTwice;
    private CodeOf code = CodeOf.NOTHING;
    private boolean bounded;
    private long firstStart = Times.NONE;
    private long lastEnd = Times.NONE;

    /**
     * Where a trace was read.
     *
     * @param file a file's name, or {@code <stdin>}
     * @param line the line on which its document begins, from 1
     * @param format such as {@code MLflow V3}
     */
    public record Origin(String file, long line, String format) {
    }

    private Trace(TraceInfo info, List<Span.Parts> parts, List<JsonValue> addedAssessments, Map<String, List<JsonValue>> addedEvents, Origin origin) {
        this.info = info;
        this.origin = origin;
        this.addedAssessments = addedAssessments;
        this.spans = new ArrayList<>(parts.size());
        for (Span.Parts part : parts) {
            List<JsonValue> events = addedEvents.isEmpty() ? List.of() : addedEvents.getOrDefault(Ids.of(part.id()), List.of());
            spans.add(new Span(this, spans.size(), part, events));
        }
    }

    /**
     * One trace of its parts, in their order: what their infos say together, all spans, and what is said of them.
     *
     * @param parts at least one, and one that is more than an addition
     */
    public static Trace of(List<TracePart> parts) {
        List<JsonValue> infos = new ArrayList<>();
        Optional<Origin> origin = Optional.empty();
        List<Span.Parts> spans = new ArrayList<>();
        List<JsonValue> assessments = new ArrayList<>();
        Map<String, List<JsonValue>> events = new HashMap<>();
        for (TracePart part : parts) {
            if (part.kind() != TracePart.Kind.ADDED && (origin.isEmpty() || infos.isEmpty() && !part.info().isMissing())) {
                origin = Optional.of(part.origin());
            }
            if (!part.info().isMissing()) {
                infos.add(part.info());
            }
            spans.addAll(part.spans());
            assessments.addAll(part.assessments());
            part.events().forEach(event -> events.computeIfAbsent(Ids.of(event.get("span_id")), id -> new ArrayList<>()).add(event));
        }
        return new Trace(new TraceInfo(JoinedInfo.of(infos)), spans, assessments, events, origin.orElseThrow());
    }

    /** What MLflow or another store says of it as a whole. */
    public TraceInfo info() {
        return info;
    }

    /** The code that it ran, by which its spans have {@code code.file} and its like. */
    public CodeOf code() {
        return code;
    }

    /** Tells where to look for the code of its spans. */
    public void ranCode(CodeOf found) {
        code = found;
    }

    /** Where its first part was read. */
    public Origin origin() {
        return origin;
    }

    /** Its spans in the order of the file. */
    public List<Span> spans() {
        return spans;
    }

    /** Whether it was read without its spans, as from a search without them. A trace begins with a span, so their number is not 0 but unknown. */
    public boolean lacksSpans() {
        return spans.isEmpty();
    }

    /** As MLflow writes it; where no info is there, as the spans name it. */
    public String id() {
        if (!info.id().isEmpty()) {
            return info.id();
        }
        for (Span span : spans) {
            String named = span.attributes().get("mlflow.traceRequestId").asText("");
            if (!named.isEmpty()) {
                return named;
            }
        }
        return spans.isEmpty() ? "" : spans.get(0).otelTraceId();
    }

    /** Whether its info says what it is called, and not only its spans do. */
    public boolean isNamed() {
        return !info.id().isEmpty();
    }

    /** The first span without a parent. */
    public Optional<Span> root() {
        for (Span span : spans) {
            if (span.parentId().isEmpty()) {
                return Optional.of(span);
            }
        }
        return Optional.empty();
    }

    /** The first root; of an unfinished trace, whose root is not there, the first orphan. */
    public Optional<Span> top() {
        return root().or(() -> spans.stream().filter(this::isOrphan).findFirst());
    }

    /** The span of that canonical id. */
    public Optional<Span> span(String id) {
        return Optional.ofNullable(byId().get(id));
    }

    /** Whether no span calls it its parent. */
    public boolean isLeaf(Span span) {
        if (parents == null) {
            parents = new HashSet<>();
            for (Span each : spans) {
                parents.add(each.parentId());
            }
        }
        return span.id().isEmpty() || !parents.contains(span.id());
    }

    /** Whether it has a parent that is not there. */
    public boolean isOrphan(Span span) {
        String parent = span.parentId();
        return !parent.isEmpty() && !byId().containsKey(parent);
    }

    /** How its spans stand to each other. */
    public Tree tree() {
        if (tree == null) {
            tree = Tree.of(spans);
        }
        return tree;
    }

    /** Whether a span below it tells of a call's usage. */
    boolean hasUsageBelow(Span span) {
        if (calls == null) {
            calls = spans.stream().filter(each -> !each.callTokens().isMissingNode()).mapToInt(each -> tree().enter(each.position())).sorted().toArray();
        }
        int next = Arrays.binarySearch(calls, tree().enter(span.position()) + 1);
        int first = next < 0 ? -next - 1 : next;
        return first < calls.length && calls[first] < tree().leave(span.position());
    }

    /** The response ids that spans share with another record of the same call, by position. */
    Map<Integer, String> recordedTwice() {
        if (recordedTwice == null) {
            recordedTwice = RecordedTwice.among(spans);
        }
        return recordedTwice;
    }

    /** How long a span holds the critical path, in nanoseconds, or {@link Times#NONE}. */
    public long pathTime(Span span) {
        if (pathTimes == null) {
            pathTimes = new HashMap<>();
            CriticalPath.of(this).forEach(stretch -> pathTimes.put(stretch.span().position(), stretch.time()));
        }
        return pathTimes.getOrDefault(span.position(), Times.NONE);
    }

    /** Whether a reference means it: its number among those loaded, its id or the beginning of it, or its file. */
    public boolean isCalled(String reference, long number) {
        if (reference.equals(Long.toString(number))) {
            return true;
        }
        String id = id();
        boolean isId = reference.length() >= 3 && (id.startsWith(reference) || id.startsWith("tr-" + reference));
        return isId || origin.file().equals(reference) || origin.file().endsWith("/" + reference);
    }

    private Map<String, Span> byId() {
        if (byId == null) {
            byId = new HashMap<>(2 * spans.size());
            for (Span span : spans) {
                byId.put(span.id(), span);
            }
        }
        return byId;
    }

    /** Its assessments in the order of the file, then those that its spans tell; one that stands in two places counts once. */
    public List<Assessment> assessments() {
        if (assessments == null) {
            assessments = new ArrayList<>();
            if (info.assessments().kind() == JsonKind.ARRAY) {
                for (JsonValue each : info.assessments().items()) {
                    if (each.kind() == JsonKind.OBJECT) {
                        assessments.add(new Assessment(this, each));
                    }
                }
            }
            Set<String> known = new HashSet<>();
            assessments.forEach(each -> known.add(each.id()));
            Stream<JsonValue> others = Stream.concat(addedAssessments.stream(), spans.stream().flatMap(span -> Evaluations.of(span).stream()));
            others.map(each -> new Assessment(this, each)).filter(each -> each.id().isEmpty() || known.add(each.id())).forEach(assessments::add);
        }
        return assessments;
    }

    /** The session that it is of, as its metadata or else its spans have it; empty for none. */
    public String session() {
        return TraceOwner.session(this).asText("");
    }

    /** The earliest start of its spans in nanoseconds, or {@link Times#NONE}. */
    public long firstStart() {
        findBounds();
        return firstStart;
    }

    /** From the start of its earliest span to the latest end of any, in nanoseconds, or {@link Times#NONE}. */
    public long extent() {
        findBounds();
        return lastEnd == Times.NONE || firstStart == Times.NONE ? Times.NONE : lastEnd - firstStart;
    }

    private void findBounds() {
        for (int i = 0; !bounded && i < spans.size(); i++) {
            long start = spans.get(i).start();
            firstStart = start != Times.NONE && (firstStart == Times.NONE || start < firstStart) ? start : firstStart;
            lastEnd = Math.max(lastEnd, spans.get(i).end());
        }
        bounded = true;
    }

    /** As MLflow V3 writes it, ids in hex: {@code {"info": {…}, "data": {"spans": […]}}}. */
    public ObjectNode canonical() {
        ObjectNode trace = Nodes.object();
        ObjectNode head = info.canonical();
        if (!head.has("trace_id") && !id().isEmpty()) {
            head.put("trace_id", id());
        }
        if (!assessments().isEmpty()) {
            ArrayNode list = head.putArray("assessments");
            assessments().forEach(assessment -> list.add(assessment.canonical()));
        }
        trace.set("info", head);
        ArrayNode list = trace.putObject("data").putArray("spans");
        spans.forEach(span -> list.add(Canonical.span(span)));
        return trace;
    }
}
