package tq.compile;

import tq.plan.Flow;
import tq.plan.PlanExpr;
import tq.plan.PlanStage;
import tq.plan.Relation;
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
        return each && stage.values().stream().allMatch(Locality::isLocal);
    }

    private static boolean isLocal(PlanExpr expr) {
        boolean own = !(expr instanceof PlanExpr.InRows || expr instanceof PlanExpr.ValueOf) && expr.flow().map(Locality::isLocal).orElse(true);
        return own && expr.parts().stream().allMatch(Locality::isLocal);
    }
}
