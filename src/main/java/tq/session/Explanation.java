package tq.session;

import java.io.InputStream;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tq.Tq;
import tq.compile.JqProgram;
import tq.compile.PortableProgram;
import tq.plan.Defined;
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

/** What becomes of a query: its plan, its jq, and the jq command that runs it. */
public final class Explanation {

    /** What is told of a query. */
    public enum Aspect {
        /** Names, types and stages. */
        PLAN,
        /** The program that gives the answer in plain jq. */
        JQ,
        /** A command that runs it. */
        COMMAND
    }

    private final Set<Aspect> aspects;
    private final PortableProgram.Part part;
    private final List<String> files;

    /**
     * Tells some aspects.
     *
     * @param aspects all where none is named
     * @param part of the jq program
     * @param files that the command is to name
     */
    public Explanation(Set<Aspect> aspects, PortableProgram.Part part, List<String> files) {
        this.aspects = aspects.isEmpty() ? EnumSet.noneOf(Aspect.class) : EnumSet.copyOf(aspects);
        this.part = part;
        this.files = List.copyOf(files);
    }

    /** The text to show; where just the jq or the command is asked for, one that can't be given is a fault. */
    public String of(SourceText text, Map<String, String> parameters, Defined before) throws QueryException {
        StringBuilder out = new StringBuilder();
        boolean all = aspects.isEmpty();
        for (Plan plan : Tq.plans(text, parameters, Resolver.Output.ELEMENTS, before)) {
            if (all || aspects.contains(Aspect.PLAN)) {
                out.append(title(all, "plan")).append(PlanPrinter.print(plan));
            }
            if (all || aspects.contains(Aspect.JQ)) {
                out.append(title(all, "jq")).append(program(text, plan, all)).append('\n');
            }
            if (aspects.contains(Aspect.COMMAND)) {
                refuse(text, PortableProgram.refused(plan));
            }
            if (aspects.contains(Aspect.COMMAND) || all && PortableProgram.refused(plan).isEmpty()) {
                out.append(title(all, "command")).append(command(text, plan)).append('\n');
            }
        }
        return out.toString();
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
        return PortableProgram.print(plan, Tq.lower(plan), part);
    }

    private static void refuse(SourceText text, Set<String> refused) throws QueryException {
        if (!refused.isEmpty()) {
            throw new QueryException(text, List.of(new Diagnostic(DiagnosticCode.NOT_PORTABLE, "no portable jq can give `" + String.join("`, `", refused) + "`",
                    new SourceRange(0, text.text().length()), "tq itself can: use --eval")));
        }
    }

    /** Where a stage is over all traces, the partial rows of each go to a second jq: a file may hold several. */
    private String command(SourceText text, Plan plan) {
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
