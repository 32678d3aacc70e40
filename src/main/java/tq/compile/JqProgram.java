package tq.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import tq.jq.Jq;
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
 * @param narrowings the tables of the map part of which rows may be left out before it runs
 * @param source the variable of the one of them without whose rows the map part gives nothing, whatever else it looks at
 */
public record JqProgram(List<Section> map, List<Section> tables, List<Section> merge, OptionalLong enough, Map<String, PlanExpr.Constant> parameters,
        List<Narrowing> narrowings, Optional<String> source) {

    /**
     * A table at one place of the map part, of which only the rows count for which the conditions hold.
     *
     * @param variable the name that {@link #narrowedMapText} has for it: {@code spans_1}
     * @param table the table's: {@code spans}
     * @param conditions jq over a row; the program itself asks them again, so that all, some or none may be looked at before
     */
    public record Narrowing(String variable, String table, List<Jq> conditions) {
        public Narrowing {
            conditions = List.copyOf(conditions);
        }
    }

    public JqProgram {
        map = List.copyOf(map);
        tables = List.copyOf(tables);
        merge = List.copyOf(merge);
        parameters = Map.copyOf(parameters);
        narrowings = List.copyOf(narrowings);
    }

    /** The same program, to be given whole tables. */
    public JqProgram whole() {
        return new JqProgram(map, tables, merge, enough, parameters, List.of(), Optional.empty());
    }

    /** The map part as jq text, one section a line; what the engine runs on each trace. */
    public String mapText() {
        return text(map, "", JqPrinter::print);
    }

    /** The same with a variable of its own for each of the {@link #narrowings}. */
    public String narrowedMapText() {
        return text(map, "", JqPrinter::printNarrowed);
    }

    /** The merge part as jq text, over the list of all rows. */
    public Optional<String> mergeText() {
        List<Section> all = new ArrayList<>(tables);
        all.addAll(merge);
        return merge.isEmpty() ? Optional.empty() : Optional.of(text(all, "", JqPrinter::print));
    }

    /** Sections joined by pipes, each under its comment. */
    static String text(List<Section> sections, String indent) {
        return text(sections, indent, JqPrinter::print);
    }

    private static String text(List<Section> sections, String indent, Function<Jq, String> printer) {
        StringBuilder out = new StringBuilder();
        for (Section section : sections) {
            String pipe = out.length() == 0 ? "" : "| ";
            out.append(pipe.isEmpty() ? "" : "\n");
            if (!section.comment().isEmpty()) {
                out.append(indent).append("# ").append(section.comment()).append(section.comment().endsWith("\\") ? " ." : "").append('\n');
            }
            out.append(indent).append(pipe).append(printer.apply(section.jq()));
        }
        return out.toString();
    }
}
