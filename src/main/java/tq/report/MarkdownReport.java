package tq.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import tq.diagnose.Check;
import tq.diagnose.Finding;
import tq.render.Column;
import tq.render.Format;
import tq.render.JsonStyle;
import tq.render.RenderOptions;
import tq.render.Renderer;
import tq.render.Shape;
import tq.render.Theme;
import tq.render.Unit;
import tq.text.TerminalText;

/** Findings as Markdown: a section for each check, with a table of what was found where. Text of the data is escaped. */
final class MarkdownReport implements Report {

    private static final int MOST_ROWS = 50;
    /** Control characters of the data are made visible, as on a terminal. */
    private static final RenderOptions SHOWN = new RenderOptions(0, Theme.NONE, JsonStyle.COMPACT, true, false, false, true);

    @Override
    public void write(Outcome outcome, Appendable sink) throws IOException {
        StringBuilder out = new StringBuilder("# Diagnosis\n\n").append(outcome.summary()).append(".\n");
        for (List<Finding> group : outcome.byCheck().values()) {
            section(group, out);
        }
        sink.append(out);
    }

    private static void section(List<Finding> findings, StringBuilder out) throws IOException {
        Check check = findings.get(0).check();
        out.append("\n## ").append(check.severity().word()).append(": ").append(TerminalText.oneLine(check.title())).append("\n\n");
        List<Column> columns = new ArrayList<>(List.of(new Column("trace", Unit.NONE), new Column("path", Unit.NONE)));
        if (findings.stream().anyMatch(finding -> !finding.code().isEmpty())) {
            columns.add(new Column("code", Unit.NONE));
        }
        Shapes.of(check.plan().flow().rows()).columns().stream().filter(column -> !List.of("trace", "span", "path").contains(column.name())).forEach(columns::add);
        Renderer table = Renderer.of(Format.MARKDOWN, new Shape(columns, false), SHOWN, out);
        int rows = 0;
        int all = 0;
        for (Finding finding : findings) {
            for (ObjectNode evidence : finding.evidence()) {
                all++;
                if (rows < MOST_ROWS) {
                    rows++;
                    table.row(row(finding, evidence));
                }
            }
        }
        table.end();
        out.append('\n').append(all > rows ? "And " + (all - rows) + " rows more. " : "").append(TerminalText.oneLine(Report.whatToDo(check, "`"))).append('\n');
    }

    private static JsonNode row(Finding finding, ObjectNode evidence) {
        ObjectNode row = evidence.objectNode();
        row.put("trace", finding.trace());
        row.put("path", finding.path());
        row.put("code", String.join(" or ", finding.code()));
        row.setAll(Excerpt.of(evidence));
        return row;
    }
}
