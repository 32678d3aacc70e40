package tq.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tq.plan.PlanStage.Column;
import tq.schema.Adjective;
import tq.schema.Field;
import tq.schema.FieldRef;
import tq.schema.Noun;
import tq.schema.Schema;
import tq.schema.StoredPaths;
import tq.schema.ValueType;
import tq.syntax.Aggregate;
import tq.syntax.Clause;
import tq.syntax.Expr;
import tq.syntax.Item;
import tq.syntax.Pipeline;
import tq.syntax.Source;
import tq.syntax.Stage;
import tq.syntax.StageWords;
import tq.syntax.SyntaxPrinter;
import tq.syntax.Word;
import tq.text.DiagnosticCode;
import tq.text.ForeignWords;
import tq.text.SourceRange;
import tq.text.Suggestions;

/** One pipeline: goes from stage to stage, knowing what the rows are before each. */
final class PipelineResolver {

    private static final Map<Noun, String> READING = Map.of(
            Noun.SPANS, "offset, duration, status, type, name, message",
            Noun.TRACES, "start, state, duration, span_count, error_count, name, question",
            Noun.ASSESSMENTS, "name, value, error.message, source.type, rationale",
            Noun.EVENTS, "offset, span.name, name",
            Noun.EXCEPTIONS, "offset, span.name, exception.type, exception.message");

    private final Faults faults;
    private final Map<String, PlanExpr.Constant> parameters;
    private final Set<String> unbuilt;
    private final Names names;
    private final List<PlanStage> stages = new ArrayList<>();
    private final List<RowType> before = new ArrayList<>();
    private RowType rows = new RowType.Unknown();

    /** {@code unbuilt}: names of queries and stages that were reported where they are defined. */
    PipelineResolver(Faults faults, Map<String, PlanExpr.Constant> parameters, Set<String> unbuilt) {
        this.faults = faults;
        this.parameters = parameters;
        this.unbuilt = Set.copyOf(unbuilt);
        this.names = new Names(faults);
    }

    Plan resolve(Pipeline pipeline, boolean columns) {
        Noun noun = source(pipeline.source());
        for (Stage stage : pipeline.stages()) {
            stage(stage);
        }
        if (rows instanceof RowType.Element element) {
            if (columns) {
                forReading(element);
            } else {
                element();
            }
        }
        new WatchedWords(names).watch(stages);
        return new Plan(noun, names.fields(), stages, before, rows, parameters, List.copyOf(names.watches()));
    }

    private void element() {
        if (rows instanceof RowType.Element element) {
            names.read(FieldRef.own(element.noun(), FieldRef.ELEMENT), ValueType.OBJECT);
        }
    }

    private void forReading(RowType.Element element) {
        List<Column> chosen = new ArrayList<>();
        String wanted = READING.getOrDefault(element.noun(), READING.get(element.noun().element()));
        for (String name : wanted.split(", ")) {
            Expr.Path path = new Expr.Path(false, Arrays.stream(name.split("\\.")).<Expr.Step>map(part -> new Expr.Step.Name(part, false)).toList(),
                    new SourceRange(0, 0));
            PlanExpr value = expressions().value(path);
            chosen.add(new Column(name, name.equals("message") ? unlessEmpty(value) : value));
        }
        element.extras().forEach((name, type) -> chosen.add(new Column(name, new PlanExpr.Get(name, List.of(), type))));
        add(new PlanStage.Select(chosen, "the columns shown of whole " + element.noun().plural()), record(chosen));
    }

    /** Most spans have the status message "", which is nothing to read. */
    private static PlanExpr unlessEmpty(PlanExpr text) {
        PlanExpr none = new PlanExpr.Constant(null, ValueType.STRING);
        return new PlanExpr.Call("if", List.of(new PlanExpr.Is(PlanExpr.Absence.EMPTY, text), none, text), ValueType.STRING);
    }

