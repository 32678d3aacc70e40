package tq.compile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import tq.jq.Jq;
import tq.jq.JqPrinter;
import tq.plan.Flow;
import tq.plan.Plan;
import tq.plan.PlanExpr;
import tq.plan.PlanStage;

/**
 * Plan to jq. In the map part a stage is a filter on the stream of one trace's rows; from the first stage that needs
 * all rows on, a stage takes the list of rows and gives a list.
 */
public final class Lowering {

    private final Plan plan;
    private final Map<String, String> variables = new LinkedHashMap<>();

    private Lowering(Plan plan) {
        this.plan = plan;
        for (String name : plan.parameters().keySet()) {
            variables.put(name, JqPrinter.isName(name) && !PortableProgram.isReserved(name) ? name : "parameter_" + (variables.size() + 1));
        }
    }

    /** The body of a plan. */
    public static JqProgram lower(Plan plan) {
        return new Lowering(plan).lower();
    }

    private JqProgram lower() {
        Flow flow = plan.flow();
        MapPart map = new MapPart(variables);
        boolean merges = !Locality.isLocal(flow);
        boolean done = !flow.stages().isEmpty() && Printed.convertsItself(flow.stages().get(flow.stages().size() - 1));
        Jq print = Printed.of(flow.rows(), done);
        Map<String, PlanExpr.Constant> bound = new LinkedHashMap<>();
        plan.parameters().forEach((name, value) -> bound.put(variables.get(name), value));
        if (!merges) {
            List<Section> sections = map.stream(flow, flow.stages().size(), true);
            if (!(print instanceof Jq.Identity)) {
                sections.add(new Section("", print));
            }
            return new JqProgram(map.sections(sections), List.of(), List.of(), OptionalLong.empty(), bound, map.narrowings(), map.source(flow));
        }
        MergePart merge = new MergePart(map, variables, plan.reads());
        List<Section> rows = merge.rows(flow, MergePart.ROWS, true);
        rows.add(new Section("", Jq.pipe(new Jq.Each(), print)));
        OptionalLong enough = merge.shipsOnlyRows() ? enough(flow) : OptionalLong.empty();
        return new JqProgram(map.sections(merge.shipped()), merge.tables(), merge.sections(rows), enough, bound, map.narrowings(),
                merge.shipsOnlyRows() ? map.source(flow) : Optional.empty());
    }

    /** The first stage that needs a list may need only its beginning. */
    private static OptionalLong enough(Flow flow) {
        int first = Locality.split(flow);
        return first < flow.stages().size() && flow.stages().get(first) instanceof PlanStage.Ends ends && !ends.last() && ends.per().isEmpty()
                ? OptionalLong.of(Stages.whole(ends.n())) : OptionalLong.empty();
    }
}
