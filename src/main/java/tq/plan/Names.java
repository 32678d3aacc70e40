package tq.plan;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tq.schema.Field;
import tq.schema.FieldRef;
import tq.schema.Noun;
import tq.schema.Schema;
import tq.schema.ValueType;
import tq.syntax.Expr.Step;
import tq.syntax.Expr;
import tq.syntax.SyntaxPrinter;

/**
 * What a path means where it stands: a field of an element, a column of a record, a place in a bare value.
 * Remembers the fields that are read, for the projection of elements to rows.
 */
final class Names {

    private final Faults faults;
    private final Map<Noun, Map<String, FieldRef>> reads;
    private final Set<Watch> watches;

    Names(Faults faults) {
        this(faults, new EnumMap<>(Noun.class), new LinkedHashSet<>());
    }

    private Names(Faults faults, Map<Noun, Map<String, FieldRef>> reads, Set<Watch> watches) {
        this.faults = faults;
        this.reads = reads;
        this.watches = watches;
    }

    /** The same for another text, whose faults go elsewhere. */
    Names reporting(Faults others) {
        return new Names(others, reads, watches);
    }

    /** What the fields read take for granted. */
    Set<Watch> watches() {
        return watches;
    }

    /** What is read of the elements of each kind, in order of first use. */
    Map<Noun, List<FieldRef>> reads() {
        Map<Noun, List<FieldRef>> all = new EnumMap<>(Noun.class);
        reads.forEach((noun, fields) -> all.put(noun, List.copyOf(fields.values())));
        return all;
    }

    /** Notes that elements of a kind are wanted, be nothing read of them. */
    void want(Noun noun) {
        if (noun.element() == Noun.SESSIONS) {
            read(Noun.TRACES, FieldRef.own(Noun.TRACES, "session"), ValueType.STRING);
            read(Noun.TRACES, FieldRef.own(Noun.TRACES, FieldRef.PLACE), ValueType.LIST);
        }
        reads.computeIfAbsent(noun.element(), n -> new LinkedHashMap<>());
    }

    /** Notes that a field of the rows' elements is read, and gives its place in the row. */
    PlanExpr.Get read(Noun rows, FieldRef ref, ValueType type) {
        note(rows, ref);
        return new PlanExpr.Get(ref.key(), List.of(), type, Optional.of(ref), "");
    }

    /** The same of a field of the element's own. */
    PlanExpr.Get read(Noun rows, String field, ValueType type) {
        return read(rows, FieldRef.own(rows, field), type);
    }

    private void note(Noun rows, FieldRef ref) {
        reads.computeIfAbsent(rows.element(), n -> new LinkedHashMap<>()).putIfAbsent(ref.key(), ref);
        if (rows == Noun.SESSIONS) {
            Sessions.reads(ref.field()).forEach(field -> note(Noun.TRACES, FieldRef.own(Noun.TRACES, field)));
        }
    }

    /** What the path means; reports it where it means nothing. */
    Optional<PlanExpr.Get> resolve(RowType rows, Expr.Path path) {
        if (Gap.is(path)) {
            faults.add(new Gap(rows, Optional.empty()));
        }
        Optional<PlanExpr.Get> found = find(rows, path);
        if (found.isEmpty()) {
            new UnknownName(faults).report(rows, path);
        }
        return found;
    }

    /** Whether the path means something there. */
    boolean knows(RowType rows, Expr.Path path) {
        if (rows instanceof RowType.Element element) {
            return column(element.extras(), path).isPresent() || field(element, path).isPresent();
        }
        if (rows instanceof RowType.Pair pair) {
            return column(pair.extras(), path).isPresent() || member(pair, path).isPresent();
        }
        return rows instanceof RowType.Record record ? column(record.columns(), path).isPresent() : rows instanceof RowType.Unknown;
    }

    private Optional<PlanExpr.Get> find(RowType rows, Expr.Path path) {
        if (rows instanceof RowType.Element element) {
            return column(element.extras(), path).or(() -> field(element, path).map(found -> read(element.noun(), found, "")));
        }
        if (rows instanceof RowType.Pair pair) {
            return column(pair.extras(), path).or(() -> member(pair, path).map(found -> read(pair.noun(), found, path.head())));
        }
        if (rows instanceof RowType.Record record) {
            return column(record.columns(), path);
        }
        if (rows instanceof RowType.Value value) {
            return path.isWord() && path.head().equals("value") ? Optional.of(PlanExpr.Get.column("", List.of(), value.type())) : Optional.empty();
        }
        if (rows instanceof RowType.Loaded) {
            return Optional.empty();
        }
        Step.Name head = (Step.Name) path.steps().get(0);
        return Optional.of(PlanExpr.Get.column(head.text(), path.steps().subList(1, path.steps().size()), ValueType.ANY));
    }

    private PlanExpr.Get read(Noun rows, Found found, String of) {
        note(rows, found.ref());
        if (rows != Noun.SESSIONS) {
            watch(rows.element(), found);
        }
        return new PlanExpr.Get(found.ref().key(), found.steps(), found.type(), Optional.of(found.ref()), of);
    }