    private ExprResolver expressions() {
        return new ExprResolver(faults, names, parameters, rows);
    }

    private void add(PlanStage stage, RowType after) {
        stages.add(stage);
        before.add(rows);
        rows = after;
    }

    private Noun source(Source source) {
        if (source instanceof Source.Rows found) {
            return rows(found);
        }
        if (source instanceof Source.Named named && unbuilt.contains(named.name().text())) {
            return Noun.SPANS;
        }
        if (source instanceof Source.Named named) {
            List<String> known = new ArrayList<>();
            for (Noun noun : Noun.values()) {
                known.add(noun.plural());
            }
            faults.add(DiagnosticCode.UNKNOWN_SOURCE, named.name().range(), "there are no rows called `" + named.name().text() + "`",
                    Suggestions.didYouMean(named.name().text(), known).orElse("rows are " + String.join(", ", known)));
        } else if (source instanceof Source.Bracketed) {
            faults.notBuilt(source.range(), "a query in brackets");
        } else if (!(source instanceof Source.Broken)) {
            faults.notBuilt(source.range(), "`" + faults.textOf(source.range()).split("\\s", 2)[0] + "` as a source");
        }
        return Noun.SPANS;
    }

    private Noun rows(Source.Rows source) {
        Noun noun = Noun.of(source.noun().text());
        if (Schema.fields(noun).isEmpty()) {
            faults.notBuilt(source.noun().range(), "`" + noun.plural() + "`");
            return noun;
        }
        source.from().ifPresent(from -> faults.notBuilt(from.range(), "`from`"));
        rows = new RowType.Element(noun, Map.of(), List.of());
        if (noun != noun.element()) {
            String field = noun == Noun.EXCEPTIONS ? "name" : "kind";
            String value = noun == Noun.EXPECTATIONS ? "expectation" : noun.singular();
            PlanExpr left = names.read(FieldRef.own(noun, field), ValueType.ENUM);
            add(new PlanStage.Filter(new PlanExpr.Compare(Expr.Comparison.EQ, left, new PlanExpr.Constant(value, ValueType.ENUM)), noun.plural()), rows);
        }
        for (Word word : source.adjectives()) {
            adjective(noun, word);
        }
        for (Clause clause : source.clauses()) {
            stage(clause);
        }
        if (source.count()) {
            PlanStage.Figure count = new PlanStage.Figure("count", "count", 0, Optional.empty(), Optional.empty());
            add(new PlanStage.Group(List.of(count), List.of(), true, "count"), new RowType.Value(ValueType.NUMBER, true));
        }
        return noun;
    }

    private void adjective(Noun noun, Word word) {
        Adjective adjective = Adjective.of(word.text());
        if (!adjective.fits(noun)) {
            faults.add(DiagnosticCode.ADJECTIVE_MISFIT, word.range(), noun.plural() + " can't be `" + word.text() + "`",
                    adjective.meaning() == Adjective.Meaning.ERROR ? "it goes with spans, traces and assessments" : "it goes with spans");
            return;
        }
        PlanExpr condition = switch (adjective.meaning()) {
            case ERROR -> names.read(FieldRef.own(noun, "error"), ValueType.BOOLEAN);
            case ROOT -> names.read(FieldRef.own(noun, FieldRef.IS_ROOT), ValueType.BOOLEAN);
            case LEAF -> names.read(FieldRef.own(noun, FieldRef.IS_LEAF), ValueType.BOOLEAN);
            case ORPHAN -> names.read(FieldRef.own(noun, FieldRef.IS_ORPHAN), ValueType.BOOLEAN);
            case TYPE -> new PlanExpr.OneOf(names.read(FieldRef.own(noun, "type"), ValueType.TYPE),
                    adjective.types().stream().<PlanExpr>map(type -> new PlanExpr.Constant(type, ValueType.TYPE)).toList());
        };
        add(new PlanStage.Filter(condition, word.text() + " " + noun.plural()), rows);
    }

