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
import tq.diagnose.Severity;
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
        Map<String, List<Finding>> found = outcome.byCheck();
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            start(xml, "testsuites", "tq diagnose", outcome.checks().size(), failures(outcome.checks(), found, outcome.failing()));
            for (Map.Entry<String, List<Check>> suite : suites.entrySet()) {
                start(xml, "testsuite", suite.getKey(), suite.getValue().size(), failures(suite.getValue(), found, outcome.failing()));
                for (Check check : suite.getValue()) {
                    testCase(xml, check, found.getOrDefault(check.name(), List.of()), outcome.failing());
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

    private static long failures(List<Check> checks, Map<String, List<Finding>> found, Severity failing) {
        return checks.stream().filter(check -> found.containsKey(check.name()) && check.severity().reaches(failing)).count();
    }

    private static void testCase(XMLStreamWriter xml, Check check, List<Finding> findings, Severity failing) throws XMLStreamException {
        xml.writeCharacters("\n");
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", harmless("tq." + check.category()));
        xml.writeAttribute("name", harmless(check.name()));
        if (!findings.isEmpty()) {
            boolean fails = check.severity().reaches(failing);
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
        return out.append(Report.whatToDo(check, "")).append('\n').toString();
    }

    /** Without what XML can't hold even escaped; nothing is lost, it is shown. */
    private static String harmless(String text) {
        return TerminalText.lines(text).replace("\ufffe", "\\ufffe").replace("\uffff", "\\uffff");
    }
}
