package tq.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tq.plan.PlanStage.Column;
import tq.schema.FieldRef;
import tq.schema.Noun;
import tq.schema.ValueType;
import tq.syntax.Expr;
import tq.syntax.Item;
import tq.syntax.Pipeline;
import tq.syntax.Stage;
import tq.text.DiagnosticCode;

/** Stages after which there are other rows: hops, {@code expand}, {@code union} and its kin, {@code fields}, {@code tree}, {@code timeline}, {@code as}. */
final class RowsResolver {

    /** The column of a tree that says how far in a row stands. */
    static final String DEPTH = "depth";

    private final Steps steps;
    private final SourceResolver sources;
    private final ClauseResolver clauses;
    private final ColumnResolver columns;

    RowsResolver(Steps steps, SourceResolver sources, ClauseResolver clauses, ColumnResolver columns) {
        this.steps = steps;
        this.sources = sources;
        this.clauses = clauses;
        this.columns = columns;
    }

    /** Gives false for a stage that is none of these. */
    boolean resolve(Stage stage, String label) {
        if (stage instanceof Stage.Hop hop) {
            hop(hop);
        } else if (stage instanceof Stage.Expand expand) {
            expand(expand, label);
        } else if (stage instanceof Stage.SetOperation operation) {
            combine(operation, label);
        } else if (stage instanceof Stage.Fields fields) {
            fields(fields, label);
        } else if (stage instanceof Stage.Tree tree) {
            tree(tree, label);
        } else if (stage instanceof Stage.Timeline timeline) {
            drawnWith(timeline, List.of("name", "type", "status", "offset", "duration"), label);
        } else if (stage instanceof Stage.As as) {
            name(as, label);
        } else {
            return false;
        }
        return true;
    }

    private void misfit(Stage stage, String message, String hint) {
        steps.faults().add(DiagnosticCode.STAGE_MISFIT, stage.range(), message, hint);
        steps.become(new RowType.Unknown());
    }

    private void hop(Stage.Hop hop) {
        String word = hop.target().text();
        Noun noun = OtherElements.isKin(word) ? Noun.SPANS : Noun.of(word);
        Optional<Relation> relation = new OtherElements(steps.scope(), steps.rows()).relation(hop.target());
        if (relation.isPresent()) {
            OtherElements.readPlaces(steps.names(), relation.get(), ((RowType.Element) steps.rows()).noun(), noun);
            steps.add(new PlanStage.Hop(relation.get().inverse(), noun.element(), word.toLowerCase(Locale.ROOT)), RowType.Element.of(noun));
        } else {
            steps.become(RowType.Element.of(noun));
        }
        sources.kind(noun);
        hop.adjectives().forEach(adjective -> sources.adjective(noun, adjective));
        clauses.resolve(hop.clauses());
    }

    private void expand(Stage.Expand expand, String label) {
        PlanExpr list = steps.expressions().value(expand.path());
        List<Expr.Step> path = expand.path().steps();
        String name = expand.alias().map(alias -> alias.text()).orElseGet(() -> lastName(path));
        if (list != ExprResolver.NOTHING && !list.type().open()) {
            misfit(expand, "`" + steps.faults().textOf(expand.path().range()) + "` is " + list.type().described() + ", not a list", "name a list, such as outputs or events");
            return;
        }
        RowType after = steps.rows();
        if (after instanceof RowType.Element element) {
            after = element.withExtras(with(element.extras(), name));
        } else if (after instanceof RowType.Pair pair) {
            after = new RowType.Pair(pair.left(), pair.right(), pair.noun(), with(pair.extras(), name));
        } else if (after instanceof RowType.Record record) {
            after = new RowType.Record(with(record.columns(), name));
        } else if (after instanceof RowType.Value) {
            misfit(expand, "`expand` needs rows with columns, and here are bare values", "begin with `select` instead of `values`");
            return;
        }
        steps.add(new PlanStage.Expand(list, name, label), after);
    }

    private static String lastName(List<Expr.Step> path) {
        for (int i = path.size() - 1; i >= 0; i--) {
            if (path.get(i) instanceof Expr.Step.Name name) {
                return name.text();
            }
        }
        throw new AssertionError("a path begins with a name");
    }

    private static Map<String, ValueType> with(Map<String, ValueType> columns, String name) {
        Map<String, ValueType> more = new LinkedHashMap<>(columns);
        more.put(name, ValueType.ANY);
        return more;
    }

    private void combine(Stage.SetOperation operation, String label) {
        RowType own = steps.rows();
        boolean spans = own instanceof RowType.Element element && element.noun() == Noun.SPANS;
        Optional<Pipeline> pipeline = PipelineResolver.pipeline(steps.scope(), operation.inner(), spans);
        if (pipeline.isEmpty()) {
            steps.faults().add(DiagnosticCode.UNKNOWN_SOURCE, operation.inner().range(), "`" + operation.operation() + "` needs rows in its brackets", "such as (from @2 tool spans | values name)");
            return;
        }
        Flow other = new PipelineResolver(steps.scope()).flow(pipeline.get());
        if (!sameKind(own, other.rows())) {
            steps.faults().add(DiagnosticCode.STAGE_MISFIT, operation.inner().range(), "the rows in the brackets are " + PlanPrinter.describe(other.rows()) + ", and those before are " + PlanPrinter.describe(own),
                    "let both end in the same `select` or `values`");
            return;
        }
        if (own instanceof RowType.Element element) {
            columns.readIdentity(element.noun());
        }
        steps.add(new PlanStage.Combine(operation.operation(), other, label), merged(own, other.rows()));
    }