    private void stage(Stage stage) {
        String label = SyntaxPrinter.print(stage);
        if (stage instanceof Clause clause) {
            clause(clause, label);
        } else if (stage instanceof Stage.Select select) {
            List<Column> columns = columns(select.items());
            add(new PlanStage.Select(columns, label), record(columns));
        } else if (stage instanceof Stage.Assign assign) {
            assign(assign, label);
        } else if (stage instanceof Stage.Drop drop) {
            drop(drop, label);
        } else if (stage instanceof Stage.Sort sort) {
            ExprResolver expressions = expressions();
            add(new PlanStage.Sort(sort.keys().stream().map(key -> new PlanStage.Key(expressions.value(key.value()), key.descending())).toList(), label), rows);
        } else if (stage instanceof Stage.Top top) {
            ExprResolver expressions = expressions();
            add(new PlanStage.Top(new PlanStage.Key(expressions.value(top.by()), !top.bottom()), expressions.count(top.n()), top.per().map(expressions::value), label), rows);
        } else if (stage instanceof Stage.First first) {
            ExprResolver expressions = expressions();
            PlanExpr n = first.n().map(expressions::count).orElse(new PlanExpr.Constant(1L, ValueType.NUMBER));
            add(new PlanStage.Ends(first.last(), n, first.per().map(expressions::value), label), rows);
        } else if (stage instanceof Stage.Limit limit) {
            add(new PlanStage.Ends(false, expressions().count(limit.n()), Optional.empty(), label), rows);
        } else if (stage instanceof Stage.Skip skip) {
            add(new PlanStage.Skip(expressions().count(skip.n()), label), rows);
        } else {
            rareStage(stage, label);
        }
    }

    private void rareStage(Stage stage, String label) {
        if (stage instanceof Stage.Distinct distinct) {
            distinct(distinct, label);
        } else if (stage instanceof Stage.Count count) {
            group(count, label);
        } else if (stage instanceof Stage.Stats stats) {
            Figures figures = new Figures(faults, names, expressions(), rows);
            List<Column> by = columns(stats.by());
            List<PlanStage.Figure> found = new ArrayList<>();
            for (Aggregate aggregate : stats.aggregates()) {
                figures.resolve(aggregate).filter(figure -> isNew(figure, found, by, aggregate.range())).ifPresent(found::add);
            }
            add(new PlanStage.Group(found, by, false, label), grouped(found, by));
        } else if (stage instanceof Stage.Values values) {
            PlanExpr value = expressions().value(values.value());
            add(new PlanStage.Values(value, label), new RowType.Value(value.type(), false));
        } else if (stage instanceof Stage.Jq jq) {
            element();
            add(new PlanStage.Jq(jq.program(), label), new RowType.Unknown());
        } else if (stage instanceof Stage.Call call) {
            if (!unbuilt.contains(call.name().text())) {
                faults.found().add(ForeignWords.stage(call.name().text(), call.name().range()).orElseGet(() -> StageWords.unknown(call.name())));
            }
            rows = new RowType.Unknown();
        } else if (stage instanceof Stage.Broken broken) {
            boolean keeps = List.of("where", "with", "without", "sort", "top", "bottom", "limit", "skip", "first", "last", "whre", "set").contains(broken.keyword());
            rows = keeps ? rows : new RowType.Unknown();
        } else {
            faults.notBuilt(stage.range(), "`" + label.split("[ (]", 2)[0] + "`");
            rows = new RowType.Unknown();
        }
    }

    private void clause(Clause clause, String label) {
        if (clause instanceof Clause.Where where) {
            add(new PlanStage.Filter(expressions().condition(where.condition()), label), rows);
        } else if (clause instanceof Clause.With with) {
            with(with, label);
        } else {
            String what = clause instanceof Clause.WithSome some ? "looking for other elements (`" + label + "`)"
                    : "`" + ((Clause.Structural) clause).test().relation() + " (…)`";
            faults.notBuilt(clause.range(), what);
        }
    }

