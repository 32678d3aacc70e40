package tq.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tq.schema.FieldRef;
import tq.schema.Noun;
import tq.schema.ValueType;

/** The stages of a pipeline resolved so far, and what the rows are after them. */
final class Steps {

    private final Faults faults;
    private final Map<String, PlanExpr.Constant> parameters;
    private final Names names;
    private final List<PlanStage> stages = new ArrayList<>();
    private final List<RowType> before = new ArrayList<>();
    private RowType rows = new RowType.Unknown();

    Steps(Faults faults, Map<String, PlanExpr.Constant> parameters) {
        this.faults = faults;
        this.parameters = parameters;
        this.names = new Names(faults);
    }

    Names names() {
        return names;
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

    /**
     * Lets every row carry what tells which usage counts, through all that was selected of spans.
     *
     * @return false where rows are not, or no longer, one for each span
     */
    boolean carryUsage() {
        boolean one = !before.isEmpty() ? isOfSpans(before.get(0)) : isOfSpans(rows);
        if (!one || stages.stream().anyMatch(stage -> stage instanceof PlanStage.Distinct || stage instanceof PlanStage.Group || stage instanceof PlanStage.Values
                || stage instanceof PlanStage.Jq)) {
            return false;
        }
        PlanExpr usage = names.read(FieldRef.own(Noun.SPANS, FieldRef.USAGE), ValueType.LIST);
        stages.replaceAll(stage -> stage instanceof PlanStage.Select select ? select.with(new PlanStage.Column(FieldRef.USAGE, usage)) : stage);
        return true;
    }

    private static boolean isOfSpans(RowType rows) {
        return rows instanceof RowType.Element element && element.noun() == Noun.SPANS;
    }

    /** Reads expressions over the rows as they are now. */
    ExprResolver expressions() {
        return new ExprResolver(faults, names, parameters, rows);
    }

    /** Notes that whole elements are read. */
    void readElement(Noun noun) {
        names.read(FieldRef.own(noun, FieldRef.ELEMENT), ValueType.OBJECT);
    }

    Plan plan(String source, Noun noun) {
        new WatchedWords(names).watch(stages);
        if (noun.element() == Noun.SPANS || noun.element() == Noun.EVENTS) {
            names.watches().add(Watch.SPANS);
        }
        return new Plan(source, noun, names.fields(), stages, before, rows, parameters, List.copyOf(names.watches()));
    }
}
