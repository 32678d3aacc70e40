package tq.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tq.plan.PlanStage.Column;
import tq.schema.ValueType;
import tq.syntax.Aggregate;
import tq.syntax.Stage;
import tq.text.DiagnosticCode;
import tq.text.SourceRange;

/** Stages that add rows up: {@code count}, {@code stats}, and the figures of one name. */
final class GroupResolver {

    private final Steps steps;
    private final ColumnResolver columns;

    GroupResolver(Steps steps, ColumnResolver columns) {
        this.steps = steps;
        this.columns = columns;
    }

    void stats(Stage.Stats stats, String label) {
        List<Column> by = columns.columns(stats.by());
        List<PlanStage.Figure> found = figures(stats.aggregates(), by);
        steps.add(new PlanStage.Group(found, by, false, label), grouped(found, by));
    }

    void count(Stage.Count count, String label) {
        List<Column> by = columns.columns(count.by());
        List<PlanStage.Figure> found = figures(List.of(count.aggregate()), by);
        boolean single = by.isEmpty();
        ValueType type = found.isEmpty() ? ValueType.ANY : Figures.typeOf(found.get(0));
        steps.add(new PlanStage.Group(found, by, single, label), single ? new RowType.Value(type, true) : grouped(found, by));
    }

    private List<PlanStage.Figure> figures(List<Aggregate> aggregates, List<Column> by) {
        Figures figures = new Figures(steps);
        List<PlanStage.Figure> found = new ArrayList<>();
        for (Aggregate aggregate : aggregates) {
            figures.resolve(aggregate).filter(figure -> isNew(figure, found, by, aggregate.range())).ifPresent(found::add);
        }
        return found;
    }

    private boolean isNew(PlanStage.Figure figure, List<PlanStage.Figure> before, List<Column> by, SourceRange range) {
        boolean twice = before.stream().anyMatch(other -> other.name().equals(figure.name())) || by.stream().anyMatch(column -> column.name().equals(figure.name()));
        if (twice) {
            steps.faults().add(DiagnosticCode.NAME_TWICE, range, "two columns are called `" + figure.name() + "`", "give one another name: `… as other`");
        }
        return !twice;
    }

    private static RowType grouped(List<PlanStage.Figure> figures, List<Column> by) {
        Map<String, ValueType> types = new LinkedHashMap<>();
        by.forEach(column -> types.put(column.name(), column.value().type()));
        figures.forEach(figure -> types.put(figure.name(), Figures.typeOf(figure)));
        return new RowType.Record(types);
    }
}
