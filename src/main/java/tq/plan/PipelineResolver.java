package tq.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tq.schema.Noun;
import tq.schema.ValueType;
import tq.syntax.Clause;
import tq.syntax.Expr;
import tq.syntax.Inner;
import tq.syntax.Pipeline;
import tq.syntax.Source;
import tq.syntax.Stage;
import tq.syntax.StageWords;
import tq.syntax.SyntaxPrinter;
import tq.syntax.Word;
import tq.text.DiagnosticCode;
import tq.text.ForeignWords;
import tq.text.Suggestions;

/** One pipeline: goes from stage to stage, knowing what the rows are before each. */
final class PipelineResolver {

    /** Stages after which rows are what they were before, however they went on. */
    private static final Set<String> KEEPS_ROWS = Set.of("where", "with", "without", "sort", "top", "bottom", "limit", "skip", "first", "last", "whre", "set");

    /** How deep stages with names may use others; more is a circle. */
    private static final int MOST_CALLS = 50;

    private final Steps steps;
    private final ClauseResolver clauses;
    private final SourceResolver sources;
    private final ColumnResolver columns;
    private final GroupResolver groups;
    private final RowsResolver rows;

    PipelineResolver(Scope scope) {
        this.steps = new Steps(scope);
        this.clauses = new ClauseResolver(steps);
        this.sources = new SourceResolver(steps, clauses);
        this.columns = new ColumnResolver(steps);
        this.groups = new GroupResolver(steps, columns);
        this.rows = new RowsResolver(steps, sources, clauses, columns);
    }

    /** The pipeline as it stands. */
    Flow flow(Pipeline pipeline) {
        return steps.flow(resolve(pipeline));
    }

    /** The pipeline with whole elements at its end ready to be printed, or as columns that are good to read. */
    Flow printed(Pipeline pipeline, Resolver.Output output) {
        Flow.Source source = resolve(pipeline);
        if (output == Resolver.Output.COLUMNS || output == Resolver.Output.FINDINGS) {
            ReadingColumns.add(steps, output == Resolver.Output.FINDINGS);
        } else {
            steps.readElements();
        }
        return steps.flow(source);
    }

    private Flow.Source resolve(Pipeline pipeline) {
        Flow.Source source = source(pipeline.source());
        for (Stage stage : pipeline.stages()) {
            stage(stage, SyntaxPrinter.print(stage));
        }
        return source;
    }

    /** What stands in brackets where rows are wanted: a noun, the name of a query, or a pipeline; and a condition, which is one of spans. */
    static Optional<Pipeline> pipeline(Scope scope, Inner inner, boolean conditions) {
        if (inner.source().isPresent()) {
            return Optional.of(new Pipeline(inner.source().get(), inner.stages(), inner.range()));
        }
        Expr expr = inner.expression().orElseThrow();
        if (expr instanceof Expr.Bracketed bracketed) {
            return pipeline(scope, bracketed.inner(), conditions).map(found -> {
                List<Stage> stages = new ArrayList<>(found.stages());
                stages.addAll(inner.stages());
                return new Pipeline(found.source(), stages, inner.range());
            });
        }
        if (expr instanceof Expr.CountOf count && !OtherElements.isKin(count.many().target().text())) {
            return Optional.of(new Pipeline(count.many().rows(true), inner.stages(), inner.range()));
        }
        if (expr instanceof Expr.Path path && path.isDotted()) {
            Word word = new Word(path.dotted(), path.range());
            Optional<Source> named = scope.module().query(word.text()).map(query -> new Source.Named(word, List.of(), path.range()));
            Optional<Source> lone = named.or(() -> Noun.named(word.text().toLowerCase(Locale.ROOT))
                    .map(noun -> new Source.Rows(false, Optional.empty(), List.of(), new Word(noun.plural(), path.range()), List.of(), path.range())));
            if (lone.isPresent()) {
                return Optional.of(new Pipeline(lone.get(), inner.stages(), inner.range()));
            }
        }
        Clause where = new Clause.Where(expr, expr.range());
        Source spans = new Source.Rows(false, Optional.empty(), List.of(), new Word("spans", expr.range()), List.of(where), expr.range());
        return conditions ? Optional.of(new Pipeline(spans, inner.stages(), inner.range())) : Optional.empty();
    }

    private Flow.Source source(Source source) {
        if (source instanceof Source.Rows found) {
            return sources.rows(found);
        }
        if (source instanceof Source.CriticalPath path) {
            return sources.criticalPath(path);
        }
        if (source instanceof Source.Pairs pairs) {
            return sources.pairs(pairs);
        }
        if (source instanceof Source.Diff diff) {
            return sources.diff(diff);
        }
        if (source instanceof Source.Named named) {
            return named(named);
        }
        if (source instanceof Source.Run run) {
            return run(run);
        }
        if (source instanceof Source.Bracketed bracketed) {
            Optional<Pipeline> inner = pipeline(steps.scope(), bracketed.inner(), false);
            if (inner.isPresent()) {
                return resolve(inner.get());
            }
            steps.faults().add(DiagnosticCode.UNKNOWN_SOURCE, bracketed.range(), "a query begins with rows, and here is a condition or value", "say of what: `spans where …`");
        }
        return new Flow.Source.Once();
    }

    private Flow.Source named(Source.Named source) {
        String name = source.name().text();
        Optional<Module.Named> query = steps.scope().module().query(name);
        if (query.isEmpty() && !steps.scope().module().isBroken(name)) {
            List<String> known = new ArrayList<>(steps.scope().module().queryNames());
            for (Noun noun : Noun.values()) {
                known.add(noun.plural());
            }
            steps.faults().add(DiagnosticCode.UNKNOWN_SOURCE, source.name().range(), "there are no rows called `" + name + "`",
                    ForeignWords.source(name).map(ours -> "in tq: `" + ours + "`").or(() -> Suggestions.didYouMean(name, known)).orElse("rows are " + String.join(", ", known)));
        }
        if (query.isEmpty()) {
            steps.become(RowType.Element.of(Noun.SPANS));
        }
        Flow.Source found = query.map(this::inlined).orElseGet(Flow.Source.Once::new);
        clauses.resolve(source.clauses());
        return found;
    }

