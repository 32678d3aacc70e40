package tq.read.base;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tq.json.JsonValue;
import tq.trace.Ids;
import tq.trace.Span;
import tq.trace.Trace.Origin;
import tq.trace.TracePart;

/** A document while it is read: where it stands, and where its findings go. */
public final class Reading {

    private final String file;
    private final long line;
    private final Findings findings;

    /** A document of a file that begins in a line, the first of which is 1. */
    public Reading(String file, long line, Findings findings) {
        this.file = file;
        this.line = line;
        this.findings = findings;
    }

    /** Where the document stands, for what is read in a format. */
    public Origin origin(String format) {
        return new Origin(file, line, format);
    }

    /** See {@link Findings#part}. */
    public void part(TracePart part) {
        findings.part(part);
    }

    /** See {@link Findings#loss}. */
    public void loss(String sentence) {
        findings.loss(sentence);
    }

    /** See {@link Findings#left}; none counts as nothing. */
    public void left(String what, long count) {
        if (count > 0) {
            findings.left(what, count);
        }
    }

    /** Spans of a format that scatters traces, to be put together by their trace ids. */
    public void scattered(List<? extends Span.Parts> spans, String format) {
        Map<String, List<Span.Parts>> traces = new LinkedHashMap<>();
        for (Span.Parts span : spans) {
            traces.computeIfAbsent(Ids.ofTrace(Ids.of(span.traceId())), id -> new ArrayList<>()).add(span);
        }
        traces.forEach((id, own) -> part(TracePart.scattered(id, JsonValue.MISSING, own, List.of(), origin(format))));
    }
}
