package tq.compile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tq.jq.Jq;
import tq.plan.Flow;
import tq.plan.PlanStage;
import tq.plan.Relation;
import tq.schema.FieldRef;
import tq.schema.Noun;

/**
 * The program that runs on what all traces gave: stages take a list of rows and give a list. Traces give bare rows, or where
 * more than rows is needed here an object of lists each: {@code {"rows": […], "spans": […]}}.
 */
final class MergePart extends Part {

    static final String ROWS = "rows";

    private final MapPart map;
    private final Map<Noun, List<FieldRef>> reads;
    private final Map<String, List<Section>> shipped = new LinkedHashMap<>();
    private final List<Section> tables = new ArrayList<>();

    MergePart(MapPart map, Map<String, String> variables, Map<Noun, List<FieldRef>> reads) {
        super(variables);
        this.map = map;
        this.reads = reads;
    }

    @Override
    Jq list(Flow flow, String name) {
        return MapPart.piped(rows(flow, name, false));
    }

    @Override
    void wantSpans() {
        table(Noun.SPANS);
    }

    /** All elements of a kind, under the name that they have in the map part. */
    private Jq table(Noun noun) {
        String name = noun.plural();
        if (!shipped.containsKey(name)) {
            shipped.put(name, List.of(new Section("all " + name, new Jq.Pipe(List.of(new Jq.Variable(name), new Jq.Each())))));
            tables.add(new Section("all " + name, new Jq.Bind(given(name), name)));
        }
        return new Jq.Variable(name);
    }

    /** What the traces gave under a name. */
    private static Jq given(String name) {
        return Jq.call("map", Jq.pipe(new Jq.Field(name), new Jq.Each()));
    }

    /** A flow from what the traces gave of it; {@code name} is what they give it under. */
    List<Section> rows(Flow flow, String name, boolean last) {
        List<Section> sections = new ArrayList<>();
        int from = start(flow, name, sections);
        for (int i = from; i < flow.stages().size(); i++) {
            PlanStage stage = flow.stages().get(i);
            if (stage instanceof PlanStage.Hop hop) {
                hop(hop, sections);
                continue;
            }
            if (stage instanceof PlanStage.Combine combine) {
                sections.add(new Section(stage.label(), combined(combine, flow, i)));
                continue;
            }
            Jq jq = stages().list(flow, i, last && i == flow.stages().size() - 1);
            if (!(jq instanceof Jq.Identity)) {
                sections.add(new Section(stage.label(), jq));
            }
        }
        return sections;
    }

    /** Adds the list to begin with; gives the first stage that is left to do. */
    private int start(Flow flow, String name, List<Section> sections) {
        if (flow.source() instanceof Flow.Source.Once) {
            sections.add(new Section("once", new Jq.ArrayOf(List.of(Jq.literal(null)))));
            return 0;
        }
        if (flow.source() instanceof Flow.Source.Diff diff) {
            sections.add(new Section(diff.label(), new SideBySide(diff).lower(list(diff.left(), fresh("left")), list(diff.right(), fresh("right")))));
            return 0;
        }
        if (!Locality.isLocal(flow.source())) {
            sections.add(new Section("sessions", Jq.pipe(table(Noun.TRACES), new SessionRows(reads.get(Noun.SESSIONS)).lower())));
            return 0;
        }
        int split = Locality.split(flow);
        shipped.put(name, map.stream(flow, split, false));
        sections.add(new Section("", given(name)));
        return split;
    }

    private void hop(PlanStage.Hop hop, List<Section> sections) {
        String set = fresh("hop");
        String builder = hop.relation() == Relation.SESSION ? "session_trace_counts" : builder(hop.relation());
        if (hop.relation() != Relation.TRACE && hop.relation() != Relation.SESSION) {
            wantSpans();
        }
        sections.add(new Section("", new Jq.Bind(Jq.call(builder), set)));
        sections.add(new Section(hop.label(), Jq.pipe(table(hop.noun()), Jq.call("map", Jq.call("select", reached(hop.relation(), set))))));
    }

    private Jq combined(PlanStage.Combine combine, Flow flow, int stage) {
        String other = fresh("other");
        bindings().add(new Section(combine.label(), new Jq.Bind(list(combine.other(), other), other)));
        String function = switch (combine.operation()) {
            case "union" -> "union_with";
            case "except" -> "except_those";
            default -> "intersect_with";
        };
        return Jq.call(function, new Jq.Variable(other), Stages.identity(flow.before().get(stage)));
    }

    /** Whether the traces need give no more than bare rows. */
    boolean shipsOnlyRows() {
        return shipped.size() == 1 && shipped.containsKey(ROWS);
    }

    /** The end of the map part: rows, or an object of lists. */
    List<Section> shipped() {
        if (shipsOnlyRows()) {
            return shipped.get(ROWS);
        }
        Map<String, Jq> lists = new LinkedHashMap<>();
        shipped.forEach((name, stream) -> lists.put(name, new Jq.ArrayOf(List.of(MapPart.piped(stream)))));
        return List.of(new Section("what the merge needs of each trace", new Jq.ObjectOf(lists)));
    }

    List<Section> tables() {
        return tables;
    }

    /** The whole program after the tables. */
    List<Section> sections(List<Section> rows) {
        List<Section> all = new ArrayList<>(bindings());
        all.addAll(shipsOnlyRows() ? rows.subList(1, rows.size()) : rows); // the first takes them out of the objects of lists
        return all;
    }
}