    /** The stages of a query that stands elsewhere; its faults were told there. */
    private Flow.Source inlined(Module.Named query) {
        List<Flow.Source> found = new ArrayList<>();
        steps.within(steps.scope().within(query.module(), new Faults(query.module().source())), () -> found.add(resolve(query.pipeline())));
        return found.get(0);
    }

    private Flow.Source run(Source.Run source) {
        Optional<Module.Named> query = LibraryQuery.find(steps.scope(), source, steps.expressions());
        if (query.isEmpty()) {
            steps.become(new RowType.Unknown());
        }
        return query.map(this::inlined).orElseGet(Flow.Source.Once::new);
    }

    private void stage(Stage stage, String label) {
        if (stage instanceof Clause clause) {
            clauses.resolve(clause, label);
        } else if (stage instanceof Stage.Select select) {
            columns.select(select, label);
        } else if (stage instanceof Stage.Assign assign) {
            columns.assign(assign, label);
        } else if (stage instanceof Stage.Drop drop) {
            columns.drop(drop, label);
        } else if (stage instanceof Stage.Distinct distinct) {
            columns.distinct(distinct, label);
        } else if (stage instanceof Stage.Count count) {
            groups.count(count, label);
        } else if (stage instanceof Stage.Stats stats) {
            groups.stats(stats, label);
        } else if (stage instanceof Stage.Call call) {
            call(call);
        } else if (stage instanceof Stage.Broken broken) {
            if (!KEEPS_ROWS.contains(broken.keyword())) {
                steps.become(new RowType.Unknown());
            }
        } else if (!rows.resolve(stage, label)) {
            order(stage, label);
        }
    }

    private void order(Stage stage, String label) {
        ExprResolver expressions = steps.expressions();
        if (stage instanceof Stage.Sort sort) {
            steps.add(new PlanStage.Sort(sort.keys().stream().map(key -> new PlanStage.Key(expressions.value(key.value()), key.descending())).toList(), label), steps.rows());
        } else if (stage instanceof Stage.Top top) {
            steps.add(new PlanStage.Top(new PlanStage.Key(expressions.value(top.by()), !top.bottom()), expressions.count(top.n()), top.per().map(expressions::value), label),
                    steps.rows());
        } else if (stage instanceof Stage.First first) {
            PlanExpr n = first.n().map(expressions::count).orElse(new PlanExpr.Constant(1L, ValueType.NUMBER));
            steps.add(new PlanStage.Ends(first.last(), n, first.per().map(expressions::value), label), steps.rows());
        } else if (stage instanceof Stage.Limit limit) {
            steps.add(new PlanStage.Ends(false, expressions.count(limit.n()), Optional.empty(), label), steps.rows());
        } else if (stage instanceof Stage.Skip skip) {
            steps.add(new PlanStage.Skip(expressions.count(skip.n()), label), steps.rows());
        } else if (stage instanceof Stage.Values values) {
            PlanExpr value = expressions.value(values.value());
            steps.add(new PlanStage.Values(value, label), new RowType.Value(value.type(), false));
        } else if (stage instanceof Stage.Jq jq) {
            jq(jq, label);
        } else {
            throw new AssertionError(stage);
        }
    }

    private void jq(Stage.Jq jq, String label) {
        steps.scope().surroundings().faultOfJq(jq.program()).ifPresent(fault -> steps.faults().add(DiagnosticCode.BAD_JQ, jq.programRange(), "this is no jq: " + fault));
        steps.readElements();
        steps.add(new PlanStage.Jq(jq.program(), label), new RowType.Unknown());
    }

    /** Stages that a {@code def} gave a name, or a word that is none. */
    private void call(Stage.Call call) {
        String name = call.name().text();
        Optional<Module.Stages> found = steps.scope().module().stages(name);
        if (found.isEmpty()) {
            if (!steps.scope().module().isBroken(name)) {
                steps.faults().add(ForeignWords.stage(name, call.name().range()).orElseGet(() -> StageWords.unknown(call.name(), steps.scope().module().stageNames())));
            }
            steps.become(new RowType.Unknown());
            return;
        }
        Module.Stages stages = found.get();
        if (call.arguments().size() != stages.parameters().size()) {
            int wanted = stages.parameters().size();
            steps.faults().add(DiagnosticCode.WRONG_ARGUMENTS, call.range(), "`" + name + "` takes " + (wanted == 1 ? "1 argument" : wanted + " arguments") + ", not " + call.arguments().size());
            steps.become(new RowType.Unknown());
            return;
        }
        Scope caller = steps.scope();
        if (caller.depth() >= MOST_CALLS) {
            steps.faults().add(DiagnosticCode.STAGE_MISFIT, call.range(), "`" + name + "` comes to use itself, so it has no end");
            return;
        }
        boolean own = stages.module() == caller.module();
        Faults faults = own ? caller.faults() : new Faults(stages.module().source());
        steps.within(caller.within(stages.module(), faults).with(stages.parameters(), call.arguments(), caller), () -> {
            for (Stage stage : stages.stages()) {
                stage(stage, SyntaxPrinter.print(stage));
            }
        });
        if (!own && !faults.found().isEmpty()) {
            caller.faults().add(DiagnosticCode.STAGE_MISFIT, call.range(), "`" + name + "` does not fit here: " + faults.found().get(0).message());
        }
    }
}
