package tq.compile;

import java.util.Optional;
import tq.plan.Flow;
import tq.plan.PlanExpr;
import tq.plan.PlanStage;
import tq.plan.Relation;
import tq.schema.FieldRef;
import tq.schema.Noun;

/** What can be told from one trace by itself, and what needs all that are loaded. */
final class Locality {

    private Locality() {
    }

    /** Whether each trace gives its part of the rows whatever the others hold. */
    static boolean isLocal(Flow flow) {
        return isLocal(flow.source()) && split(flow) == flow.stages().size();
    }

    /** How many stages can be done for each trace by itself. */
    static int split(Flow flow) {
        int local = 0;
        while (isLocal(flow.source()) && local < flow.stages().size() && isLocal(flow.stages().get(local))) {
            local++;
        }
        return local;
    }

    static boolean isLocal(Flow.Source source) {
        return !(source instanceof Flow.Source.Diff || source instanceof Flow.Source.Once || source instanceof Flow.Source.Elements elements && elements.noun() == Noun.SESSIONS);
    }

    private static boolean isLocal(PlanStage stage) {
        boolean each = stage instanceof PlanStage.Filter || stage instanceof PlanStage.Select || stage instanceof PlanStage.Assign || stage instanceof PlanStage.Drop
                || stage instanceof PlanStage.Values || stage instanceof PlanStage.Jq || stage instanceof PlanStage.Expand || stage instanceof PlanStage.Name
                || stage instanceof PlanStage.Hop hop && hop.relation() != Relation.SESSION;
        return (each || isWithinTraces(stage)) && stage.values().stream().allMatch(Locality::isLocal);
    }

    /** Whether a stage takes lists of rows and none of them is of two traces, as {@code count by trace.id}. */
    static boolean isWithinTraces(PlanStage stage) {
        if (stage instanceof PlanStage.Group group) {
            // one response may be recorded in two traces, and its usage counts once
            return !group.single() && group.by().stream().anyMatch(column -> isTraceId(column.value())) && group.figures().stream().noneMatch(figure -> figure.function().equals("sum_once"));
        }
        if (stage instanceof PlanStage.Distinct distinct) {
            return distinct.columns().stream().anyMatch(column -> isTraceId(column.value()));
        }
        if (stage instanceof PlanStage.Top top) {
            return top.per().filter(Locality::isTraceId).isPresent();
        }
        return stage instanceof PlanStage.Ends ends && ends.per().filter(Locality::isTraceId).isPresent();
    }

    private static boolean isTraceId(PlanExpr expr) {
        if (!(expr instanceof PlanExpr.Get get) || !get.steps().isEmpty() || get.field().isEmpty()) {
            return false;
        }
        FieldRef field = get.field().get();
        boolean own = field.relation().isEmpty() && field.noun() == Noun.TRACES && field.field().equals("id") || field.noun() == Noun.SPANS && field.field().equals("trace_id");
        return own || field.relation().equals(Optional.of("trace")) && field.field().equals("id");
    }

    private static boolean isLocal(PlanExpr expr) {
        boolean own = !(expr instanceof PlanExpr.InRows || expr instanceof PlanExpr.ValueOf) && expr.flow().map(Locality::isLocal).orElse(true);
        return own && expr.parts().stream().allMatch(Locality::isLocal);
    }
}
