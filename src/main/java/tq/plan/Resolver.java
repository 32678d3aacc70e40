package tq.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tq.plan.Plan.Purpose;
import tq.schema.Noun;
import tq.schema.ValueType;
import tq.syntax.Expr;
import tq.syntax.Pipeline;
import tq.syntax.Query;
import tq.syntax.Stage;
import tq.syntax.Statement;
import tq.syntax.SyntaxPrinter;
import tq.text.Diagnostic;
import tq.text.SourceRange;
import tq.text.SourceText;

/** Syntax to plans: one for each query of a text, or the faults that keep it from one. */
public final class Resolver {

    private final Faults faults;
    private final Surroundings surroundings;
    private final Output output;
    private Module module;

    private Resolver(SourceText source, Surroundings surroundings, Output output) {
        this.faults = new Faults(source);
        this.surroundings = surroundings;
        this.output = output;
    }

    /** What whole elements at the end of a query are to become. */
    public enum Output {
        /** Themselves. */
        ELEMENTS,
        /** The columns that are good to read, for tables. */
        COLUMNS,
        /** Rows of a tree. */
        TREE,
        /** Rows of a line of time. */
        TIMELINE,
        /** The path of each span and the time that is its own. */
        STACKS,
        /** The columns that are good to read, and before them where the element stands: {@code trace}, {@code span}, {@code path}. */
        FINDINGS
    }

    /**
     * The outcome.
     *
     * @param plans one for each query, in the order written, and one for each part of an assertion; of no use where there are faults
     */
    public record Resolved(List<Plan> plans, List<Diagnostic> faults) {
        public Resolved {
            plans = List.copyOf(plans);
            faults = List.copyOf(faults);
        }
    }

    /**
     * Resolves a text.
     *
     * @param given values of parameters as text, by name: {@code {min: "5s"}}
     * @param output what is to become of whole elements
     */
    public static Resolved resolve(SourceText source, Query query, Map<String, String> given, Surroundings surroundings, Output output) {
        return resolve(source, query, given, surroundings, output, Defined.NOTHING);
    }

    /** The same after other texts. */
    public static Resolved resolve(SourceText source, Query query, Map<String, String> given, Surroundings surroundings, Output output, Defined before) {
        return new Resolver(source, surroundings, output).resolve(source, query, given, before);
    }

    /** What is known of the place in a text where {@link Gap#MARK} stands for what is still to be written; empty where a fault before it hides it. */
    public static Optional<Gap> gap(SourceText source, Query query, Surroundings surroundings, Defined before) {
        Resolver resolver = new Resolver(source, surroundings, Output.ELEMENTS);
        resolver.resolve(source, query, Map.of(), before);
        return resolver.faults.gap();
    }

    private Resolved resolve(SourceText source, Query query, Map<String, String> given, Defined before) {
        module = new Definitions(faults, surroundings, given).read(source, query, true, before);
        List<Plan> plans = new ArrayList<>();
        for (Statement statement : query.statements()) {
            if (statement instanceof Statement.Ask ask) {
                plans.add(asked(ask.pipeline()));
            } else if (statement instanceof Statement.Assert check) {
                plans.addAll(asserted(check));
            }
        }
        return new Resolved(plans, faults.found());
    }

    private Plan asked(Pipeline pipeline) {
        Names names = new Names(faults);
        Pipeline drawn = switch (output) {
            case TREE -> with(pipeline, new Stage.Tree(List.of(), endOf(pipeline)));
            case TIMELINE -> with(pipeline, new Stage.Timeline(endOf(pipeline)));
            case STACKS -> with(pipeline, new Stage.Select(List.of(ReadingColumns.item("path"), ReadingColumns.item("self")), endOf(pipeline)));
            default -> pipeline;
        };
        Flow flow = new PipelineResolver(scope(names)).printed(drawn, output);
        Purpose purpose = drawn.stages().stream().anyMatch(Stage.Tree.class::isInstance) ? Purpose.TREE
                : drawn.stages().stream().anyMatch(Stage.Timeline.class::isInstance) ? Purpose.TIMELINE : Purpose.ANSWER;
        return plan(SyntaxPrinter.print(pipeline.source()), purpose, flow, names);
    }

    /** Where a stage stands that no one wrote. */
    private static SourceRange endOf(Pipeline pipeline) {
        return new SourceRange(pipeline.range().end(), pipeline.range().end());
    }

    /** The same with a stage more, unless it draws already. */
    private static Pipeline with(Pipeline pipeline, Stage last) {
        if (pipeline.stages().stream().anyMatch(stage -> stage instanceof Stage.Tree || stage instanceof Stage.Timeline)) {
            return pipeline;
        }
        List<Stage> stages = new ArrayList<>(pipeline.stages());
        stages.add(last);
        return new Pipeline(pipeline.source(), stages, pipeline.range());
    }

    private Scope scope(Names names) {
        return new Scope(module, faults, names, surroundings, Map.of(), 0);
    }

    private Plan plan(String text, Purpose purpose, Flow flow, Names names) {
        return plan(text, purpose, flow, names, List.of());
    }

    private Plan plan(String text, Purpose purpose, Flow flow, Names names, List<String> remarks) {
        if (names.reads().keySet().stream().anyMatch(noun -> noun != Noun.TRACES && noun != Noun.ASSESSMENTS)) {
            names.watches().add(Watch.SPANS);
        }
        return new Plan(text, purpose, flow, names.reads(), module.parameters(), List.copyOf(names.watches()), remarks);
    }

    /** Each part that must hold by itself is a plan of its own, so that what broke it can be shown. */
    private List<Plan> asserted(Statement.Assert check) {
        if (check.none().isPresent()) {
            return List.of(none(check.none().get(), check, "no " + SyntaxPrinter.print(check.none().get())));
        }
        List<Plan> plans = new ArrayList<>();
        Expr condition = check.condition().orElseThrow();
        for (Expr term : condition instanceof Expr.And and ? and.terms() : List.of(condition)) {
            Optional<Pipeline> broken = Assertions.broken(term);
            plans.add(broken.isPresent() ? none(broken.get(), check, SyntaxPrinter.print(term)) : holds(term, check));
        }
        return plans;
    }

    private Plan none(Pipeline pipeline, Statement.Assert check, String text) {
        Names names = new Names(faults);
        Flow flow = new PipelineResolver(scope(names)).printed(pipeline, output);
        return plan(check.otherwise().orElse(text), Purpose.NONE, flow, names, Assertions.remark(pipeline).stream().toList());
    }

    private Plan holds(Expr term, Statement.Assert check) {
        Names names = new Names(faults);
        Steps steps = new Steps(scope(names));
        steps.become(new RowType.Loaded());
        PlanExpr condition = steps.expressions().condition(term);
        PlanExpr found = condition instanceof PlanExpr.Compare compare ? compare.left() : new PlanExpr.Constant(null, ValueType.ANY);
        List<PlanStage.Column> columns = List.of(new PlanStage.Column("holds", condition), new PlanStage.Column("found", found));
        steps.add(new PlanStage.Select(columns, SyntaxPrinter.print(term)), ColumnResolver.record(columns));
        return plan(check.otherwise().orElse(SyntaxPrinter.print(term)), Purpose.HOLDS, steps.flow(new Flow.Source.Once()), names);
    }
}
