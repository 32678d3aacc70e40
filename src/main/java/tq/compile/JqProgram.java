package tq.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import tq.jq.JqPrinter;
import tq.plan.PlanExpr;

/**
 * The body of a query, in two parts. The map part runs on one trace at a time, over {@code $spans} and its like,
 * and gives rows. The merge part, where there is one, takes the list of all those rows and gives the results.
 *
 * @param map at least one section
 * @param tables what the merge part binds first: {@code map(.spans[]) as $spans}, where it looks at other elements
 * @param merge empty where each trace's rows are results already
 * @param enough how many rows of the map parts the merge part looks at, when it is only the first few; then the rest need not be read
 * @param parameters values bound to variables before the body, by the name of the variable
 */
public record JqProgram(List<Section> map, List<Section> tables, List<Section> merge, OptionalLong enough, Map<String, PlanExpr.Constant> parameters) {

    public JqProgram {
        map = List.copyOf(map);
        tables = List.copyOf(tables);
        merge = List.copyOf(merge);
        parameters = Map.copyOf(parameters);
    }

    /** The map part as jq text, one section a line; what the engine runs on each trace. */
    public String mapText() {
        return text(map, "");
    }

    /** The merge part as jq text, over the list of all rows. */
    public Optional<String> mergeText() {
        List<Section> all = new ArrayList<>(tables);
        all.addAll(merge);
        return merge.isEmpty() ? Optional.empty() : Optional.of(text(all, ""));
    }

    /** Sections joined by pipes, each under its comment. */
    static String text(List<Section> sections, String indent) {
        StringBuilder out = new StringBuilder();
        for (Section section : sections) {
            String pipe = out.length() == 0 ? "" : "| ";
            out.append(pipe.isEmpty() ? "" : "\n");
            if (!section.comment().isEmpty()) {
                out.append(indent).append("# ").append(section.comment()).append(section.comment().endsWith("\\") ? " ." : "").append('\n');
            }
            out.append(indent).append(pipe).append(JqPrinter.print(section.jq()));
        }
        return out.toString();
    }
}
