package tq.plan;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tq.schema.Noun;
import tq.schema.ValueType;
import tq.syntax.Clause;
import tq.syntax.Pipeline;
import tq.syntax.Stage;
import tq.syntax.StageWords;
import tq.syntax.SyntaxPrinter;
import tq.text.ForeignWords;

/** One pipeline: goes from stage to stage, knowing what the rows are before each. */
final class PipelineResolver {

    /** Stages after which rows are what they were before, however they went on. */
    private static final Set<String> KEEPS_ROWS = Set.of("where", "with", "without", "sort", "top", "bottom", "limit", "skip", "first", "last", "whre", "set");

    private final Faults faults;
    private final Set<String> unbuilt;
    private final Steps steps;
    private final ClauseResolver clauses;
    private final ColumnResolver columns;
    private final GroupResolver groups;

    /** {@code unbuilt}: names of queries and stages that were reported where they are defined. */
    PipelineResolver(Faults faults, Map<String, PlanExpr.Constant> parameters, Set<String> unbuilt) {
        this.faults = faults;
        this.unbuilt = Set.copyOf(unbuilt);
        this.steps = new Steps(faults, parameters);
        this.clauses = new ClauseResolver(faults, steps);
        this.columns = new ColumnResolver(faults, steps);
        this.groups = new GroupResolver(faults, steps, columns);
    }

    Plan resolve(Pipeline pipeline, boolean forReading) {
        Noun noun = new SourceResolver(faults, steps, clauses, unbuilt).resolve(pipeline.source());
        for (Stage stage : pipeline.stages()) {
            stage(stage, SyntaxPrinter.print(stage));
        }
        if (steps.rows() instanceof RowType.Element element) {
            if (forReading) {
                ReadingColumns.add(steps, element);
            } else {
                steps.readElement(element.noun());
            }
        }
        return steps.plan(SyntaxPrinter.print(pipeline.source()), noun);
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
        } else {
            orderOrRest(stage, label);
        }
    }

    private void orderOrRest(Stage stage, String label) {
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
            unknown(stage, label);
        }
    }

    private void jq(Stage.Jq jq, String label) {
        if (steps.rows() instanceof RowType.Element element) {
            steps.readElement(element.noun());
        }
        steps.add(new PlanStage.Jq(jq.program(), label), new RowType.Unknown());
    }

    /** A stage that is misspelt, could not be read, or is not built yet. */
    private void unknown(Stage stage, String label) {
        if (stage instanceof Stage.Broken broken && KEEPS_ROWS.contains(broken.keyword())) {
            return;
        }
        if (stage instanceof Stage.Call call) {
            if (!unbuilt.contains(call.name().text())) {
                faults.found().add(ForeignWords.stage(call.name().text(), call.name().range()).orElseGet(() -> StageWords.unknown(call.name())));
            }
        } else if (!(stage instanceof Stage.Broken)) {
            faults.notBuilt(stage.range(), "`" + label.split("[ (]", 2)[0] + "`");
        }
        steps.become(new RowType.Unknown());
    }
}