    private void watch(Noun rows, Found found) {
        FieldRef ref = found.ref();
        if (!ref.names().isEmpty() && !ref.field().equals("resource")) {
            watchKey(new Watch(Watch.Kind.KEY, rows, ref, String.join(".", ref.names())));
        } else if ((ref.field().equals("inputs") || ref.field().equals("outputs")) && !found.steps().isEmpty() && found.steps().get(0) instanceof Step.Name name) {
            watchKey(new Watch(Watch.Kind.MEMBER, rows, ref, name.text()));
        } else if (ref.noun() == Noun.TRACES && ref.field().startsWith("tokens")) {
            watches.add(new Watch(Watch.Kind.TOTAL, Noun.TRACES, FieldRef.own(Noun.TRACES, "tokens"), ""));
        } else if (ref.noun() == Noun.TRACES && (ref.field().equals("span_count") || ref.field().equals("error_count"))) {
            watches.add(Watch.SPANS);
        }
    }

    private void watchKey(Watch watch) {
        if (!faults.ofCanned()) {
            watches.add(watch);
        }
    }

    /** The column whose name is the longest beginning of the path; what follows leads into it. */
    private static Optional<PlanExpr.Get> column(Map<String, ValueType> columns, Expr.Path path) {
        for (int n = path.steps().size(); n > 0; n--) {
            String name = SyntaxPrinter.print(new Expr.Path(false, path.steps().subList(0, n), path.range()));
            ValueType type = columns.get(name);
            if (type != null) {
                List<Step> rest = path.steps().subList(n, path.steps().size());
                return rest.isEmpty() || type.open() ? Optional.of(PlanExpr.Get.column(name, rest, rest.isEmpty() ? type : ValueType.ANY)) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private record Found(FieldRef ref, List<Step> steps, ValueType type) {
    }

    private static Optional<Found> field(RowType.Element element, Expr.Path path) {
        Expr.Path named = path.head().equals(element.name()) && path.steps().size() > 1 ? below(path) : path;
        return field(element.noun(), named);
    }

    private static Optional<Found> member(RowType.Pair pair, Expr.Path path) {
        boolean named = (path.head().equals(pair.left()) || path.head().equals(pair.right())) && path.steps().size() > 1 && path.steps().get(1) instanceof Step.Name;
        return named ? field(pair.noun(), below(path)) : Optional.empty();
    }

    /** The path without its first name. */
    static Expr.Path below(Expr.Path path) {
        return new Expr.Path(path.field(), path.steps().subList(1, path.steps().size()), path.range());
    }

    private static Optional<Found> field(Noun noun, Expr.Path path) {
        Related related = related(noun, path);
        return field(related.noun(), related.relation(), path, related.steps());
    }

    /**
     * Where the first names of a path lead: {@code span.parent.type} from an event to a span.
     *
     * @param relation the names with dots between them; of {@code span.trace} only {@code trace}, which is the same
     * @param steps how many names that took
     */
    record Related(Noun noun, Optional<String> relation, int steps) {
    }

    static Related related(Noun noun, Expr.Path path) {
        Noun at = noun;
        List<String> names = new ArrayList<>();
        int steps = 0;
        while (steps + 1 < path.steps().size() && path.steps().get(steps) instanceof Step.Name name && Schema.relation(at, name.text()).isPresent()) {
            at = Schema.relation(at, name.text()).get();
            if (at == Noun.TRACES) {
                names.clear();
            }
            names.add(name.text());
            steps++;
        }
        return new Related(at, names.isEmpty() ? Optional.empty() : Optional.of(String.join(".", names)), steps);
    }

    private static Optional<Found> field(Noun noun, Optional<String> relation, Expr.Path path, int from) {
        int names = from;
        while (names < path.steps().size() && path.steps().get(names) instanceof Step.Name) {
            names++;
        }
        for (int n = names; n > from; n--) {
            Optional<Field> field = Schema.field(noun, dotted(path.steps().subList(from, n)));
            if (field.isPresent()) {
                return found(noun, relation, field.get(), path, n, names);
            }
        }
        return Optional.empty();
    }

    private static Optional<Found> found(Noun noun, Optional<String> relation, Field field, Expr.Path path, int end, int names) {
        boolean keys = field.reach() == Field.Reach.KEYS;
        int split = keys ? names : end;
        List<Step> steps = path.steps().subList(split, path.steps().size());
        if (!steps.isEmpty() && (!field.type().open() || isWhole(noun, field))) {
            return Optional.empty();
        }
        List<String> below = new ArrayList<>();
        for (Step step : path.steps().subList(end, split)) {
            below.add(((Step.Name) step).text());
        }
        String key = SyntaxPrinter.print(new Expr.Path(false, path.steps().subList(0, split), path.range()));
        boolean ofTrace = relation.isEmpty() && noun == Noun.SPANS && field.name().equals("trace_id");
        FieldRef ref = ofTrace ? new FieldRef(key, Optional.of("trace"), Noun.TRACES, "id", below) : new FieldRef(key, relation, noun.element(), field.name(), below);
        ValueType type = steps.isEmpty() && below.isEmpty() ? field.type() : ValueType.ANY;
        return Optional.of(new Found(ref, steps, type));
    }

    /** An object whose members are all fields themselves, as those of {@code tokens}: nothing else is in it. */
    static boolean isWhole(Noun noun, Field field) {
        return field.type() == ValueType.OBJECT && Schema.fields(noun).keySet().stream().anyMatch(name -> name.startsWith(field.name() + "."));
    }

    private static String dotted(List<Step> steps) {
        List<String> names = new ArrayList<>();
        for (Step step : steps) {
            names.add(((Step.Name) step).text());
        }
        return String.join(".", names);
    }

    /** The field read by an expression, when it is just that. */
    static Optional<FieldRef> fieldOf(PlanExpr expr) {
        return expr instanceof PlanExpr.Get get && get.steps().isEmpty() ? get.field() : Optional.empty();
    }
}
