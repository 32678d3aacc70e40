package tq.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tq.diagnose.Check;
import tq.diagnose.Finding;
import tq.render.Column;
import tq.render.Unit;
import tq.render.ValueText;
import tq.report.Shapes;

/** The findings, worst first, those of one check together. */
final class FindingList {

    /** Findings shown of one check; the query gives them all. */
    private static final int MOST_FINDINGS = 50;
    private static final int MOST_ROWS = 10;
    private static final int MOST_COLUMNS = 12;
    /** Characters of all of them, after which findings are only counted. */
    private static final int MOST_CHARACTERS = 6_000_000;
    private static final Set<String> PLACE = Set.of("trace", "span", "path");

    private final List<Finding> findings;
    private final Places places;

    FindingList(List<Finding> findings, Places places) {
        this.findings = findings;
        this.places = places;
    }

    /** The anchor of the finding at that place in the list. */
    static String anchor(int finding) {
        return "f" + (finding + 1);
    }

    void write(Html out) {
        if (findings.isEmpty()) {
            out.markup("<p class=\"none\">Nothing was found.</p>\n");
            return;
        }
        Map<String, List<Integer>> byCheck = new LinkedHashMap<>();
        for (int i = 0; i < findings.size(); i++) {
            byCheck.computeIfAbsent(findings.get(i).check().name(), check -> new ArrayList<>()).add(i);
        }
        byCheck.values().forEach(found -> check(findings.get(found.get(0)).check(), found, out));
    }

    private void check(Check check, List<Integer> found, Html out) {
        String severity = check.severity().word();
        out.markup("<article class=\"check " + severity + "\">\n<h3><span class=\"sev " + severity + "\">" + severity + "</span> ").name(check.title());
        out.markup(" <span class=\"part\">" + Words.number(found.size()) + "</span></h3>\n");
        out.markup(check.about().isEmpty() ? "" : "<p>").text(check.about()).markup(check.about().isEmpty() ? "" : "</p>\n");
        out.markup(check.advice().isEmpty() ? "" : "<p class=\"advice\"><b>What to do:</b> ").text(check.advice()).markup(check.advice().isEmpty() ? "" : "</p>\n");
        out.markup("<p class=\"more\">See more: <code>tq ").name(findings.get(found.get(0)).query()).markup("</code></p>\n<ol>\n");
        Map<String, Unit> units = units(check);
        int shown = 0;
        while (shown < Math.min(found.size(), MOST_FINDINGS) && out.length() < MOST_CHARACTERS) {
            finding(found.get(shown++), units, out);
        }
        out.markup("</ol>\n");
        if (shown < found.size()) {
            out.markup("<p class=\"cut\">" + Words.count(found.size() - shown, "more finding") + " left out here.</p>\n");
        }
        out.markup("</article>\n");
    }

    private static Map<String, Unit> units(Check check) {
        Map<String, Unit> units = new LinkedHashMap<>();
        for (Column column : Shapes.of(check.plan().flow().rows()).columns()) {
            units.put(column.name(), column.unit());
        }
        return units;
    }

    private void finding(int index, Map<String, Unit> units, Html out) {
        Finding finding = findings.get(index);
        out.markup("<li id=\"" + anchor(index) + "\"><p class=\"where\">");
        Optional<String> place = places.of(finding);
        out.markup(place.map(anchor -> "<a href=\"#" + anchor + "\">").orElse("<span>"));
        out.name(!finding.path().isEmpty() ? finding.path() : finding.span().isEmpty() ? finding.trace().isEmpty() ? "all traces together" : "the trace as a whole" : finding.span());
        out.markup(place.isPresent() ? "</a>" : "</span>").markup(finding.trace().isEmpty() ? "" : " <code>").name(finding.trace()).markup(finding.trace().isEmpty() ? "" : "</code>");
        out.markup(place.isEmpty() && !finding.trace().isEmpty() ? " <span class=\"part\">not among the traces below</span>" : "").markup("</p>");
        evidence(finding.evidence(), units, out);
        out.markup("</li>\n");
    }

    private static void evidence(List<ObjectNode> rows, Map<String, Unit> units, Html out) {
        List<String> columns = columns(rows, units);
        if (columns.isEmpty()) {
            return;
        }
        if (rows.size() == 1) {
            out.markup("<dl class=\"facts\">");
            for (String column : columns) {
                out.markup("<div><dt>").name(column).markup("</dt><dd>");
                cell(rows.get(0).path(column), units.getOrDefault(column, Unit.NONE), out);
                out.markup("</dd></div>");
            }
            out.markup("</dl>");
            return;
        }
        out.markup("<div class=\"wide\" tabindex=\"0\" role=\"group\" aria-label=\"Evidence\"><table><thead><tr>");
        columns.forEach(column -> out.markup("<th scope=\"col\">").name(column).markup("</th>"));
        out.markup("</tr></thead><tbody>");
        for (ObjectNode row : rows.subList(0, Math.min(MOST_ROWS, rows.size()))) {
            out.markup("<tr>");
            for (String column : columns) {
                out.markup(row.path(column).isNumber() ? "<td class=\"n\">" : "<td>");
                cell(row.path(column), units.getOrDefault(column, Unit.NONE), out);
                out.markup("</td>");
            }
            out.markup("</tr>");
        }
        out.markup("</tbody></table></div>");
        if (rows.size() > MOST_ROWS) {
            out.markup("<p class=\"cut\">" + Words.count(rows.size() - MOST_ROWS, "more row") + " left out here.</p>");
        }
    }

    /** Those of the query in their order, then others that rows have. */
    private static List<String> columns(List<ObjectNode> rows, Map<String, Unit> units) {
        Set<String> there = new LinkedHashSet<>();
        rows.subList(0, Math.min(MOST_ROWS, rows.size())).forEach(row -> row.fieldNames().forEachRemaining(there::add));
        Set<String> columns = new LinkedHashSet<>(units.keySet());
        columns.retainAll(there);
        columns.addAll(there);
        columns.removeAll(PLACE);
        return columns.stream().limit(MOST_COLUMNS).toList();
    }

    private static void cell(JsonNode value, Unit unit, Html out) {
        out.text(ValueText.cell(value, unit));
    }
}