    private void with(Clause.With with, String label) {
        PlanExpr present = present(with.path());
        if (present != ExprResolver.NOTHING) {
            add(new PlanStage.Filter(with.negated() ? new PlanExpr.Not(present) : present, label), rows);
        }
    }

    private PlanExpr present(Expr.Path path) {
        if (rows instanceof RowType.Element element && path.isWord() && !names.knows(rows, path)) {
            if (element.noun().element() == Noun.ASSESSMENTS && path.head().equals("span")) {
                PlanExpr id = names.read(FieldRef.own(element.noun(), "span_id"), ValueType.STRING);
                return new PlanExpr.Not(new PlanExpr.Is(PlanExpr.Absence.EMPTY, id));
            }
            if (Schema.relation(element.noun(), path.head()).isPresent() || isNoun(path.head())) {
                faults.notBuilt(path.range(), "looking for other elements (`" + path.head() + "`)");
                return ExprResolver.NOTHING;
            }
        }
        PlanExpr value = expressions().value(path);
        return value == ExprResolver.NOTHING || value.type() == ValueType.BOOLEAN ? value : new PlanExpr.Not(new PlanExpr.Is(PlanExpr.Absence.EMPTY, value));
    }

    private static boolean isNoun(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        for (Noun noun : Noun.values()) {
            if (noun.plural().equals(lower) || noun.singular().equals(lower)) {
                return true;
            }
        }
        return List.of("parent", "children", "ancestors", "descendants", "siblings").contains(lower);
    }

    private List<Column> columns(List<Item> items) {
        ExprResolver expressions = expressions();
        List<Column> columns = new ArrayList<>();
        for (Item item : items) {
            String name = item.alias().map(Word::text).orElseGet(() -> nameOf(item.value()));
            if (columns.stream().anyMatch(column -> column.name().equals(name))) {
                faults.add(DiagnosticCode.NAME_TWICE, item.range(), "two columns are called `" + name + "`", "give one another name: `… as other`");
            }
            PlanExpr value = expressions.value(item.value());
            if (item.alias().isEmpty() && item.value() instanceof Expr.Bracketed && value.type() == ValueType.BOOLEAN) {
                faults.add(DiagnosticCode.STAGE_MISFIT, item.range(), "a condition as a column needs a name", "to keep the rows for which it is true write `where` instead");
            }
            columns.add(new Column(name, value));
        }
        return columns;
    }

    static String nameOf(Expr expr) {
        return expr instanceof Expr.Path path && path.field() ? SyntaxPrinter.print(new Expr.Path(false, path.steps(), path.range())) : SyntaxPrinter.print(expr);
    }

    private static RowType record(List<Column> columns) {
        Map<String, ValueType> types = new LinkedHashMap<>();
        columns.forEach(column -> types.put(column.name(), column.value().type()));
        return new RowType.Record(types);
    }

    private void assign(Stage.Assign assign, String label) {
        ExprResolver expressions = expressions();
        List<Column> columns = assign.assignments().stream().map(a -> new Column(a.name().text(), expressions.value(a.value()))).toList();
        Map<String, ValueType> types = new LinkedHashMap<>();
        RowType after = rows;
        if (rows instanceof RowType.Element element) {
            types.putAll(element.extras());
            columns.forEach(column -> types.put(column.name(), column.value().type()));
            after = new RowType.Element(element.noun(), types, element.dropped());
        } else if (rows instanceof RowType.Record record) {
            types.putAll(record.columns());
            columns.forEach(column -> types.put(column.name(), column.value().type()));
            after = new RowType.Record(types);
        } else if (rows instanceof RowType.Value) {
            faults.add(DiagnosticCode.STAGE_MISFIT, assign.range(), "`set` needs rows with columns, and here are bare values", "begin with `select` instead of `values`");
        }
        for (int i = 0; rows instanceof RowType.Element element && i < columns.size(); i++) {
            if (Schema.field(element.noun(), columns.get(i).name()).isPresent()) {
                faults.add(DiagnosticCode.NAME_TWICE, assign.assignments().get(i).name().range(), "`" + columns.get(i).name() + "` is a field already", "give the column another name");
            }
        }
        add(new PlanStage.Assign(columns, label), after);
    }

