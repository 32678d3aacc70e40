package tq.report;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tq.diagnose.Check;
import tq.diagnose.Finding;
import tq.diagnose.Severity;
import tq.render.RenderOptions;

/** Writes what a diagnosis found, in one of its formats. */
public interface Report {

    /**
     * What there is to tell.
     *
     * @param findings the worst first
     * @param checks all that were made, also those that found nothing
     * @param traces how many traces were looked at
     * @param failing how bad a finding must be to count as a failure where a format knows such
     */
    record Outcome(List<Finding> findings, List<Check> checks, long traces, Severity failing) {
        public Outcome {
            findings = List.copyOf(findings);
            checks = List.copyOf(checks);
        }

        /** How many findings are just so bad. */
        long count(Severity severity) {
            return findings.stream().filter(finding -> finding.check().severity() == severity).count();
        }

        /** The findings of each check by its name, the worst first. */
        Map<String, List<Finding>> byCheck() {
            return findings.stream().collect(Collectors.groupingBy(finding -> finding.check().name(), LinkedHashMap::new, Collectors.toList()));
        }

        /** {@code 2 errors, 1 warning in 3 traces}, or that nothing was found. */
        String summary() {
            StringBuilder out = new StringBuilder();
            for (Severity severity : Severity.values()) {
                long count = count(severity);
                if (count > 0) {
                    String word = severity == Severity.INFO ? count == 1 ? "remark" : "remarks" : severity.word() + (count == 1 ? "" : "s");
                    out.append(out.length() == 0 ? "" : ", ").append(count).append(' ').append(word);
                }
            }
            String in = traces == 1 ? "1 trace" : String.format("%,d traces", traces);
            return (out.length() == 0 ? "nothing found" : out) + " in " + in;
        }
    }

    /** Writes the whole report. */
    void write(Outcome outcome, Appendable sink) throws IOException;

    /** The advice of a check, if it has some, and how to see more; the command stands between quotes of the format. */
    static String whatToDo(Check check, String quote) {
        return (check.advice().isEmpty() ? "" : check.advice() + " ") + "To see more: " + quote + "tq run " + check.name() + quote;
    }

    /** A report in a format. */
    static Report of(ReportFormat format, RenderOptions options) {
        return switch (format) {
            case TEXT -> new TextReport(options);
            case JSON -> new JsonReport(options);
            case MARKDOWN -> new MarkdownReport();
            case JUNIT -> new JunitReport();
            case SARIF -> new SarifReport();
            case HTML -> throw new IllegalArgumentException("a page is made of traces too");
        };
    }
}
