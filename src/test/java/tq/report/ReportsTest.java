package tq.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import tq.diagnose.Check;
import tq.diagnose.Diagnoses;
import tq.diagnose.Finding;
import tq.diagnose.Severity;
import tq.render.RenderOptions;
import tq.render.Theme;
import tq.trace.Trace;

/** Reports against the schemas of those who read them, over findings of real traces, of none, and of hostile text. */
class ReportsTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String HOSTILE = "a\u0000\u001b[31m\u202e<script>&\"']]>\ud800\ufffe\u2028|\n# x";

    private static Stream<List<Finding>> findings() throws Exception {
        List<Finding> found = Diagnoses.of(List.of("testdata/traces/question-session.json", "testdata/traces/booking-error.traces-get.json", "testdata/traces/support-rag.traces-get.json"));
        List<Finding> hostile = new ArrayList<>();
        for (Check check : Diagnoses.checks().subList(0, 3)) {
            ObjectNode evidence = MAPPER.createObjectNode().put(HOSTILE.replace("\ud800", ""), HOSTILE).put("long", "x".repeat(5000)).put("none", (String) null);
            Check named = new Check(check.name(), HOSTILE, HOSTILE, check.category(), check.severity(), HOSTILE, check.plan());
            hostile.add(new Finding(named, HOSTILE, HOSTILE, HOSTILE, List.of(evidence, evidence, evidence, evidence), Optional.of(new Trace.Origin("a b/" + HOSTILE, 0, "MLflow V3"))));
        }
        return Stream.of(found, List.of(), hostile);
    }

    private static String written(ReportFormat format, List<Finding> findings) throws Exception {
        List<Check> checks = new ArrayList<>(findings.stream().map(Finding::check).distinct().toList());
        Diagnoses.checks().stream().filter(check -> checks.stream().noneMatch(other -> other.name().equals(check.name()))).forEach(checks::add);
        StringBuilder out = new StringBuilder();
        Report.of(format, RenderOptions.PIPE).write(new Report.Outcome(findings, checks, 3, Severity.WARNING), out);
        return out.toString();
    }

    @ParameterizedTest
    @MethodSource("findings")
    void sarifIsAcceptedByItsSchema(List<Finding> findings) throws Exception {
        JsonNode report = MAPPER.readTree(written(ReportFormat.SARIF, findings));
        Set<ValidationMessage> faults = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
                .getSchema(Files.readString(Path.of("testdata/reports/sarif-2.1.0.schema.json"))).validate(report);
        assertEquals(Set.of(), faults);
        assertEquals(findings.size(), report.at("/runs/0/results").size());
        for (JsonNode result : report.at("/runs/0/results")) {
            JsonNode rule = report.at("/runs/0/tool/driver/rules").get(result.path("ruleIndex").intValue());
            assertEquals(rule.path("id"), result.path("ruleId"));
        }
    }

    @ParameterizedTest
    @MethodSource("findings")
    void junitIsAcceptedByItsSchema(List<Finding> findings) throws Exception {
        String report = written(ReportFormat.JUNIT, findings);
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI).newSchema(Path.of("testdata/reports/junit-10.xsd").toFile()).newValidator().validate(new StreamSource(new StringReader(report)));
        Document document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(report)));
        long loud = findings.stream().map(Finding::check).filter(check -> check.severity().reaches(Severity.WARNING)).distinct().count();
        assertEquals(loud, document.getElementsByTagName("failure").getLength());
        assertEquals(String.valueOf(loud), document.getDocumentElement().getAttribute("failures"));
    }

    @ParameterizedTest
    @MethodSource("findings")
    void jsonHoldsEachFindingWhole(List<Finding> findings) throws Exception {
        JsonNode report = MAPPER.readTree(written(ReportFormat.JSON, findings));
        assertEquals(findings.size(), report.size());
        for (int i = 0; i < findings.size(); i++) {
            JsonNode row = report.get(i);
            List<String> names = new ArrayList<>();
            row.fieldNames().forEachRemaining(names::add);
            assertEquals(List.of("diagnostic", "severity", "title", "trace", "span", "path", "evidence", "advice", "query"), names);
            assertEquals(findings.get(i).evidence().size(), row.path("evidence").size());
            assertTrue(i == 0 || Severity.named(report.get(i - 1).path("severity").asText()).orElseThrow().reaches(Severity.named(row.path("severity").asText()).orElseThrow()), "worst first");
        }
    }

    /** What a terminal would obey, and what would end a cell of Markdown, does not come out as it went in. */
    @ParameterizedTest
    @EnumSource(names = {"TEXT", "MARKDOWN", "JUNIT"})
    void hostileTextIsShown(ReportFormat format) throws Exception {
        String report = written(format, findings().toList().get(2));
        for (String bad : List.of("\u001b", "\u0000", "\u202e", "\u2028", "\ud800")) {
            assertFalse(report.contains(bad), () -> "U+" + Integer.toHexString(bad.charAt(0)));
        }
        assertTrue(report.contains("\\u001b"));
    }

    @Test
    void textFitsTheTerminal() throws Exception {
        StringBuilder out = new StringBuilder();
        List<Finding> findings = findings().toList().get(0);
        Report.of(ReportFormat.TEXT, RenderOptions.forTerminal(60, Theme.NONE)).write(new Report.Outcome(findings, Diagnoses.checks(), 5, Severity.WARNING), out);
        out.toString().lines().forEach(line -> assertTrue(line.length() <= 60, line));
    }
}
