package tq.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tq.trace.Span;
import tq.trace.Times;
import tq.trace.Trace;
import tq.trace.Tree;

/**
 * The spans of a trace in the order of their tree, each a row with a bar where it lies in time, which opens to the rest. Bars are
 * rectangles of SVG placed in percent by attributes, since the page's policy forbids styles in elements.
 */
final class Waterfall {

    /** Failed spans shown beyond the limit of rows. */
    private static final int MOST_FAILED = 1_000;
    /** Deeper rows are not indented any further. */
    private static final int MOST_LEVELS = 16;
    /** Of a span whose attributes tell no type. */
    private static final String UNKNOWN = "UNKNOWN";
    /** Characters of a value once the section is full. */
    private static final int NOTHING = 0;
    private static final Map<String, String> FAMILIES = Map.of("LLM", "model", "CHAT_MODEL", "model", "TOOL", "tool", "RETRIEVER", "lookup", "EMBEDDING", "lookup",
            "RERANKER", "lookup", "GUARDRAIL", "guard", "EVALUATOR", "guard");

    /** Shown where the script runs. */
    private static final String ZOOM = """
            <div class="zoom" role="group" aria-label="Zoom"><button type="button" data-do="in" aria-label="Zoom in">+</button>\
            <button type="button" data-do="out" aria-label="Zoom out">−</button><button type="button" data-do="left" aria-label="Earlier">←</button>\
            <button type="button" data-do="right" aria-label="Later">→</button><button type="button" data-do="all" aria-label="Whole trace">0</button></div>\
            """;

    private final Trace trace;
    private final ArrayNode rows;
    private final long number;
    private final Limits limits;
    private final Set<String> anchors = new HashSet<>();
    /** How long the axis is, in nanoseconds; 0 where there is nothing to draw along it. */
    private final long extent;
    private int left;

    /**
     * Of one trace.
     *
     * @param rows its spans by position
     * @param number of the trace on the page
     */
    Waterfall(Trace trace, ArrayNode rows, long number, Limits limits) {
        this.trace = trace;
        this.rows = rows;
        this.number = number;
        this.limits = limits;
        this.extent = extent(rows);
    }

    /** To the end of the last span, or to the start of one that has no end yet. */
    private static long extent(ArrayNode rows) {
        long extent = 0;
        for (JsonNode row : rows) {
            long offset = TraceRow.nanos(row, "offset");
            long end = offset + Math.max(0, TraceRow.nanos(row, "duration"));
            extent = offset < 0 || end < offset ? extent : Math.max(extent, end);
        }
        return extent;
    }

    void write(Html out) {
        if (trace.lacksSpans()) {
            out.markup("<p class=\"none\">It was read without its spans.</p>\n");
            return;
        }
        out.markup("<h4>Spans</h4>\n<div class=\"fall\" role=\"group\" aria-label=\"Spans\"");
        out.markup(extent > 0 ? " data-ms=\"" + BigDecimal.valueOf(extent, 6).toPlainString() + "\"" : "").markup(">\n");
        axis(out);
        Tree tree = trace.tree();
        List<Span> ordered = trace.spans().stream().sorted(Comparator.comparingInt(span -> tree.enter(span.position()))).toList();
        int failed = 0;
        for (int i = 0; i < ordered.size(); i++) {
            boolean fits = i < limits.rows() || ordered.get(i).status() == Span.Status.ERROR && failed++ < MOST_FAILED;
            if (fits) {
                row(ordered.get(i), tree.depth(ordered.get(i).position()), out);
            } else {
                left++;
            }
        }
        out.markup("</div>\n");
        if (left > 0) {
            out.markup("<p class=\"cut\">" + Words.count(left, "more span") + " left out here.</p>\n");
        }
    }

    /** The anchors of its rows. */
    Set<String> anchors() {
        return anchors;
    }

    /** Whether each span has a row. */
    boolean isComplete() {
        return left == 0;
    }

    private void axis(Html out) {
        out.markup("<div class=\"axis\">" + ZOOM + "<div class=\"ticks\" aria-hidden=\"true\">");
        for (int quarter = 0; quarter <= 4 && extent > 0; quarter++) {
            out.markup("<span>").markup(Words.duration(extent / 4 * quarter)).markup("</span>");
        }
        out.markup("</div></div>\n");
    }

    private void row(Span span, int depth, Html out) {
        JsonNode row = rows.get(span.position());
        boolean failed = span.status() == Span.Status.ERROR;
        String anchor = Anchors.span(number, span.id());
        out.markup("<details class=\"row").markup(failed ? " failed" : "").markup("\"");
        out.markup(!span.id().isEmpty() && anchors.add(anchor) ? " id=\"" + anchor + "\"" : "").markup(">");
        String type = row.path("type").asText(UNKNOWN);
        String family = FAMILIES.getOrDefault(type, "other");
        out.markup("<summary><span class=\"name d" + Math.min(depth, MOST_LEVELS) + "\">").markup(depth > MOST_LEVELS ? "(" + depth + ") " : "");
        out.markup("<b>").name(span.name().isEmpty() ? "without a name" : span.name()).markup("</b>");
        if (!type.equals(UNKNOWN)) {
            out.markup(" <i class=\"" + family + "\">").name(type).markup("</i>");
        }
        out.markup(failed ? " <em>✕ failed</em>" : "").markup("</span>");
        bar(row, family, out);
        out.markup("<span class=\"time\">").markup(time(span)).markup("</span></summary>");
        int most = out.length() < limits.section() ? limits.value() : NOTHING;
        new SpanDetails(span, row, most, out).write();
        out.markup("</details>\n");
    }

    private static String time(Span span) {
        return span.duration() != Times.NONE ? Words.duration(span.duration()) : span.start() != Times.NONE ? "no end" : "no time";
    }

    /** A span without an end goes on to the end of the trace. */
    private void bar(JsonNode row, String family, Html out) {
        long offset = TraceRow.nanos(row, "offset");
        out.markup("<svg class=\"bar " + family + "\" aria-hidden=\"true\">");
        if (offset >= 0 && offset <= extent) {
            long duration = TraceRow.nanos(row, "duration");
            boolean open = duration == Times.NONE;
            long length = Math.min(extent - offset, open ? extent : Math.max(0, duration));
            String x = extent > 0 ? percent(offset, extent) : "0";
            String width = extent > 0 ? percent(length, extent) : "100";
            out.markup("<rect" + (open ? " class=\"open\"" : "") + " x=\"" + x + "%\" y=\"25%\" width=\"" + width + "%\" height=\"50%\"/>");
        }
        out.markup("</svg>");
    }

    /** With so many digits that it is exact even when a millionth of the trace fills the screen. */
    private static String percent(long part, long whole) {
        return new BigDecimal(part).movePointRight(2).divide(new BigDecimal(whole), new MathContext(9)).stripTrailingZeros().toPlainString();
    }
}
