package tq.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.Optional;
import java.util.Set;
import tq.render.TimeText;
import tq.trace.Times;
import tq.trace.Trace;

/**
 * What the page says of one trace, made at once so that the trace need not be kept.
 *
 * @param number of the trace, from 1, in the order read
 * @param failed whether it says itself that something went wrong
 * @param head the line that opens it
 * @param body what it opens to
 * @param spans rows of its waterfall
 * @param anchors the rows that are there, where some were left out
 */
record TraceSection(long number, String id, Trace.Origin origin, boolean failed, String head, String body, int spans, Optional<Set<String>> anchors) {

    /** Of a trace; {@code rows} are its spans by position. */
    static TraceSection of(TraceRow trace, ArrayNode rows, long number, Limits limits) {
        Html body = new Html();
        facts(trace, body);
        spoken("Question", trace.text("question"), limits, body);
        spoken("Answer", trace.text("answer"), limits, body);
        Assessments.write(trace.trace(), Math.min(limits.value(), 4_000), body);
        Waterfall waterfall = new Waterfall(trace.trace(), rows, number, limits);
        waterfall.write(body);
        Optional<Set<String>> anchors = waterfall.isComplete() ? Optional.empty() : Optional.of(Set.copyOf(waterfall.anchors()));
        return new TraceSection(number, trace.trace().id(), trace.trace().origin(), trace.isFailed(), head(trace), body.toString(), trace.trace().spans().size(), anchors);
    }

    private static String head(TraceRow trace) {
        Html out = new Html();
        String name = trace.text("name");
        out.markup("<summary><h3>").name(name.isEmpty() ? "without a name" : name).markup("</h3>");
        boolean error = trace.state().equals("ERROR");
        out.markup(trace.state().isEmpty() ? "" : error ? " <span class=\"state bad\">✕ " : " <span class=\"state\">").name(trace.state()).markup(trace.state().isEmpty() ? "" : "</span>");
        out.markup(" <span class=\"part\">").markup(Words.duration(trace.duration()));
        if (!trace.trace().lacksSpans()) {
            out.markup(trace.duration() == Times.NONE ? "" : " · ").markup(Words.count(trace.number("span_count"), "span"));
            out.markup(trace.number("error_count") == 0 ? "" : ", " + Words.number(trace.number("error_count")) + " failed");
        }
        String tokens = Words.number(trace.field("tokens").path("total").asLong());
        out.markup(trace.field("tokens").path("total").isNumber() ? " · " + tokens + " tokens" : "");
        return out.markup("</span> <code>").name(trace.trace().id()).markup("</code></summary>").toString();
    }

    private static void facts(TraceRow trace, Html out) {
        out.markup("<dl class=\"facts\">");
        out.fact("Started", trace.text("start").isEmpty() ? "" : TimeText.of(trace.text("start")) + " UTC");
        out.fact("Tokens", Words.tokens(trace.field("tokens")));
        out.fact("Cost", Words.isFinite(trace.field("cost")) ? Words.cost(trace.field("cost")) : Words.UNKNOWN);
        out.fact("Session", trace.text("session"));
        out.fact("User", trace.text("user"));
        out.fact("Read from", trace.text("source"));
        out.markup("</dl>\n");
    }

    private static void spoken(String title, String text, Limits limits, Html out) {
        if (!text.isEmpty()) {
            out.markup("<h4>").markup(title).markup("</h4>").prose(text, limits.value());
        }
    }
}
