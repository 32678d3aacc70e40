package tq.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tq.plan.PlanStage.Column;
import tq.schema.Noun;
import tq.schema.ValueType;
import tq.syntax.Expr;
import tq.syntax.Item;
import tq.text.SourceRange;

/** The columns that are good to read of whole elements, for tables. */
final class ReadingColumns {

    private static final Map<Noun, String> BY_NOUN = Map.of(
            Noun.SPANS, "offset, duration, status, type, name, message",
            Noun.TRACES, "start, state, duration, span_count, error_count, name, question",
            Noun.ASSESSMENTS, "name, value, error.message, source.type, rationale",
            Noun.EVENTS, "offset, span.name, name",
            Noun.EXCEPTIONS, "offset, span.name, exception.type, exception.message",
            Noun.MESSAGES, "span.name, direction, role, content, tool_calls",
            Noun.DOCUMENTS, "span.name, rank, score, uri, content",
            Noun.LINKS, "span.name, trace_id, span_id",
            Noun.SESSIONS, "start, id, user, turns, duration, tokens.total, error_count");

    private ReadingColumns() {
    }

    /** Adds the columns of whole elements, of pairs their names, then those that {@code set} put beside; and of elements, where that is wanted, first where they are. */
    static void add(Steps steps, boolean places) {
        if (steps.rows() instanceof RowType.Element element) {
            String wanted = BY_NOUN.getOrDefault(element.noun(), BY_NOUN.get(element.noun().element()));
            add(steps, places ? places(steps, element.noun().element()) : List.of(), List.of(wanted.split(", ")), element.extras(), "whole " + element.noun().plural());
        } else if (steps.rows() instanceof RowType.Pair pair) {
            String field = pair.noun() == Noun.DOCUMENTS ? ".uri" : pair.noun() == Noun.MESSAGES ? ".content" : pair.noun() == Noun.LINKS ? ".span_id" : ".name";
            add(steps, List.of(), List.of(pair.left() + field, pair.right() + field), pair.extras(), "pairs");
        }
    }

    private static List<Column> places(Steps steps, Noun noun) {
        Map<String, String> fields = switch (noun) {
            case TRACES -> Map.of("trace", "id");
            case SESSIONS -> Map.of();
            case SPANS -> Map.of("trace", "trace.id", "span", "id", "path", "path");
            default -> Map.of("trace", "trace.id", "span", "span.id", "path", "span.path");
        };
        List<Column> columns = new ArrayList<>();
        for (String name : List.of("trace", "span", "path")) {
            if (fields.containsKey(name)) {
                columns.add(new Column(name, steps.expressions().value(item(fields.get(name)).value())));
            }
        }
        return columns;
    }

    private static void add(Steps steps, List<Column> before, List<String> names, Map<String, ValueType> extras, String rows) {
        List<Column> chosen = new ArrayList<>(before);
        for (String name : names) {
            PlanExpr value = steps.expressions().value(item(name).value());
            chosen.add(new Column(name, name.equals("message") ? unlessEmpty(value) : value));
        }
        extras.forEach((name, type) -> chosen.add(new Column(name, PlanExpr.Get.column(name, List.of(), type))));
        steps.add(new PlanStage.Select(chosen, "the columns shown of " + rows), ColumnResolver.record(chosen));
    }

    /** A field by its dotted name, as if it stood in a query. */
    static Item item(String name) {
        SourceRange nowhere = new SourceRange(0, 0);
        List<Expr.Step> steps = Arrays.stream(name.split("\\.")).<Expr.Step>map(part -> new Expr.Step.Name(part, false)).toList();
        return new Item(new Expr.Path(false, steps, nowhere), Optional.empty(), nowhere);
    }

    /** Most spans have the status message "", which is nothing to read. */
    private static PlanExpr unlessEmpty(PlanExpr text) {
        PlanExpr none = new PlanExpr.Constant(null, ValueType.STRING);
        return new PlanExpr.Call("if", List.of(new PlanExpr.Is(PlanExpr.Absence.EMPTY, text), none, text), ValueType.STRING);
    }
}