    private static boolean sameKind(RowType one, RowType other) {
        if (one instanceof RowType.Unknown || other instanceof RowType.Unknown) {
            return true;
        }
        return one instanceof RowType.Element a && other instanceof RowType.Element b ? a.noun().element() == b.noun().element() : one.getClass() == other.getClass();
    }

    private static RowType merged(RowType one, RowType other) {
        if (one instanceof RowType.Record a && other instanceof RowType.Record b) {
            Map<String, ValueType> all = new LinkedHashMap<>(a.columns());
            b.columns().forEach(all::putIfAbsent);
            return new RowType.Record(all);
        }
        return one instanceof RowType.Value a && other instanceof RowType.Value b ? new RowType.Value(a.type() == b.type() ? a.type() : ValueType.ANY, false) : one;
    }

    /** Of elements the keys under their open fields, of other rows their columns. */
    private void fields(Stage.Fields fields, String label) {
        List<Column> holders = new ArrayList<>();
        if (steps.rows() instanceof RowType.Element element) {
            for (String name : openFields(element.noun().element())) {
                holders.add(new Column(name, steps.names().read(element.noun(), name, ValueType.ANY)));
            }
            element.extras().keySet().forEach(name -> holders.add(new Column(name, PlanExpr.Get.column(name, List.of(), ValueType.ANY))));
        } else if (steps.rows() instanceof RowType.Record record) {
            record.columns().forEach((name, type) -> holders.add(new Column(name, PlanExpr.Get.column(name, List.of(), type))));
        } else {
            misfit(fields, "`fields` lists the keys of elements and the columns of rows, and here are " + PlanPrinter.describe(steps.rows()), "leave out the stage before");
            return;
        }
        Optional<Column> by = fields.by().map(key -> columns.columns(List.of(new Item(key, Optional.empty(), key.range()))).get(0));
        Map<String, ValueType> types = new LinkedHashMap<>();
        by.ifPresent(column -> types.put(column.name(), column.value().type()));
        for (String name : List.of("field", "count", "holds", "example")) {
            if (types.put(name, name.equals("count") ? ValueType.NUMBER : name.equals("example") ? ValueType.ANY : ValueType.STRING) != null) {
                steps.faults().add(DiagnosticCode.NAME_TWICE, fields.range(), "two columns are called `" + name + "`");
            }
        }
        steps.add(new PlanStage.Keys(by, holders, label), new RowType.Record(types));
    }

    private static List<String> openFields(Noun noun) {
        return switch (noun) {
            case SPANS -> List.of("attributes", "inputs", "outputs");
            case TRACES -> List.of("tags", "metadata", "request", "response");
            case EVENTS, LINKS -> List.of("attributes");
            case MESSAGES -> List.of("tool_calls");
            case SESSIONS -> List.of("tokens");
            default -> List.of("metadata");
        };
    }

    private void tree(Stage.Tree tree, String label) {
        if (tree.items().isEmpty()) {
            drawnWith(tree, List.of("name", "type", "status", "duration"), label);
        } else {
            List<Column> chosen = columns.columns(tree.items());
            if (chosen.stream().anyMatch(column -> column.name().equals(DEPTH))) {
                steps.faults().add(DiagnosticCode.NAME_TWICE, tree.range(), "`tree` has a column `depth` of its own, which says how deep a row is drawn", "give the span's another name: `depth as level`");
            }
            drawn(tree, chosen, label);
        }
    }

    private void drawnWith(Stage stage, List<String> names, String label) {
        boolean spans = steps.rows() instanceof RowType.Element element && element.noun() == Noun.SPANS;
        drawn(stage, spans ? columns.columns(names.stream().map(ReadingColumns::item).toList()) : List.<Column>of(), label);
    }

    private void drawn(Stage stage, List<Column> chosen, String label) {
        if (!(steps.rows() instanceof RowType.Element element) || element.noun() != Noun.SPANS) {
            String word = label.split(" ", 2)[0];
            boolean format = stage.range().start() == stage.range().end();
            misfit(stage, (format ? "the format `" : "`") + word + "` draws spans, and here are " + PlanPrinter.describe(steps.rows()),
                    steps.rows() instanceof RowType.Element ? "go to their spans: `| spans`" : "leave out the last stage; the stage `tree name, type` says what is shown");
            return;
        }
        steps.names().read(Noun.SPANS, FieldRef.PLACE, ValueType.LIST);
        Map<String, ValueType> types = new LinkedHashMap<>(Map.of(DEPTH, ValueType.NUMBER));
        chosen.forEach(column -> types.put(column.name(), column.value().type()));
        steps.add(new PlanStage.Tree(chosen, label), new RowType.Record(types));
    }

    private void name(Stage.As as, String label) {
        String name = as.name().text();
        if (steps.rows() instanceof RowType.Element element) {
            steps.become(new RowType.Element(element.noun(), name, element.extras(), element.dropped()));
        } else if (steps.rows() instanceof RowType.Value value) {
            steps.add(new PlanStage.Name(name, label), new RowType.Record(Map.of(name, value.type())));
        } else if (steps.rows() instanceof RowType.Unknown) {
            steps.add(new PlanStage.Name(name, label), new RowType.Record(Map.of(name, ValueType.ANY)));
        } else {
            misfit(as, "`as` names whole elements and bare values, and here are " + PlanPrinter.describe(steps.rows()), "their columns have names");
        }
    }
}
