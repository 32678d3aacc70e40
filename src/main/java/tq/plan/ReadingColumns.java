package tq.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import tq.plan.PlanStage.Column;
import tq.schema.Noun;
import tq.schema.ValueType;
import tq.syntax.Expr;
import tq.text.SourceRange;

/** The columns that are good to read of whole elements, for tables. */
final class ReadingColumns {

    private static final Map<Noun, String> BY_NOUN = Map.of(
            Noun.SPANS, "offset, duration, status, type, name, message",
            Noun.TRACES, "start, state, duration, span_count, error_count, name, question",
            Noun.ASSESSMENTS, "name, value, error.message, source.type, rationale",
            Noun.EVENTS, "offset, span.name, name",
            Noun.EXCEPTIONS, "offset, span.name, exception.type, exception.message");

    private ReadingColumns() {
    }

    /** Adds the columns of whole elements, then those that {@code set} put beside. */
    static void add(Steps steps, RowType.Element element) {
        List<Column> chosen = new ArrayList<>();
        String wanted = BY_NOUN.getOrDefault(element.noun(), BY_NOUN.get(element.noun().element()));
        for (String name : wanted.split(", ")) {
            Expr.Path path = new Expr.Path(false, Arrays.stream(name.split("\\.")).<Expr.Step>map(part -> new Expr.Step.Name(part, false)).toList(),
                    new SourceRange(0, 0));
            PlanExpr value = steps.expressions().value(path);
            chosen.add(new Column(name, name.equals("message") ? unlessEmpty(value) : value));
        }
        element.extras().forEach((name, type) -> chosen.add(new Column(name, new PlanExpr.Get(name, List.of(), type))));
        steps.add(new PlanStage.Select(chosen, "the columns shown of whole " + element.noun().plural()), ColumnResolver.record(chosen));
    }

    /** Most spans have the status message "", which is nothing to read. */
    private static PlanExpr unlessEmpty(PlanExpr text) {
        PlanExpr none = new PlanExpr.Constant(null, ValueType.STRING);
        return new PlanExpr.Call("if", List.of(new PlanExpr.Is(PlanExpr.Absence.EMPTY, text), none, text), ValueType.STRING);
    }
}
