package tq.compile;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tq.jq.Jq;
import tq.plan.Flow;
import tq.plan.PlanStage;

/** The program that runs on one trace: stages are filters on a stream of rows. */
final class MapPart extends Part {

    private final List<JqProgram.Narrowing> narrowings = new ArrayList<>();
    private final Map<Flow, String> sources = new IdentityHashMap<>();

    MapPart(Map<String, String> variables) {
        super(variables);
    }

    /** The tables of which rows may be left out before the program runs. */
    List<JqProgram.Narrowing> narrowings() {
        return narrowings;
    }

    /** The variable of the table that a flow begins with; without rows in it the flow has none. */
    Optional<String> source(Flow flow) {
        return Optional.ofNullable(sources.get(flow));
    }

    @Override
    Jq list(Flow flow, String name) {
        return new Jq.ArrayOf(List.of(piped(stream(flow, flow.stages().size(), false))));
    }

    @Override
    void wantSpans() {
        // every table that is read is bound before the program begins
    }

    static Jq piped(List<Section> sections) {
        return Jq.pipe(sections.stream().map(Section::jq).toArray(Jq[]::new));
    }

    /**
     * The first stages of a flow.
     *
     * @param last whether its last stage is the last of the query, and so prints what it gives
     */
    List<Section> stream(Flow flow, int stages, boolean last) {
        List<Section> sections = new ArrayList<>(List.of(source(flow, stages)));
        for (int i = 0; i < stages; i++) {
            PlanStage stage = flow.stages().get(i);
            boolean prints = last && i == flow.stages().size() - 1;
            if (stage instanceof PlanStage.Hop hop) {
                sections = hop(hop, sections);
            } else if (Locality.isWithinTraces(stage)) {
                Jq rows = new Jq.ArrayOf(List.of(piped(sections)));
                sections = new ArrayList<>(List.of(new Section(comment(sections), rows), new Section(stage.label(), Jq.pipe(stages().list(flow, i, prints), new Jq.Each()))));
            } else {
                Jq jq = stages().stream(stage, flow.before().get(i), prints);
                if (!(jq instanceof Jq.Identity)) {
                    sections.add(new Section(stage.label(), jq));
                }
            }
        }
        return sections;
    }

    private Section source(Flow flow, int stages) {
        if (flow.source() instanceof Flow.Source.Elements elements) {
            Jq.Table table = table(elements.noun().plural(), flow.stages().subList(0, stages));
            sources.put(flow, table.narrowed());
            return new Section(elements.noun().plural(), new Jq.Pipe(List.of(table, new Jq.Each())));
        }
        if (flow.source() instanceof Flow.Source.CriticalPath) {
            return new Section("critical path", new Jq.Pipe(List.of(new Jq.Variable("spans"), Jq.call("critical_path"), new Jq.Each())));
        }
        Flow.Source.Pairs pairs = (Flow.Source.Pairs) flow.source();
        Jq rows = list(pairs.rows(), "");
        return new Section(pairs.label(), Jq.pipe(rows, new Pairing(exprs(), pairs).lower()));
    }

    /** A table as the first filters after it would have it. */
    private Jq.Table table(String name, List<PlanStage> stages) {
        List<Jq> conditions = new ArrayList<>();
        for (PlanStage stage : stages) {
            if (!(stage instanceof PlanStage.Filter filter)) {
                break;
            }
            conditions.add(exprs().lower(filter.condition()));
        }
        Jq.Table table = new Jq.Table(name, fresh(name));
        narrowings.add(new JqProgram.Narrowing(table.narrowed(), name, conditions));
        return table;
    }

    /** What several sections come to, on one line. */
    private static String comment(List<Section> sections) {
        return sections.stream().map(Section::comment).filter(comment -> !comment.isEmpty()).collect(Collectors.joining(" | "));
    }

    /** The rows so far become a set, and the elements that stand so to it the new rows. */
    private List<Section> hop(PlanStage.Hop hop, List<Section> before) {
        String set = fresh("hop");
        bindings().add(new Section(comment(before), new Jq.Bind(Jq.pipe(new Jq.ArrayOf(List.of(piped(before))), Jq.call(builder(hop.relation()))), set)));
        Jq rows = new Jq.Pipe(List.of(table(hop.noun().plural(), List.of()), new Jq.Each()));
        return new ArrayList<>(List.of(new Section(hop.label(), Jq.pipe(rows, Jq.call("select", reached(hop.relation(), set))))));
    }

    /** The whole program. */
    List<Section> sections(List<Section> stream) {
        List<Section> all = new ArrayList<>(bindings());
        all.addAll(stream);
        return all;
    }
}
