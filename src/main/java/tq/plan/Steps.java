package tq.plan;

import java.util.ArrayList;
import java.util.List;
import tq.schema.FieldRef;
import tq.schema.Noun;
import tq.schema.ValueType;

/** The stages of a pipeline resolved so far, and what the rows are after them. */
final class Steps {

    private Scope scope;
    private final List<PlanStage> stages = new ArrayList<>();
    private final List<RowType> before = new ArrayList<>();
    private RowType rows = new RowType.Unknown();

    Steps(Scope scope) {
        this.scope = scope;
    }

    Scope scope() {
        return scope;
    }

    Names names() {
        return scope.names();
    }

    Faults faults() {
        return scope.faults();
    }

    /** Resolves a part of the pipeline that stands in another text, or has arguments. */
    void within(Scope other, Runnable part) {
        Scope own = scope;
        scope = other;
        part.run();
        scope = own;
    }

    /** What the rows are after the last stage. */
    RowType rows() {
        return rows;
    }

    /** Says what the rows are where no stage makes them: at the source, and after what could not be resolved. */
    void become(RowType type) {
        rows = type;
    }

    void add(PlanStage stage, RowType after) {
        stages.add(stage);
        before.add(rows);
        rows = after;
    }

    /** Keeps the rows for which a condition is true. */
    void filter(PlanExpr condition, String label) {
        if (condition != ExprResolver.NOTHING) {
            add(new PlanStage.Filter(condition, label), rows);
        }
    }

    /**
     * Lets every row carry what tells which usage counts, through all that was selected of spans.
     *
     * @return false where rows are not, or no longer, one for each span
     */
    boolean carryUsage() {
        int from = stages.size();
        while (from > 0 && !(rowsAt(from) instanceof RowType.Element)) {
            PlanStage stage = stages.get(from - 1);
            if (stage instanceof PlanStage.Distinct || stage instanceof PlanStage.Group || stage instanceof PlanStage.Values || stage instanceof PlanStage.Jq
                    || stage instanceof PlanStage.Combine || stage instanceof PlanStage.Keys || stage instanceof PlanStage.Name) {
                return false;
            }
            from--;
        }
        if (!(rowsAt(from) instanceof RowType.Element element) || element.noun() != Noun.SPANS) {
            return false;
        }
        PlanExpr usage = names().read(Noun.SPANS, FieldRef.USAGE, ValueType.LIST);
        for (int i = from; i < stages.size(); i++) {
            if (stages.get(i) instanceof PlanStage.Select select) {
                stages.set(i, select.with(new PlanStage.Column(FieldRef.USAGE, usage)));
            }
        }
        return true;
    }

    private RowType rowsAt(int stage) {
        return stage < before.size() ? before.get(stage) : rows;
    }

    /** Reads expressions over the rows as they are now. */
    ExprResolver expressions() {
        return new ExprResolver(scope, rows);
    }

    /** Notes that whole elements are read, where rows are such or pairs of them. */
    void readElements() {
        if (rows instanceof RowType.Element element) {
            names().read(element.noun(), FieldRef.ELEMENT, ValueType.OBJECT);
        } else if (rows instanceof RowType.Pair pair) {
            names().read(pair.noun(), FieldRef.ELEMENT, ValueType.OBJECT);
        }
    }

    Flow flow(Flow.Source source) {
        WatchedWords.watch(names(), stages, before);
        return new Flow(source, stages, before, rows);
    }
}
