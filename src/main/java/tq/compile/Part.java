package tq.compile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import tq.jq.Jq;
import tq.plan.Flow;
import tq.plan.PlanExpr;
import tq.plan.PlanStage;
import tq.plan.Relation;

/**
 * One of the two programs of a query on its way: what must be known before its first row, such as which spans a set holds,
 * is bound to variables at its beginning.
 */
abstract class Part {

    private final ExprLowering exprs;
    private final Stages stages;
    private final List<Section> bindings = new ArrayList<>();
    private final Map<PlanExpr, String> bound = new IdentityHashMap<>();
    private final Map<String, Integer> names = new HashMap<>();

    Part(Map<String, String> variables) {
        this.exprs = new ExprLowering(variables, this);
        this.stages = new Stages(exprs);
    }

    ExprLowering exprs() {
        return exprs;
    }

    Stages stages() {
        return stages;
    }

    List<Section> bindings() {
        return bindings;
    }

    /** The rows of another flow as a list, wherever in this part it is wanted. */
    abstract Jq list(Flow flow, String name);

    /** Notes that the rows of all elements of that kind must be at hand, as {@code $spans}. */
    abstract void wantSpans();

    /** A variable that holds what a set says of every span, or of every trace. */
    String counts(PlanExpr.Related related) {
        String word = word(related.relation());
        return variable(related, word, "how many " + word + " are " + label(related.set()), set -> {
            if (related.relation() != Relation.TRACE && related.relation() != Relation.SESSION) {
                wantSpans();
            }
            return Jq.pipe(list(related.set(), set), Jq.call(builder(related.relation())));
        });
    }

    /** A variable that holds when the members of a set were. */
    String times(PlanExpr.Timed timed) {
        return variable(timed, "times", "when were " + label(timed.set()), set -> Jq.pipe(list(timed.set(), set), Jq.call("times")));
    }

    /** A variable that holds the bare values of other rows. */
    String values(PlanExpr.InRows in) {
        return variable(in, "values", label(in.rows()), set -> Jq.pipe(list(in.rows(), set), Jq.call("value_set")));
    }

    /** A variable that holds the one value that other rows come to. */
    String value(PlanExpr.ValueOf value) {
        return variable(value, "value", label(value.rows()), set -> Jq.pipe(list(value.rows(), set), new Jq.At(0)));
    }

    private interface Binding {
        Jq of(String name);
    }

    private String variable(PlanExpr expr, String word, String comment, Binding binding) {
        String known = bound.get(expr);
        if (known == null) {
            known = fresh(word);
            bound.put(expr, known);
            Jq value = binding.of(known);
            bindings.add(new Section(comment, new Jq.Bind(value, known)));
        }
        return known;
    }

    /** A name that nothing else has. */
    String fresh(String word) {
        return word + "_" + names.merge(word, 1, Integer::sum);
    }

    private static String word(Relation relation) {
        return switch (relation) {
            case PARENT -> "parents";
            case CHILDREN -> "children";
            case ANCESTORS -> "ancestors";
            case DESCENDANTS -> "descendants";
            case SIBLINGS -> "siblings";
            default -> "own";
        };
    }

    /** The function that counts, for every span or trace, the members of a set that stand so to it. */
    static String builder(Relation relation) {
        return switch (relation) {
            case PARENT -> "parent_counts";
            case CHILDREN -> "children_counts";
            case ANCESTORS -> "ancestor_counts";
            case DESCENDANTS -> "descendant_counts";
            case SIBLINGS -> "sibling_counts";
            case OWN -> "own_counts";
            case TRACE, SESSION -> "trace_counts";
        };
    }

    /** The function that finds a row's count again. */
    private static String reader(Relation relation) {
        return relation == Relation.TRACE ? "trace_count_in" : relation == Relation.SESSION ? "session_count_in" : "count_in";
    }

    /** How many elements of a set stand so to the row. */
    static Jq count(PlanExpr.Related related, String set) {
        return Jq.call(reader(related.relation()), new Jq.Variable(set));
    }

    /** Whether a row stands so to a member of the set. */
    static Jq reached(Relation relation, String set) {
        return Jq.binary(">", Jq.call(relation == Relation.SESSION ? "trace_count_in" : reader(relation), new Jq.Variable(set)), Jq.literal(0L));
    }

    /** The query of a set on one line. */
    static String label(Flow flow) {
        StringBuilder out = new StringBuilder(flow.source() instanceof Flow.Source.Elements elements ? elements.noun().plural() : "these");
        for (PlanStage stage : flow.stages()) {
            out.append(" | ").append(stage.label());
        }
        return out.toString();
    }
}
