package tq.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import tq.diagnose.Finding;
import tq.render.Format;
import tq.render.RenderOptions;
import tq.render.Renderer;
import tq.render.Shape;

/**
 * A list of findings, the worst first: {@code [{"diagnostic": "error-origins", "severity": "error", "title": "…", "trace": "tr-…", "span": "…",
 * "path": "agent > search", "evidence": [{"exception.type": "TimeoutError"}], "advice": "…", "query": "run error-origins"}]}. What a finding is not
 * about is null; {@code code} is there with {@code --source}, and lists all places where nothing tells which it is.
 */
final class JsonReport implements Report {

    private final RenderOptions options;

    JsonReport(RenderOptions options) {
        this.options = options;
    }

    @Override
    public void write(Outcome outcome, Appendable sink) throws IOException {
        Renderer renderer = Renderer.of(Format.JSON, Shape.FREE, options, sink);
        for (Finding finding : outcome.findings()) {
            renderer.row(row(finding));
        }
        renderer.end();
    }

    static ObjectNode row(Finding finding) {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        row.put("diagnostic", finding.check().name()).put("severity", finding.check().severity().word()).put("title", finding.check().title());
        row.put("trace", orNull(finding.trace())).put("span", orNull(finding.span())).put("path", orNull(finding.path()));
        finding.evidence().forEach(row.putArray("evidence")::add);
        if (!finding.code().isEmpty()) {
            finding.code().forEach(row.putArray("code")::add);
        }
        return row.put("advice", finding.check().advice()).put("query", finding.query());
    }

    private static String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
