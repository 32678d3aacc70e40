package tq.compile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
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

    private static final Set<String> OF_DOCUMENT = Set.of("document", "stored");
    private static final Set<String> TABLES = Set.of("traces", "spans", "events", "assessments", "messages", "documents", "links");
    /** The variables that programs bind themselves, but for those with a number behind; a parameter of such a name goes by another one. */
    private static final Set<String> OTHERS = Set.of("trace", "span", "row");
    /** What the prelude binds, written out, so that a query with a parameter need not read the prelude to avoid these names. */
    static final Set<String> BOUND = Set.of("first_start", "extent", "trace_key", "parent_ids", "known_ids", "stored_by_id", "position_of", "parents", "families", "children",
            "tour", "tops", "sibling_places", "path_times");

    /** Functions that only the engine has, by the names that queries call them by. */
    private static final Map<String, String> NATIVE = Map.of("overlap", "overlap", "numbers_in", "numbers", "misfits", "misfits", "contradicted", "contradicted", "secrets_in", "secrets", "frame_of", "frame");

    private static final Pattern POSITION = Pattern.compile("(?<![$\\w])\\.n\\b");

    private final Plan plan;
    private final JqProgram body;
    private final Set<String> refused = new LinkedHashSet<>();

    private PortableProgram(Plan plan, JqProgram body) {
        this.plan = plan;
        this.body = body;
    }

    /** Which part of a program. */
    public enum Part { WHOLE, MAP, MERGE }

    /** Whether programs use a variable themselves. */
    static boolean isReserved(String variable) {
        return OF_DOCUMENT.contains(variable) || TABLES.contains(variable) || OTHERS.contains(variable) || BOUND.contains(variable) || variable.matches(".*_\\d+");
    }

    /** What of a plan no portable jq can give; empty where the whole query is portable. */
    public static Set<String> refused(Plan plan) {
        JqProgram body = Lowering.lower(plan);
        PortableProgram program = new PortableProgram(plan, body);
        Set<String> called = new LinkedHashSet<>(Prelude.names(body.mapText()));
        body.mergeText().ifPresent(merge -> called.addAll(Prelude.names(merge)));
        NATIVE.forEach((function, name) -> {
            if (called.contains(function)) {
                program.refused.add(name);
            }
        });
        plan.reads().forEach((noun, fields) -> {
            if (noun == Noun.MESSAGES || noun == Noun.DOCUMENTS) {
                program.refused.add(noun.plural());
            } else if (noun != Noun.SESSIONS) {
                fields.forEach(program::field);
            }
        });
        return program.refused;
    }

    /** The program's text; of a part that the query does not have, {@code .[]}. */
    public static String print(Plan plan, JqProgram body, Part part) {
        return new PortableProgram(plan, body).print(part);
    }

    private String print(Part part) {
        boolean merges = !body.merge().isEmpty();
        String map = part == Part.MERGE ? "" : map(merges && part == Part.WHOLE);
        String merge = part == Part.MAP ? "" : merges ? merge() : part == Part.MERGE ? ".[]" : "";
        StringBuilder program = new StringBuilder();
        body.parameters().forEach((name, value) -> program.append(JqPrinter.print(Jq.literal(value.value()))).append(" as $").append(name).append("\n| "));
        if (map.isEmpty() || merge.isEmpty()) {
            program.append(map).append(merge);
        } else {
            program.append("[ ").append(map).append(" ]\n").append(piped(merge));
        }
        StringBuilder out = new StringBuilder();
        for (Prelude.Definition definition : Prelude.needed(program.toString(), Set.of())) {
            if (level(definition) == 0) {
                out.append(definition.text()).append('\n');
            }
        }
        boolean dialects = plan.reads().getOrDefault(Noun.SPANS, List.of()).stream().anyMatch(ref -> !Conventions.keys(ref.field()).isEmpty());
        String note = dialects ? "# (of the conventions for attributes, only MLflow's own keys are read here)\n" : "";
        return (out.length() == 0 ? "" : "# --- prelude\n" + note + out + "# --- query\n") + program;
    }

    private String map(boolean indented) {
        String indent = indented ? "  " : "";
        String text = JqProgram.text(body.map(), indent);
        StringBuilder rows = new StringBuilder();
        rows().forEach(row -> rows.append(indent).append("| ").append(JqPrinter.print(row)).append('\n'));
        String all = rows + text;
        StringBuilder out = new StringBuilder("documents\n");
        String stored = definitions(all, 1, indent);
        if (uses(stored + rows, "document")) {
            out.append(indent).append("| . as $document\n");
        }
        if (uses(stored + rows, "stored")) {
            out.append(indent).append("| (trace_spans").append(numbers(stored + rows) ? " | numbered" : "").append(") as $stored\n");
        }
        out.append(stored).append(rows).append(definitions(all, 2, indent));
        int afterComment = text.indexOf('\n') + 1 + indent.length();
        return out.append(text, 0, afterComment).append("| ").append(text.substring(afterComment)).toString();
    }

    private String merge() {
        String text = JqProgram.text(body.merge(), "");
        if (body.tables().isEmpty()) {
            return text;
        }
        return JqProgram.text(body.tables(), "") + "\n" + definitions(text, 2, "") + piped(text);
    }

    private static boolean uses(String text, String variable) {
        return Prelude.variables(text).contains(variable);
    }

    /** Whether spans are asked for their position. */
    private static boolean numbers(String text) {
        return POSITION.matcher(text).find();
    }

    /** The functions and values of one level that a text needs: 1 for those of the stored trace, 2 for those of its rows. */
    private static String definitions(String text, int wanted, String indent) {
        StringBuilder out = new StringBuilder();
        boolean open = false; // whether a def stands last, behind which the program must go on without a pipe
        for (Prelude.Definition definition : Prelude.needed(text, Set.of())) {
            if (level(definition) != wanted) {
                continue;
            }
            out.append(indent).append(open ? "  " : "| ");
            if (definition.binds().isPresent()) {
                out.append('(').append(definition.body()).append(") as $").append(definition.binds().get()).append('\n');
            } else {
                out.append(definition.text()).append('\n');
            }
            open = definition.binds().isEmpty();
        }
        return open ? out.append(indent).append("  .\n").toString() : out.toString();
    }

    /** 0 for a function of its input alone, 1 for one that reads the stored trace, 2 for one that reads rows. */
    private static int level(Prelude.Definition definition) {
        int level = 0;
        for (Prelude.Definition needed : Prelude.needed(definition.text(), Set.of())) {
            Set<String> variables = Prelude.variables(needed.text());
            level = Math.max(level, variables.stream().anyMatch(TABLES::contains) ? 2 : variables.stream().anyMatch(OF_DOCUMENT::contains) ? 1 : 0);
        }
        return level;
    }

    /** The first section of a text that goes on after a pipe. */
    private static String piped(String text) {
        int line = text.startsWith("#") ? text.indexOf('\n') + 1 : 0;
        return text.substring(0, line) + "| " + text.substring(line);
    }

    /** What binds the rows: {@code [$stored[] | {…}] as $spans}. */
    private List<Jq> rows() {
        List<Jq> lines = new ArrayList<>();
        Map<String, Jq> ofTrace = new LinkedHashMap<>();
        plan.reads().forEach((noun, fields) -> fields.stream().filter(ref -> isOfTrace(noun, ref)).forEach(ref -> ofTrace.put(ref.key(), field(ref))));
        if (!ofTrace.isEmpty()) {
            lines.add(new Jq.Bind(Jq.pipe(new Jq.Variable("document"), new Jq.ObjectOf(ofTrace)), "trace"));
        }
        plan.reads().forEach((noun, fields) -> {
            if (noun != Noun.SESSIONS) {
                lines.add(new Jq.Bind(new Jq.ArrayOf(List.of(Jq.pipe(elements(noun), new Jq.ObjectOf(row(noun, fields))))), noun.plural()));
            }
        });
        return lines;
    }

    private static Jq elements(Noun noun) {
        Jq span = Jq.pipe(new Jq.Variable("stored"), new Jq.Each(), new Jq.Bind(Jq.IDENTITY, "span"));
        return switch (noun) {
            case TRACES -> new Jq.Variable("document");
            case ASSESSMENTS -> Jq.pipe(new Jq.Variable("document"), Jq.call("stored_assessments"));
            case EVENTS -> Jq.pipe(span, Jq.call("stored_events"));
            case LINKS -> Jq.pipe(span, Jq.call("stored_links"));
            default -> Jq.pipe(new Jq.Variable("stored"), new Jq.Each());
        };
    }

    private static boolean isOfTrace(Noun noun, FieldRef ref) {
        return ref.relation().equals(Optional.of("trace")) && noun != Noun.TRACES && noun != Noun.SESSIONS;
    }

    private Map<String, Jq> row(Noun noun, List<FieldRef> fields) {
        Map<String, Jq> row = new LinkedHashMap<>();
        for (FieldRef ref : fields) {
            row.put(ref.key(), isOfTrace(noun, ref) ? Jq.pipe(new Jq.Variable("trace"), new Jq.Field(ref.key())) : related(noun, ref));
        }
        return row;
    }

    private Jq related(Noun noun, FieldRef ref) {
        Jq own = field(ref);
        if (ref.relation().isEmpty()) {
            boolean ofSpan = ref.field().equals(FieldRef.PLACE) && (noun == Noun.EVENTS || noun == Noun.LINKS);
            return ofSpan ? Jq.pipe(new Jq.Variable("span"), Jq.call("span_place_in_tree")) : own;
        }
        List<String> names = List.of(ref.relation().get().split("\\."));
        boolean ofTrace = names.get(0).equals("trace") || noun == Noun.TRACES || noun == Noun.ASSESSMENTS && names.get(0).equals("root");
        Jq found = ofTrace ? Jq.call("top_span")
                : noun == Noun.SPANS ? Jq.call(relative(names.get(0))) : noun == Noun.ASSESSMENTS ? Jq.call("judged_span") : new Jq.Variable("span");
        for (String name : names.subList(names.get(0).equals("trace") ? 2 : 1, names.size())) {
            found = Jq.pipe(found, orNull(Jq.call(relative(name))));
        }
        return Jq.pipe(found, orNull(own));
    }

    private static String relative(String relation) {
        return relation.equals("parent") ? "parent_span" : "topmost_span";
    }

    private static Jq orNull(Jq jq) {
        return new Jq.If(Jq.binary("==", Jq.IDENTITY, Jq.literal(null)), Jq.literal(null), jq);
    }

    /** {@code span_attributes(["a", "b"])}; notes a field that has no such function. */
    private Jq field(FieldRef ref) {
        if (ref.field().equals(FieldRef.ELEMENT)) {
            return Jq.IDENTITY;
        }
        if (ref.field().equals(FieldRef.FROM)) {
            return from(ref);
        }
        String function = ref.noun().singular() + "_" + ref.field().replace('.', '_').replace(' ', '_');
        if (!Prelude.defines(function) && !ref.field().equals(FieldRef.PLACE)) {
            refused.add(ref.key());
            return Jq.IDENTITY;
        }
        return ref.names().isEmpty() ? Jq.call(function) : Jq.call(function, new Jq.ArrayOf(ref.names().stream().<Jq>map(Jq::literal).toList()));
    }

    /** A trace by its id; which file it is from, and in which place, jq can't tell of a document. */
    private Jq from(FieldRef ref) {
        String name = ref.names().get(0);
        if (!name.matches("(tr-)?[0-9a-f]{6,}")) {
            refused.add(ref.key());
        }
        return Jq.call("trace_from", Jq.literal(name));
    }
}
