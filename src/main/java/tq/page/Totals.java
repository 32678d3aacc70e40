package tq.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tq.diagnose.Finding;
import tq.diagnose.Severity;
import tq.trace.Times;

/** What all traces come to, those included that have no section on the page. */
final class Totals {

    /** A state may be any text; there are five in use. */
    private static final int MOST_STATES = 8;

    private final Map<String, Long> states = new TreeMap<>();
    private long traces;
    private long withoutSpans;
    private long spans;
    private long failed;
    private long shortest = Times.NONE;
    private long longest = Times.NONE;
    private long tokens;
    private long withoutTokens;
    private BigDecimal cost = BigDecimal.ZERO;
    private long withoutCost;

    /** Counts a trace; see {@link TraceRow}. */
    void add(TraceRow trace) {
        traces++;
        boolean named = states.containsKey(trace.state()) || states.size() < MOST_STATES;
        states.merge(named ? trace.state() : "of another state", 1L, Long::sum);
        withoutSpans += trace.trace().lacksSpans() ? 1 : 0;
        spans += trace.number("span_count");
        failed += trace.number("error_count");
        long duration = trace.duration();
        if (duration != Times.NONE) {
            shortest = shortest == Times.NONE ? duration : Math.min(shortest, duration);
            longest = Math.max(longest, duration);
        }
        JsonNode total = trace.field("tokens").path("total");
        tokens += total.asLong();
        withoutTokens += total.isNumber() ? 0 : 1;
        JsonNode dollars = trace.field("cost");
        cost = Words.isFinite(dollars) ? cost.add(dollars.decimalValue()) : cost;
        withoutCost += Words.isFinite(dollars) ? 0 : 1;
    }

    long traces() {
        return traces;
    }

    /** A list of figures, each with what it is made of. */
    void write(List<Finding> findings, Html out) {
        out.markup("<dl class=\"tiles\">");
        begin("Traces", Words.number(traces), out);
        states.forEach((state, count) -> out.markup("<span class=\"").markup(state.equals("ERROR") ? "bad" : "part").markup("\">").number(count).markup(" ")
                .name(state.isEmpty() ? "without state" : state).markup("</span> "));
        end(out);
        begin("Spans", Words.number(spans), out);
        out.markup(failed == 0 ? "<span class=\"part\">none failed</span>" : "<span class=\"bad\">✕ " + Words.number(failed) + " failed</span>");
        unknown(withoutSpans, out);
        end(out);
        begin("Duration", longest == Times.NONE ? Words.UNKNOWN : shortest == longest ? Words.duration(longest) : Words.duration(shortest) + " – " + Words.duration(longest), out);
        out.markup(shortest == longest ? "" : "<span class=\"part\">shortest and longest</span>");
        end(out);
        begin("Tokens", withoutTokens == traces ? Words.UNKNOWN : Words.number(tokens), out);
        unknown(withoutTokens, out);
        end(out);
        begin("Cost", withoutCost == traces ? Words.UNKNOWN : Words.cost(DecimalNode.valueOf(cost)), out);
        unknown(withoutCost, out);
        end(out);
        begin("Findings", Words.number(findings.size()), out);
        bySeverity(findings).forEach((severity, count) -> out.markup("<span class=\"sev " + severity.word() + "\">" + severity(severity, count) + "</span> "));
        end(out);
        out.markup("</dl>\n");
    }

    private static String severity(Severity severity, long count) {
        return severity == Severity.INFO ? Words.number(count) + " info" : Words.count(count, severity.word());
    }

    private static Map<Severity, Long> bySeverity(List<Finding> findings) {
        Map<Severity, Long> counts = new EnumMap<>(Severity.class);
        findings.forEach(finding -> counts.merge(finding.check().severity(), 1L, Long::sum));
        return counts;
    }

    private void unknown(long without, Html out) {
        if (without > 0 && without < traces) {
            out.markup("<span class=\"part\">" + Words.number(without) + " of " + Words.number(traces) + " traces do not say" + "</span>");
        }
    }

    private static void begin(String name, String figure, Html out) {
        out.markup("<div><dt>").markup(name).markup("</dt><dd><b>").markup(figure).markup("</b> ");
    }

    private static void end(Html out) {
        out.markup("</dd></div>");
    }
}
