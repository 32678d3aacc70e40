package tq.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tq.diagnose.Finding;
import tq.trace.Trace;

/**
 * One page about traces and what was found in them: a summary, the findings, tokens and cost by model, and of each trace a waterfall
 * whose rows open to inputs and outputs.
 *
 * <pre>
 * HtmlReport report = new HtmlReport("trace.json", "0.1.0");
 * report.add(trace); // for each
 * report.write(findings, sink);
 * </pre>
 *
 * <p>Memory is bounded, whatever is added: traces beyond it count in the summary and have no section, and the page says so.
 */
public final class HtmlReport {

    /** Spans of the traces that stand open at first. */
    private static final int OPEN_SPANS = 300;

    private final String title;
    private final String version;
    private final Limits limits;
    private final Totals totals = new Totals();
    private final Spending spending = new Spending();
    private final KeptSections sections;

    /**
     * A page without traces so far.
     *
     * @param title what it is about, such as the name of the file
     * @param version of tq
     */
    public HtmlReport(String title, String version) {
        this(title, version, Limits.DEFAULT);
    }

    HtmlReport(String title, String version, Limits limits) {
        this.title = Objects.requireNonNull(title, "title");
        this.version = Objects.requireNonNull(version, "version");
        this.limits = Objects.requireNonNull(limits, "limits");
        this.sections = new KeptSections(limits);
    }

    /** Adds a trace, which may be forgotten then. */
    public void add(Trace trace) {
        TraceRow row = new TraceRow(trace);
        ArrayNode spans = row.spans();
        totals.add(row);
        spending.add(trace, spans);
        if (sections.mayTake(row.isFailed())) {
            sections.add(TraceSection.of(row, spans, totals.traces(), limits));
        }
    }

    /**
     * Writes the page.
     *
     * @param findings worst first
     * @param sink neither flushed nor closed here
     * @throws IOException when the sink fails
     */
    public void write(List<Finding> findings, Appendable sink) throws IOException {
        Places places = new Places(sections.all());
        Map<Long, List<Integer>> found = places.bySection(findings);
        Map<Long, Integer> ranks = new HashMap<>();
        found.forEach((section, list) -> ranks.put(section, list.get(0)));
        List<KeptSections.Kept> chosen = sections.chosen(ranks);
        places.show(chosen);
        Html out = new Html();
        Page.begin(title, version, out);
        Page.section("summary", "Summary", out);
        totals.write(findings, out);
        out.markup("</section>\n");
        Page.section("findings", "Findings", out);
        new FindingList(findings, places).write(out);
        out.markup("</section>\n");
        Page.section("models", "Tokens and cost by model", out);
        spending.write(out);
        out.markup("</section>\n");
        Page.section("traces", "Traces", out);
        long left = totals.traces() - chosen.size();
        out.markup(left == 0 ? "" : "<p class=\"cut\">" + Words.count(left, "more trace") + (left == 1 ? " counts" : " count")
                + " above and " + (left == 1 ? "is" : "are") + " not shown: a page holds only so much.</p>\n");
        out.markup(Tools.MARKUP);
        sink.append(out.toString());
        traces(chosen, found, sink);
        Html end = new Html();
        Page.end(end.markup("</section>\n"));
        sink.append(end.toString());
    }

    private static void traces(List<KeptSections.Kept> chosen, Map<Long, List<Integer>> found, Appendable sink) throws IOException {
        long spans = 0;
        for (KeptSections.Kept section : chosen) {
            boolean first = spans == 0 && section == chosen.get(0);
            spans += section.spans();
            sink.append("<article class=\"trace\" id=\"" + Anchors.trace(section.number()) + "\"><details" + (first || spans <= OPEN_SPANS ? " open" : "") + ">");
            sink.append(section.head()).append('\n').append(findings(found.getOrDefault(section.number(), List.of())));
            sink.append(section.body()).append("</details></article>\n");
        }
    }

    /** Links from a trace to what was found in it. */
    private static String findings(List<Integer> found) {
        if (found.isEmpty()) {
            return "";
        }
        StringBuilder out = new StringBuilder("<p class=\"found\">" + Words.count(found.size(), "finding") + ":");
        for (int finding : found.subList(0, Math.min(found.size(), 20))) {
            out.append(" <a href=\"#" + FindingList.anchor(finding) + "\">" + (finding + 1) + "</a>");
        }
        return out.append(found.size() > 20 ? " …" : "").append("</p>\n").toString();
    }
}
