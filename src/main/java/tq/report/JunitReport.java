package tq.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import tq.diagnose.Check;
import tq.diagnose.Finding;
import tq.text.TerminalText;

/**
 * The checks as test cases in JUnit's XML, as Jenkins, GitLab and their like read it: a suite for each category, a case for each check, a failure
 * where it found something that is bad enough, and what is less bad as output of the case.
 */
final class JunitReport implements Report {

    @Override
    public void write(Outcome outcome, Appendable sink) throws IOException {
        Map<String, List<Check>> suites = new LinkedHashMap<>();
        outcome.checks().forEach(check -> suites.computeIfAbsent(check.category(), category -> new ArrayList<>()).add(check));
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            start(xml, "testsuites", "tq diagnose", outcome.checks().size(), failures(outcome, outcome.checks()));
            for (Map.Entry<String, List<Check>> suite : suites.entrySet()) {
                start(xml, "testsuite", suite.getKey(), suite.getValue().size(), failures(outcome, suite.getValue()));
                for (Check check : suite.getValue()) {
                    testCase(xml, check, outcome);
                }
                end(xml);
            }
            end(xml);
            xml.writeEndDocument();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
        sink.append(text.toString()).append('\n');
    }

    private static void start(XMLStreamWriter xml, String element, String name, int tests, long failures) throws XMLStreamException {
        xml.writeCharacters("\n");
        xml.writeStartElement(element);
        xml.writeAttribute("name", harmless(name));
        xml.writeAttribute("tests", String.valueOf(tests));
        xml.writeAttribute("failures", String.valueOf(failures));
        xml.writeAttribute("errors", "0");
    }

    private static void end(XMLStreamWriter xml) throws XMLStreamException {
        xml.writeCharacters("\n");
        xml.writeEndElement();
    }

    private static long failures(Outcome outcome, List<Check> checks) {
        return checks.stream().filter(check -> !of(check, outcome).isEmpty() && check.severity().reaches(outcome.failing())).count();
    }

    private static List<Finding> of(Check check, Outcome outcome) {
        return outcome.findings().stream().filter(finding -> finding.check().name().equals(check.name())).toList();
    }

    private static void testCase(XMLStreamWriter xml, Check check, Outcome outcome) throws XMLStreamException {
        List<Finding> findings = of(check, outcome);
        xml.writeCharacters("\n");
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", harmless("tq." + check.category()));
        xml.writeAttribute("name", harmless(check.name()));
        if (!findings.isEmpty()) {
            boolean fails = check.severity().reaches(outcome.failing());
            xml.writeStartElement(fails ? "failure" : "system-out");
            if (fails) {
                xml.writeAttribute("message", harmless(check.title() + (findings.size() == 1 ? "" : " (" + findings.size() + " places)")));
                xml.writeAttribute("type", check.severity().word());
            }
            xml.writeCharacters(harmless(text(check, findings)));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static String text(Check check, List<Finding> findings) {
        StringBuilder out = new StringBuilder("\n");
        for (Finding finding : findings) {
            out.append(finding.path()).append(finding.path().isEmpty() ? "" : "  ").append(finding.trace());
            finding.origin().ifPresent(origin -> out.append("  ").append(origin.file()).append(':').append(origin.line()));
            out.append(finding.code().isEmpty() ? "" : "  at " + String.join(" or ", finding.code())).append('\n');
            for (ObjectNode row : finding.evidence()) {
                out.append("  ").append(Excerpt.of(row)).append('\n');
            }
        }
        return out.append(check.advice()).append(check.advice().isEmpty() ? "" : " ").append("To see more: tq run ").append(check.name()).append('\n').toString();
    }

    /** Without what XML can't hold even escaped; nothing is lost, it is shown. */
    private static String harmless(String text) {
        return TerminalText.lines(text).replace("\ufffe", "\\ufffe").replace("\uffff", "\\uffff");
    }
}
