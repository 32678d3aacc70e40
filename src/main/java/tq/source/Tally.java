package tq.source;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tq.trace.Span;
import tq.trace.Times;
import tq.trace.Trace;
import tq.trace.TracePart;

/** What was read, and what of it was left out or put together: so that nothing goes in silence. */
public final class Tally {

    private boolean inDetail;
    private long traces;
    private long spans;
    private long withoutId;
    private long orphans;
    private long spanless;
    private long manyRoots;
    private long unended;
    private long backward;
    private long documents;
    private final Map<String, Long> documentsOf = new LinkedHashMap<>();
    private final Map<String, Set<String>> filesOf = new LinkedHashMap<>();
    private long logRecords;
    private long copies;
    private String firstCopy = "";
    private long twins;
    private long late;
    private boolean outOfOrder;
    private long unmatchedAssessments;
    private long unmatchedEvents;
    private long unmatchedInfos;
    private final Map<String, Long> left = new LinkedHashMap<>();

    /** Has each span looked at too; call it before anything is read. */
    public Tally inDetail() {
        inDetail = true;
        return this;
    }

    /** A document was read, and gave this. */
    void document(List<TracePart> parts) {
        documents++;
        Set<String> formats = new LinkedHashSet<>();
        for (TracePart part : parts) {
            formats.add(part.origin().format());
            filesOf.computeIfAbsent(part.origin().format(), format -> new HashSet<>()).add(part.origin().file());
            logRecords += part.events().size();
        }
        formats.forEach(format -> documentsOf.merge(format, 1L, Long::sum));
    }

    void trace(Trace trace) {
        traces++;
        spans += trace.spans().size();
        if (inDetail) {
            trace.spans().forEach(span -> look(trace, span));
            spanless += trace.lacksSpans() ? 1 : 0;
            manyRoots += trace.spans().stream().filter(span -> span.parentId().isEmpty()).limit(2).count() > 1 ? 1 : 0;
        }
    }

    private void look(Trace trace, Span span) {
        withoutId += span.id().isEmpty() ? 1 : 0;
        orphans += trace.isOrphan(span) ? 1 : 0;
        unended += span.end() == Times.NONE ? 1 : 0;
        backward += span.duration() != Times.NONE && span.duration() < 0 ? 1 : 0;
    }

    /** How many JSON documents were read. */
    public long documents() {
        return documents;
    }

    /** Likewise by format; one that held nothing of a trace has none. */
    public Map<String, Long> documentsOf() {
        return documentsOf;
    }

    /** The files that each format was found in. */
    public Map<String, Set<String>> filesOf() {
        return filesOf;
    }

    /** How many log records were read as events of spans. */
    public long logRecords() {
        return logRecords;
    }

    /** A second copy of a trace was left out. */
    void copy(String place) {
        firstCopy = copies++ == 0 ? place : firstCopy;
    }

    /** Spans came twice. */
    void twins(long count) {
        twins += count;
    }

    /** Traces were handed on before others that began earlier. */
    void outOfOrder() {
        outOfOrder = true;
    }

    /** Spans came after their trace was handed on. */
    void late(long count) {
        late += count;
    }

    /** Something was said of a trace or a span that is not there. */
    void unmatched(TracePart part) {
        unmatchedAssessments += part.assessments().size();
        unmatchedEvents += part.events().size();
        unmatchedInfos += part.info().isMissing() ? 0 : 1;
    }

    /** What tq has no use for. */
    void left(String what, long count) {
        left.merge(what, count, Long::sum);
    }

    /** What a user must know of even who did not ask: a sentence each. */
    public List<String> losses() {
        List<String> losses = new ArrayList<>();
        if (copies > 0) {
            losses.add((copies == 1 ? "a second copy of a trace is" : copies + " copies of traces are") + " left out: " + firstCopy + (copies > 1 ? " …" : ""));
        }
        add(losses, twins, "span came twice and counts once", "spans came twice and count once");
        add(losses, late, "span came after its trace was complete and is left out", "spans came after their traces were complete and are left out");
        if (outOfOrder) {
            losses.add("traces come in the order in which they are complete, since to keep that in which they begin takes more memory (TQ_JAVA_OPTS=-Xmx4g)");
        }
        add(losses, unmatchedAssessments, "assessment is of a trace or span that is not here", "assessments are of traces or spans that are not here");
        add(losses, unmatchedInfos, "trace is named in a list of sessions and is not here", "traces are named in lists of sessions and are not here");
        add(losses, unmatchedEvents, "log record is of a span that is not here", "log records are of spans that are not here");
        return losses;
    }

    /** All there is to tell: what was read, then what is odd in it. */
    public List<String> details() {
        List<String> details = new ArrayList<>();
        details.add(number(traces, "trace") + ", " + number(spans, "span") + " read");
        add(details, spanless, "trace is here without its spans", "traces are here without their spans");
        add(details, withoutId, "span has no id", "spans have no id");
        add(details, orphans, "span has a parent that is not here", "spans have a parent that is not here");
        add(details, manyRoots, "trace has several root spans", "traces have several root spans");
        add(details, unended, "span has no end", "spans have no end");
        add(details, backward, "span ends before it starts", "spans end before they start");
        left.forEach((what, count) -> details.add(what + " left out: " + count));
        return details;
    }

    private static void add(List<String> sentences, long count, String one, String several) {
        if (count > 0) {
            sentences.add(count + " " + (count == 1 ? one : several));
        }
    }

    private static String number(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
