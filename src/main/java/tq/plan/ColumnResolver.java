package tq.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tq.plan.PlanStage.Column;
import tq.schema.FieldRef;
import tq.schema.Noun;
import tq.schema.Schema;
import tq.schema.StoredPaths;
import tq.schema.ValueType;
import tq.syntax.Expr;
import tq.syntax.Item;
import tq.syntax.Stage;
import tq.syntax.SyntaxPrinter;
import tq.syntax.Word;
import tq.text.DiagnosticCode;

/** Stages that choose columns: {@code select}, {@code set}, {@code drop}, {@code distinct}. */
final class ColumnResolver {

    private final Steps steps;

    ColumnResolver(Steps steps) {
        this.steps = steps;
    }

    void select(Stage.Select select, String label) {
        List<Column> columns = columns(select.items());
        steps.add(new PlanStage.Select(columns, label), record(columns));
    }

    List<Column> columns(List<Item> items) {
        ExprResolver expressions = steps.expressions();
        List<Column> columns = new ArrayList<>();
        for (Item item : items) {
            String name = item.alias().map(Word::text).orElseGet(() -> nameOf(item.value()));
            if (columns.stream().anyMatch(column -> column.name().equals(name))) {
                steps.faults().add(DiagnosticCode.NAME_TWICE, item.range(), "two columns are called `" + name + "`", "give one another name: `… as other`");
            }
            PlanExpr value = expressions.value(item.value());
            if (item.alias().isEmpty() && item.value() instanceof Expr.Bracketed && value.type() == ValueType.BOOLEAN) {
                steps.faults().add(DiagnosticCode.STAGE_MISFIT, item.range(), "a condition as a column needs a name", "to keep the rows for which it is true write `where` instead");
            }
            columns.add(new Column(name, value));
        }
        return columns;
    }

    private static String nameOf(Expr expr) {
        return expr instanceof Expr.Path path && path.field() ? SyntaxPrinter.print(new Expr.Path(false, path.steps(), path.range())) : SyntaxPrinter.print(expr);
    }

    static RowType record(List<Column> columns) {
        Map<String, ValueType> types = new LinkedHashMap<>();
        columns.forEach(column -> types.put(column.name(), column.value().type()));
        return new RowType.Record(types);
    }

    void assign(Stage.Assign assign, String label) {
        ExprResolver expressions = steps.expressions();
        List<Column> columns = assign.assignments().stream().map(a -> new Column(a.name().text(), expressions.value(a.value()))).toList();
        Map<String, ValueType> types = new LinkedHashMap<>();
        RowType after = steps.rows();
        if (steps.rows() instanceof RowType.Element element) {
            types.putAll(element.extras());
            columns.forEach(column -> types.put(column.name(), column.value().type()));
            after = element.withExtras(types);
        } else if (steps.rows() instanceof RowType.Pair pair) {
            types.putAll(pair.extras());
            columns.forEach(column -> types.put(column.name(), column.value().type()));
            after = new RowType.Pair(pair.left(), pair.right(), pair.noun(), types);
        } else if (steps.rows() instanceof RowType.Record record) {
            types.putAll(record.columns());
            columns.forEach(column -> types.put(column.name(), column.value().type()));
            after = new RowType.Record(types);
        } else if (steps.rows() instanceof RowType.Value) {
            steps.faults().add(DiagnosticCode.STAGE_MISFIT, assign.range(), "`set` needs rows with columns, and here are bare values", "begin with `select` instead of `values`");
        }
        for (int i = 0; steps.rows() instanceof RowType.Element element && i < columns.size(); i++) {
            if (Schema.field(element.noun(), columns.get(i).name()).isPresent()) {
                steps.faults().add(DiagnosticCode.NAME_TWICE, assign.assignments().get(i).name().range(), "`" + columns.get(i).name() + "` is a field already", "give the column another name");
            }
        }
        steps.add(new PlanStage.Assign(columns, label), after);
    }

    void drop(Stage.Drop drop, String label) {
        if (steps.rows() instanceof RowType.Record record) {
            dropColumns(drop, record.columns(), label);
        } else if (steps.rows() instanceof RowType.Element element) {
            List<List<String>> dropped = new ArrayList<>(element.dropped());
            Map<String, ValueType> extras = new LinkedHashMap<>(element.extras());
            List<String> columns = new ArrayList<>();
            for (Expr.Path path : drop.paths()) {
                if (extras.remove(SyntaxPrinter.print(path)) != null) {
                    columns.add(SyntaxPrinter.print(path));
                } else {
                    dropped.addAll(stored(path));
                }
            }
            steps.add(new PlanStage.Drop(columns, label), new RowType.Element(element.noun(), element.name(), extras, dropped));
        } else if (steps.rows() instanceof RowType.Value || steps.rows() instanceof RowType.Pair) {
            steps.faults().add(DiagnosticCode.STAGE_MISFIT, drop.range(), "`drop` needs rows with columns, and here are " + (steps.rows() instanceof RowType.Pair ? "pairs" : "bare values"));
        }
    }

    private List<List<String>> stored(Expr.Path path) {
        Optional<FieldRef> ref = steps.names().resolve(steps.rows(), path).flatMap(Names::fieldOf);
        List<List<String>> paths = ref.map(StoredPaths::of).orElse(List.of());
        if (ref.isPresent() && paths.isEmpty()) {
            steps.faults().add(DiagnosticCode.STAGE_MISFIT, path.range(), "`" + SyntaxPrinter.print(path) + "` is not stored in the element, so there is nothing to drop", "`select` names what to keep");
        }
        return paths;
    }

    private void dropColumns(Stage.Drop drop, Map<String, ValueType> columns, String label) {
        Map<String, ValueType> left = new LinkedHashMap<>(columns);
        List<String> gone = new ArrayList<>();
        for (Expr.Path path : drop.paths()) {
            String name = SyntaxPrinter.print(path);
            if (steps.names().resolve(steps.rows(), path).isPresent()) {
                left.remove(name);
                gone.add(name);
            }
        }
        steps.add(new PlanStage.Drop(gone, label), new RowType.Record(left));
    }

    void distinct(Stage.Distinct distinct, String label) {
        if (distinct.keys().isEmpty() && steps.rows() instanceof RowType.Element element) {
            readIdentity(element.noun());
        } else if (distinct.keys().isEmpty() && steps.rows() instanceof RowType.Pair pair) {
            readIdentity(pair.noun());
        }
        List<Column> columns = columns(distinct.keys());
        steps.add(new PlanStage.Distinct(columns, label), columns.isEmpty() ? steps.rows() : record(columns));
    }

    /** Notes that elements are told apart. */
    void readIdentity(Noun noun) {
        Names names = steps.names();
        if (noun != Noun.TRACES && noun != Noun.SESSIONS) {
            names.read(noun, new FieldRef("trace.id", Optional.of("trace"), Noun.TRACES, "id", List.of()), ValueType.STRING);
        }
        if (Schema.relation(noun, "span").isPresent() && noun.element() != Noun.ASSESSMENTS) {
            names.read(noun, new FieldRef("span.id", Optional.of("span"), Noun.SPANS, "id", List.of()), ValueType.STRING);
        }
        for (String field : identity(noun.element())) {
            names.read(noun, field, ValueType.ANY);
        }
    }

    private static List<String> identity(Noun noun) {
        return switch (noun) {
            case EVENTS -> List.of("time", "name");
            case MESSAGES -> List.of("direction", "index");
            case DOCUMENTS -> List.of("rank");
            case LINKS -> List.of("trace_id", "span_id");
            default -> List.of("id");
        };
    }
}
