package tq.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
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

/**
 * Findings as SARIF 2.1.0 (OASIS, Static Analysis Results Interchange Format): a rule for each check, a result for each finding. Its place is
 * the line of code, where that is known, else the line of the file that the trace was read from; and the span's path as a logical location.
 */
final class SarifReport implements Report {

    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

    @Override
    public void write(Outcome outcome, Appendable sink) throws IOException {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("$schema", SCHEMA).put("version", "2.1.0");
        ObjectNode run = root.putArray("runs").addObject();
        ObjectNode driver = run.putObject("tool").putObject("driver");
        driver.put("name", "tq");
        ArrayNode rules = driver.putArray("rules");
        List<String> names = new ArrayList<>();
        for (Check check : outcome.checks()) {
            if (!names.contains(check.name())) {
                names.add(check.name());
                rule(rules.addObject(), check);
            }
        }
        ArrayNode results = run.putArray("results");
        for (Finding finding : outcome.findings()) {
            result(results.addObject(), finding, names.indexOf(finding.check().name()));
        }
        Renderer renderer = Renderer.of(Format.JSONL, Shape.FREE, new RenderOptions(0, Theme.NONE, new JsonStyle(1, false, false), false, false, false, false), sink);
        renderer.row(root);
        renderer.end();
    }

    private static void rule(ObjectNode rule, Check check) {
        rule.put("id", check.name());
        rule.putObject("shortDescription").put("text", orName(check.title(), check));
        rule.putObject("fullDescription").put("text", orName(check.about(), check));
        rule.putObject("help").put("text", orName(check.advice(), check));
        rule.putObject("defaultConfiguration").put("level", level(check.severity()));
        rule.putObject("properties").putArray("tags").add(check.category());
    }

    private static String orName(String text, Check check) {
        return text.isEmpty() ? check.name() : text;
    }

    private static String level(Severity severity) {
        return severity == Severity.INFO ? "note" : severity.word();
    }

    private static void result(ObjectNode result, Finding finding, int rule) {
        result.put("ruleId", finding.check().name()).put("ruleIndex", rule).put("level", level(finding.check().severity()));
        String where = finding.path().isEmpty() ? finding.trace() : finding.path();
        StringBuilder message = new StringBuilder(orName(finding.check().title(), finding.check())).append(where.isEmpty() ? "" : ": " + where);
        finding.evidence().forEach(row -> message.append('\n').append(Excerpt.of(row)));
        result.putObject("message").put("text", message.toString());
        ArrayNode locations = result.putArray("locations");
        ObjectNode location = JsonNodeFactory.instance.objectNode();
        if (finding.code().size() == 1) {
            int colon = finding.code().get(0).lastIndexOf(':');
            place(location, finding.code().get(0).substring(0, colon), Long.parseLong(finding.code().get(0).substring(colon + 1)));
        } else {
            finding.origin().ifPresent(origin -> place(location, origin.file(), Math.max(1, origin.line())));
        }
        if (!finding.path().isEmpty()) {
            location.putArray("logicalLocations").addObject().put("fullyQualifiedName", finding.path()).put("kind", "function");
        }
        if (!location.isEmpty()) {
            locations.add(location);
        }
        result.putObject("partialFingerprints").put("place/v1", finding.check().name() + "/" + finding.trace() + "/" + finding.span());
        result.putObject("properties").put("trace", finding.trace()).put("span", finding.span()).put("query", finding.query());
    }

    private static void place(ObjectNode location, String file, long line) {
        ObjectNode physical = location.putObject("physicalLocation");
        physical.putObject("artifactLocation").put("uri", uri(file));
        physical.putObject("region").put("startLine", line);
    }

    /** A relative reference with {@code /}, with all else escaped that no URI may hold. */
    private static String uri(String file) {
        try {
            return new URI(null, null, Path.of(file).toString().replace('\\', '/'), null).getRawPath();
        } catch (URISyntaxException | InvalidPathException e) {
            return "unnamed";
        }
    }
}
