package tq.compile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import tq.jq.Jq;
import tq.jq.JqPrinter;
import tq.plan.Plan;
import tq.schema.Conventions;
import tq.schema.FieldRef;
import tq.schema.Noun;

/**
 * A query as a program for the plain {@code jq} binary, 1.6 and later, over MLflow V3 files: the prelude makes rows of
 * the stored trace, then comes the very body that the engine runs.
 */
public final class PortableProgram {

    /** The variables that programs bind themselves; a parameter of such a name goes by another one. */
    static final Set<String> VARIABLES = Set.of("stored", "trace", "span", "first", "trace_id", "parent_set", "id_set", "by_id", "tour",
            "traces", "spans", "events", "assessments");

    private final Plan plan;
    private final JqProgram body;
    private final List<String> refused = new ArrayList<>();

    private PortableProgram(Plan plan, JqProgram body) {
        this.plan = plan;
        this.body = body;
    }

    /** Which part of a program. */
    public enum Part { WHOLE, MAP, MERGE }

    /** The fields of a plan that no portable jq can give; empty where the whole query is portable. */
    public static List<String> refused(Plan plan) {
        PortableProgram program = new PortableProgram(plan, new JqProgram(List.of(), List.of(), OptionalLong.empty(), Map.of()));
        plan.fields().forEach(ref -> program.field(ref, new Jq.Identity()));
        return program.refused;
    }

    /** The program's text; of a part that the query does not have, {@code .[]}. */
    public static String print(Plan plan, JqProgram body, Part part) {
        return new PortableProgram(plan, body).print(part);
    }

    private String print(Part part) {
        StringBuilder program = new StringBuilder();
        body.parameters().forEach((name, value) -> program.append(JqPrinter.print(Jq.literal(value.value()))).append(" as $").append(name).append("\n| "));
        boolean merges = !body.merge().isEmpty();
        if (part == Part.MERGE) {
            program.append(merges ? JqProgram.text(body.merge(), "") : ".[]");
        } else {
            String indent = merges && part == Part.WHOLE ? "  " : "";
            program.append(merges && part == Part.WHOLE ? "[ " : "").append("documents\n");
            rows().forEach(line -> program.append(indent).append("| ").append(JqPrinter.print(line)).append('\n'));
            String map = JqProgram.text(body.map(), indent);
            int afterComment = map.indexOf('\n') + 1 + indent.length();
            program.append(map, 0, afterComment).append("| ").append(map.substring(afterComment));
            if (merges && part == Part.WHOLE) {
                program.append(" ]\n").append(piped(JqProgram.text(body.merge(), "")));
            }
        }
        String definitions = Prelude.link(program.toString(), Set.of());
        boolean dialects = plan.fields().stream().anyMatch(ref -> ref.noun() == Noun.SPANS && !Conventions.keys(ref.field()).isEmpty());
        String note = dialects ? "# (of the conventions for attributes, only MLflow's own keys are read here)\n" : "";
        return (definitions.isEmpty() ? "" : "# --- prelude\n" + note + definitions + "# --- query\n") + program;
    }

    /** The first section of a text that goes on after a pipe. */
    private static String piped(String text) {
        int line = text.startsWith("#") ? text.indexOf('\n') + 1 : 0;
        return text.substring(0, line) + "| " + text.substring(line);
    }

    /** What binds the rows: {@code trace_spans as $stored}, …, {@code [$stored[] | {…}] as $spans}. */
    private List<Jq> rows() {
        List<Jq> lines = new ArrayList<>();
        Noun noun = plan.noun().element();
        Set<String> needs = needs();
        if (noun != Noun.TRACES && (noun != Noun.ASSESSMENTS || needs.contains("by_id"))) {
            Jq spans = needs.contains("tour") ? Jq.pipe(Jq.call("trace_spans"), Jq.call("numbered")) : Jq.call("trace_spans");
            lines.add(new Jq.Bind(spans, "stored"));
        }
        for (String need : needs) {
            Jq value = need.equals("first") ? Jq.call("first_start") : need.equals("trace_id") ? Jq.call("trace_id") : Jq.pipe(new Jq.Variable("stored"), Jq.call(need));
            lines.add(new Jq.Bind(value, need));
        }
        Map<String, Jq> ofTrace = new LinkedHashMap<>();
        for (FieldRef ref : plan.fields()) {
            if (isOfTrace(ref)) {
                ofTrace.put(ref.key(), field(ref, Jq.IDENTITY));
            }
        }
        if (!ofTrace.isEmpty()) {
            lines.add(new Jq.Bind(new Jq.ObjectOf(ofTrace), "trace"));
        }
        lines.add(new Jq.Bind(new Jq.ArrayOf(List.of(Jq.pipe(elements(noun), new Jq.ObjectOf(row())))), noun.plural()));
        return lines;
    }