    private void drop(Stage.Drop drop, String label) {
        if (rows instanceof RowType.Record record) {
            dropColumns(drop, record.columns(), label);
        } else if (rows instanceof RowType.Element element) {
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
            add(new PlanStage.Drop(columns, label), new RowType.Element(element.noun(), extras, dropped));
        } else if (rows instanceof RowType.Value) {
            faults.add(DiagnosticCode.STAGE_MISFIT, drop.range(), "`drop` needs rows with columns, and here are bare values");
        }
    }

    private List<List<String>> stored(Expr.Path path) {
        Optional<FieldRef> ref = names.resolve(rows, path).flatMap(names::fieldOf);
        List<List<String>> paths = ref.map(StoredPaths::of).orElse(List.of());
        if (ref.isPresent() && paths.isEmpty()) {
            faults.add(DiagnosticCode.STAGE_MISFIT, path.range(), "`" + SyntaxPrinter.print(path) + "` is not stored in the element, so there is nothing to drop", "`select` names what to keep");
        }
        return paths;
    }

    private void dropColumns(Stage.Drop drop, Map<String, ValueType> columns, String label) {
        Map<String, ValueType> left = new LinkedHashMap<>(columns);
        List<String> gone = new ArrayList<>();
        for (Expr.Path path : drop.paths()) {
            String name = SyntaxPrinter.print(path);
            if (names.resolve(rows, path).isPresent()) {
                left.remove(name);
                gone.add(name);
            }
        }
        add(new PlanStage.Drop(gone, label), new RowType.Record(left));
    }

    private void distinct(Stage.Distinct distinct, String label) {
        if (distinct.keys().isEmpty() && rows instanceof RowType.Element element) {
            if (element.noun() != Noun.TRACES) {
                names.read(new FieldRef("trace.id", Optional.of("trace"), Noun.TRACES, "id", List.of()), ValueType.STRING);
            }
            if (element.noun().element() == Noun.EVENTS) {
                names.read(new FieldRef("span.id", Optional.of("span"), Noun.SPANS, "id", List.of()), ValueType.STRING);
                names.read(FieldRef.own(element.noun(), "time"), ValueType.TIME);
                names.read(FieldRef.own(element.noun(), "name"), ValueType.STRING);
            } else {
                names.read(FieldRef.own(element.noun(), "id"), ValueType.STRING);
            }
        }
        List<Column> columns = columns(distinct.keys());
        add(new PlanStage.Distinct(columns, label), columns.isEmpty() ? rows : record(columns));
    }

    private void group(Stage.Count count, String label) {
        Figures figures = new Figures(faults, names, expressions(), rows);
        List<Column> by = columns(count.by());
        List<PlanStage.Figure> found = figures.resolve(count.aggregate()).filter(figure -> isNew(figure, List.of(), by, count.aggregate().range())).stream().toList();
        boolean single = by.isEmpty();
        ValueType type = found.isEmpty() ? ValueType.ANY : Figures.typeOf(found.get(0));
        add(new PlanStage.Group(found, by, single, label), single ? new RowType.Value(type, true) : grouped(found, by));
    }

    private boolean isNew(PlanStage.Figure figure, List<PlanStage.Figure> before, List<Column> by, SourceRange range) {
        boolean twice = before.stream().anyMatch(other -> other.name().equals(figure.name())) || by.stream().anyMatch(column -> column.name().equals(figure.name()));
        if (twice) {
            faults.add(DiagnosticCode.NAME_TWICE, range, "two columns are called `" + figure.name() + "`", "give one another name: `… as other`");
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
