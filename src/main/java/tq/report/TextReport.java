package tq.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import tq.diagnose.Check;
import tq.diagnose.Finding;
import tq.diagnose.Severity;
import tq.render.Format;
import tq.render.JsonStyle;
import tq.render.RenderOptions;
import tq.render.Renderer;
import tq.render.Shape;
import tq.render.Theme;
import tq.text.Folding;
import tq.text.TerminalText;

/**
 * Findings for people, check by check, the worst first:
 * <pre>
 * 1 error in 1 trace
 *
 * error: An exception began here (error-origins)
 *   support_agent &gt; search  tr-aaaa0001
 *     exception.type     TimeoutError
 *     exception.message  deadline exceeded
 *   Look at … To see more: tq run error-origins
 * </pre>
 * Of many places the first few are shown, and how many there are more.
 */
final class TextReport implements Report {

    private static final int MOST_PLACES = 5;
    private static final int MOST_ROWS = 3;
    private static final String INDENT = "    ";

    private final RenderOptions options;

    TextReport(RenderOptions options) {
        this.options = options;
    }

    @Override
    public void write(Outcome outcome, Appendable sink) throws IOException {
        StringBuilder out = new StringBuilder(outcome.summary()).append('\n');
        for (List<Finding> group : outcome.byCheck().values()) {
            out.append('\n');
            group(group, out);
        }
        sink.append(out);
    }

    private void group(List<Finding> findings, StringBuilder out) throws IOException {
        Check check = findings.get(0).check();
        String places = findings.size() == 1 ? "" : ", " + findings.size() + " places";
        String word = check.severity().word();
        options.theme().paint(check.severity() == Severity.ERROR ? Theme.Paint.ERROR : Theme.Paint.KEY, word, out);
        out.append(folded(word + ": " + TerminalText.oneLine(check.title()) + " (" + check.name() + places + ")", 0).substring(word.length())).append('\n');
        for (Finding finding : findings.subList(0, Math.min(MOST_PLACES, findings.size()))) {
            place(finding, out);
        }
        if (findings.size() > MOST_PLACES) {
            out.append("  and at ").append(findings.size() - MOST_PLACES).append(" places more\n");
        }
        out.append(folded(TerminalText.oneLine(Report.whatToDo(check, "")), 2)).append('\n');
    }

    private void place(Finding finding, StringBuilder out) throws IOException {
        String path = TerminalText.oneLine(finding.path());
        String trace = TerminalText.oneLine(finding.trace());
        if (!path.isEmpty() || !trace.isEmpty()) {
            out.append(folded(path + (path.isEmpty() || trace.isEmpty() ? "" : "  ") + trace, 2)).append('\n');
        }
        if (!finding.code().isEmpty()) {
            out.append(folded(INDENT + "code  " + TerminalText.oneLine(String.join(" or ", finding.code())), 0)).append('\n');
        }
        for (ObjectNode row : finding.evidence().subList(0, Math.min(MOST_ROWS, finding.evidence().size()))) {
            evidence(finding.check(), row, finding.evidence().size() > 1 ? "  - " : INDENT, out);
        }
        if (finding.evidence().size() > MOST_ROWS) {
            out.append(INDENT).append("and ").append(finding.evidence().size() - MOST_ROWS).append(" more\n");
        }
    }

    private void evidence(Check check, ObjectNode row, String first, StringBuilder out) throws IOException {
        ObjectNode shown = Excerpt.of(row);
        shown.removeIf(JsonNode::isNull);
        if (shown.isEmpty()) {
            return;
        }
        Shape shape = Shapes.of(check.plan().flow().rows());
        RenderOptions narrower = new RenderOptions(Math.max(0, options.width() - INDENT.length()), options.theme(), JsonStyle.COMPACT, options.unicode(), false, false, options.terminal());
        StringBuilder lines = new StringBuilder();
        Renderer renderer = Renderer.of(Format.FULL, shape, narrower, lines);
        renderer.row(shown);
        renderer.end();
        String indent = first;
        for (String line : lines.toString().lines().toList()) {
            out.append(line.isEmpty() ? "" : indent + line).append('\n');
            indent = INDENT;
        }
    }

    private String folded(String text, int indent) {
        return Folding.lines(" ".repeat(indent) + text, options.width());
    }
}
