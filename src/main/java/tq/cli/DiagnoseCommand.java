package tq.cli;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tq.diagnose.Check;
import tq.diagnose.Checks;
import tq.diagnose.Diagnosis;
import tq.diagnose.Finding;
import tq.diagnose.Severity;
import tq.library.QueryLibrary;
import tq.page.HtmlReport;
import tq.render.RenderOptions;
import tq.report.Report;
import tq.report.ReportFormat;
import tq.run.RunException;
import tq.text.QueryException;
import tq.text.Suggestions;

/** {@code tq diagnose}: every check of the library over the inputs, and what they found. */
final class DiagnoseCommand {

    private final Arguments arguments;
    private final Console console;
    private final ReportFormat format;
    private final RenderOptions options;
    private final Optional<Severity> failOn;

    DiagnoseCommand(Arguments arguments, Console console, Map<String, String> environment) throws UsageException {
        this.arguments = arguments;
        this.console = console;
        this.format = format(arguments.text(Option.FORMAT).orElse("text"));
        this.options = OutputOptions.of(arguments, console, environment);
        this.failOn = arguments.has(Option.FAIL_ON) ? Optional.of(severity(arguments.text(Option.FAIL_ON).orElse(""))) : Optional.empty();
    }

    private static ReportFormat format(String name) throws UsageException {
        List<String> known = Arrays.stream(ReportFormat.values()).map(format -> format.name().toLowerCase(Locale.ROOT)).toList();
        return ReportFormat.named(name).orElseThrow(() -> new UsageException("tq diagnose has no format `" + name + "`; "
                + Suggestions.didYouMean(name, known).orElse("formats are " + String.join(", ", known))));
    }

    private static Severity severity(String word) throws UsageException {
        return Severity.named(word).orElseThrow(() -> new UsageException("--fail-on takes error, warning or info, not `" + word + "`"));
    }

    private static String title(List<String> files) {
        return files.isEmpty() || files.equals(List.of("-")) ? "standard input" : files.size() == 1 ? files.get(0) : files.get(0) + " and " + (files.size() - 1) + " more";
    }

    /** Reads the files once, and writes what was found; gives the exit status. */
    int run(List<String> files) throws IOException, UsageException, QueryException {
        Inputs inputs = new Inputs(arguments, console, files);
        inputs.start();
        List<Check> checks = Checks.of(QueryLibrary.all());
        try {
            Optional<HtmlReport> page = format == ReportFormat.HTML ? Optional.of(new HtmlReport(title(files), Main.version())) : Optional.empty();
            Diagnosis diagnosis = new Diagnosis(checks, arguments.jobs(), trace -> page.ifPresent(html -> html.add(trace)));
            inputs.ask(diagnosis.together());
            List<Finding> findings = diagnosis.end();
            Utf8Sink sink = new Utf8Sink(console.out());
            if (page.isPresent()) {
                page.get().write(findings, sink);
            } else {
                Report.of(format, options).write(new Report.Outcome(findings, checks, diagnosis.traces(), failOn.orElse(Severity.WARNING)), sink);
            }
            console.out().flush();
            boolean fails = failOn.isPresent() && findings.stream().anyMatch(finding -> finding.check().severity().reaches(failOn.get()));
            return inputs.status() != ExitCode.OK ? inputs.status() : fails ? ExitCode.NEGATIVE : ExitCode.OK;
        } catch (RunException e) {
            console.tell(e.getMessage());
            return ExitCode.FAILURE;
        } catch (Inputs.Stop e) {
            return inputs.status();
        }
    }
}