    private static Jq elements(Noun noun) {
        return switch (noun) {
            case TRACES -> Jq.IDENTITY;
            case ASSESSMENTS -> Jq.call("stored_assessments");
            case EVENTS -> Jq.pipe(new Jq.Variable("stored"), new Jq.Each(), new Jq.Bind(Jq.IDENTITY, "span"), Jq.call("stored_events"));
            default -> Jq.pipe(new Jq.Variable("stored"), new Jq.Each());
        };
    }

    private boolean isOfTrace(FieldRef ref) {
        return ref.relation().equals(Optional.of("trace")) && plan.noun().element() != Noun.TRACES;
    }

    /** Sets and indexes that some field needs, each a function of the stored spans. */
    private Set<String> needs() {
        Set<String> needs = new LinkedHashSet<>();
        for (FieldRef ref : plan.fields()) {
            switch (ref.field()) {
                case "offset" -> needs.add("first");
                case FieldRef.IS_LEAF -> needs.add("parent_set");
                case FieldRef.IS_ORPHAN -> needs.add("id_set");
                case FieldRef.USAGE -> needs.addAll(List.of("trace_id", "tour"));
                default -> { }
            }
            if (ref.relation().equals(Optional.of("span")) && plan.noun().element() == Noun.ASSESSMENTS) {
                needs.add("by_id");
            }
        }
        return needs;
    }

    private Map<String, Jq> row() {
        Map<String, Jq> row = new LinkedHashMap<>();
        for (FieldRef ref : plan.fields()) {
            row.put(ref.key(), isOfTrace(ref) ? Jq.pipe(new Jq.Variable("trace"), new Jq.Field(ref.key())) : related(ref));
        }
        return row;
    }

    private Jq related(FieldRef ref) {
        Jq own = field(ref, Jq.IDENTITY);
        if (ref.relation().isEmpty() || plan.noun().element() == Noun.TRACES) {
            return own;
        }
        return plan.noun().element() == Noun.EVENTS ? Jq.pipe(new Jq.Variable("span"), own)
                : Jq.pipe(Jq.call("judged", new Jq.Variable("by_id")), new Jq.If(Jq.binary("==", Jq.IDENTITY, Jq.literal(null)), Jq.literal(null), own));
    }

    /** {@code span_attributes(["a", "b"])}; notes a field that has no such function. */
    private Jq field(FieldRef ref, Jq none) {
        if (ref.field().equals(FieldRef.ELEMENT)) {
            return Jq.IDENTITY;
        }
        String function = ref.noun().singular() + "_" + ref.field().replace('.', '_').replace(' ', '_');
        if (!Prelude.defines(function)) {
            refused.add(ref.key());
            return none;
        }
        return switch (ref.field()) {
            case "offset" -> Jq.call(function, new Jq.Variable("first"));
            case FieldRef.IS_LEAF -> Jq.call(function, new Jq.Variable("parent_set"));
            case FieldRef.IS_ORPHAN -> Jq.call(function, new Jq.Variable("id_set"));
            case FieldRef.USAGE -> Jq.call(function, new Jq.Variable("trace_id"), new Jq.Variable("tour"));
            default -> ref.names().isEmpty() ? Jq.call(function) : Jq.call(function, new Jq.ArrayOf(ref.names().stream().<Jq>map(Jq::literal).toList()));
        };
    }
}
