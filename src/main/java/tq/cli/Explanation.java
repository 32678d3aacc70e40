package tq.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tq.Tq;
import tq.compile.JqProgram;
import tq.compile.PortableProgram;
import tq.plan.Plan;
import tq.plan.PlanPrinter;
import tq.plan.Resolver;
import tq.source.Problems;
import tq.source.TraceSource;
import tq.text.Diagnostic;
import tq.text.DiagnosticCode;
import tq.text.QueryException;
import tq.text.SourceRange;
import tq.text.SourceText;

/** {@code tq explain}: what becomes of a query: its plan, its jq, and the jq command that runs it. */
final class Explanation {

    private final Arguments arguments;
    private final Console console;

    Explanation(Arguments arguments, Console console) {
        this.arguments = arguments;
        this.console = console;
    }

    int run(SourceText text, Map<String, String> parameters, List<String> files) throws QueryException, IOException {
        boolean jq = arguments.has(Option.JQ) || arguments.has(Option.JQ_MAP) || arguments.has(Option.JQ_MERGE);
        boolean all = !arguments.has(Option.PLAN) && !jq && !arguments.has(Option.COMMAND);
        for (Plan plan : Tq.plans(text, parameters, Resolver.Output.ELEMENTS)) {
            if (all || arguments.has(Option.PLAN)) {
                console.print(title(all, "plan") + PlanPrinter.print(plan));
            }
            if (all || jq) {
                console.print(title(all, "jq") + program(text, plan, all) + "\n");
            }
            if (arguments.has(Option.COMMAND)) {
                refuse(text, PortableProgram.refused(plan));
            }
            if (arguments.has(Option.COMMAND) || all && PortableProgram.refused(plan).isEmpty()) {
                console.print(title(all, "command") + command(text, plan, files) + "\n");
            }
        }
        console.out().flush();
        return ExitCode.OK;
    }

    private static String title(boolean all, String name) {
        return all ? "# " + name + "\n" : "";
    }

    private String program(SourceText text, Plan plan, boolean all) throws QueryException {
        Set<String> refused = PortableProgram.refused(plan);
        if (!refused.isEmpty() && all) {
            JqProgram body = Tq.lower(plan);
            return "# no portable jq can give " + String.join(", ", refused) + "; the body is\n" + body.mapText() + body.mergeText().map(merge -> "\n# and over what all traces gave\n" + merge).orElse("");
        }
        refuse(text, refused);
        return PortableProgram.print(plan, Tq.lower(plan), part());
    }

    private static void refuse(SourceText text, Set<String> refused) throws QueryException {
        if (!refused.isEmpty()) {
            throw new QueryException(text, List.of(new Diagnostic(DiagnosticCode.NOT_PORTABLE, "no portable jq can give `" + String.join("`, `", refused) + "`",
                    new SourceRange(0, text.text().length()), "tq itself can: use --eval")));
        }
    }

    private PortableProgram.Part part() {
        return arguments.has(Option.JQ_MAP) ? PortableProgram.Part.MAP : arguments.has(Option.JQ_MERGE) ? PortableProgram.Part.MERGE : PortableProgram.Part.WHOLE;
    }

    /** Where a stage is over all traces, the partial rows of each go to a second jq: a file may hold several. */
    private static String command(SourceText text, Plan plan, List<String> files) {
        JqProgram program = Tq.lower(plan);
        String query = quoted(text.text());
        String names = files.isEmpty() ? "FILE" : String.join(" ", files.stream().map(Explanation::quoted).toList());
        boolean foreign = files.stream().anyMatch(Explanation::isForeign);
        String before = foreign ? "tq convert " + names + " | " : "";
        String behind = foreign ? "" : " " + names;
        if (program.merge().isEmpty()) {
            return before + "jq -c \"$(tq explain --jq " + query + ")\"" + behind;
        }
        return before + "jq -c \"$(tq explain --jq=map " + query + ")\"" + behind + " | jq -c -s \"$(tq explain --jq=merge " + query + ")\"";
    }

    /** Whether the first trace of an input is in another format than the one that the printed jq reads. */
    private static boolean isForeign(String file) {
        boolean[] foreign = {false};
        TraceSource source = new TraceSource(List.of(file), InputStream.nullInputStream(), new Problems(problem -> { }));
        source.start();
        try {
            source.read(trace -> {
                foreign[0] = !trace.origin().format().equals("MLflow V3");
                return false;
            });
        } catch (Exception e) {
            return false; // jq will tell what is wrong with it
        }
        return foreign[0];
    }

    private static String quoted(String text) {
        boolean plain = !text.isEmpty() && text.chars().allMatch(c -> Character.isLetterOrDigit(c) || "._-/".indexOf(c) >= 0);
        return plain ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
