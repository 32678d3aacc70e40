package tq.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tq.schema.Adjective;
import tq.schema.FieldRef;
import tq.schema.Noun;
import tq.schema.ValueType;
import tq.syntax.Aggregate;
import tq.syntax.Clause;
import tq.syntax.Expr;
import tq.syntax.Item;
import tq.syntax.Pipeline;
import tq.syntax.Source;
import tq.syntax.Stage;
import tq.syntax.SyntaxPrinter;
import tq.syntax.Word;
import tq.text.DiagnosticCode;
import tq.text.SourceRange;

/** Sources that are no other query: elements of the traces, the critical path, pairs, and the difference of two sets. */
final class SourceResolver {

    private final Steps steps;
    private final ClauseResolver clauses;

    SourceResolver(Steps steps, ClauseResolver clauses) {
        this.steps = steps;
        this.clauses = clauses;
    }

    private Faults faults() {
        return steps.faults();
    }

    /** {@code from @2 failed spans where …}. */
    Flow.Source rows(Source.Rows source) {
        Noun noun = elements(source.noun(), source.adjectives(), source.from());
        clauses.resolve(source.clauses());
        if (source.count()) {
            PlanStage.Figure count = new PlanStage.Figure("count", "count", 0, Optional.empty(), Optional.empty());
            steps.add(new PlanStage.Group(List.of(count), List.of(), true, "count"), new RowType.Value(ValueType.NUMBER, true));
        }
        return new Flow.Source.Elements(noun.element());
    }

    private Noun elements(Word word, List<Word> adjectives, Optional<Word> from) {
        Noun noun = Noun.of(word.text());
        steps.names().want(noun);
        steps.become(RowType.Element.of(noun));
        from.ifPresent(reference -> from(noun, reference));
        kind(noun);
        for (Word adjective : adjectives) {
            adjective(noun, adjective);
        }
        return noun;
    }

    private void from(Noun noun, Word reference) {
        if (noun == Noun.SESSIONS) {
            faults().add(DiagnosticCode.STAGE_MISFIT, reference.range(), "a session is made of all traces that are loaded, so it is not from one of them", "load only the files that are meant");
            return;
        }
        String text = reference.text().replace("\"", "");
        FieldRef ref = new FieldRef("from " + text, noun == Noun.TRACES ? Optional.empty() : Optional.of("trace"), Noun.TRACES, FieldRef.FROM, List.of(text.substring(1)));
        steps.filter(steps.names().read(noun, ref, ValueType.BOOLEAN), "from " + text);
        steps.names().watches().add(new Watch(Watch.Kind.FROM, noun.element(), ref, text));
    }

    /** Feedback, expectations and exceptions are elements of a wider kind. */
    void kind(Noun noun) {
        if (noun != noun.element()) {
            String field = noun == Noun.EXCEPTIONS ? "name" : "kind";
            String value = noun == Noun.EXPECTATIONS ? "expectation" : noun.singular();
            PlanExpr left = steps.names().read(noun, field, ValueType.ENUM);
            steps.filter(new PlanExpr.Compare(Expr.Comparison.EQ, left, new PlanExpr.Constant(value, ValueType.ENUM)), noun.plural());
        }
    }

    /** Keeps what the adjective says. */
    void adjective(Noun noun, Word word) {
        Adjective adjective = Adjective.of(word.text());
        if (!adjective.fits(noun)) {
            faults().add(DiagnosticCode.ADJECTIVE_MISFIT, word.range(), noun.plural() + " can't be `" + word.text() + "`",
                    adjective.meaning() == Adjective.Meaning.ERROR ? "it goes with spans, traces, assessments and sessions" : "it goes with spans");
            return;
        }
        Names names = steps.names();
        PlanExpr condition = switch (adjective.meaning()) {
            case ERROR -> names.read(noun, "error", ValueType.BOOLEAN);
            case ROOT -> names.read(noun, FieldRef.IS_ROOT, ValueType.BOOLEAN);
            case LEAF -> names.read(noun, FieldRef.IS_LEAF, ValueType.BOOLEAN);
            case ORPHAN -> names.read(noun, FieldRef.IS_ORPHAN, ValueType.BOOLEAN);
            case TYPE -> new PlanExpr.OneOf(names.read(noun, "type", ValueType.TYPE),
                    adjective.types().stream().<PlanExpr>map(type -> new PlanExpr.Constant(type, ValueType.TYPE)).toList());
        };
        steps.filter(condition, word.text() + " " + noun.plural());
    }

    /** {@code critical path where duration > 1s}. */
    Flow.Source criticalPath(Source.CriticalPath source) {
        steps.names().read(Noun.SPANS, FieldRef.PLACE, ValueType.LIST);
        steps.names().read(Noun.SPANS, FieldRef.PATH_TIME, ValueType.DURATION);
        steps.become(RowType.Element.of(Noun.SPANS).withExtras(Map.of(FieldRef.PATH_TIME, ValueType.DURATION)));
        source.from().ifPresent(reference -> from(Noun.SPANS, reference));
        clauses.resolve(source.clauses());
        return new Flow.Source.CriticalPath();
    }

    /** {@code pairs a, b of tool spans where a before b}. */
    Flow.Source pairs(Source.Pairs source) {
        Noun noun = Noun.of(source.rows().noun().text());
        if (noun == Noun.TRACES || noun == Noun.SESSIONS) {
            faults().add(DiagnosticCode.STAGE_MISFIT, source.rows().noun().range(), "pairs are of one trace, so there are none of " + noun.plural(), "pair what is within a trace, such as spans");
        }
        if (source.left().text().equals(source.right().text())) {
            faults().add(DiagnosticCode.NAME_TWICE, source.right().range(), "the two of a pair need two names", "such as pairs a, b of spans");
        }
        Source.Rows one = new Source.Rows(false, source.rows().from(), source.rows().adjectives(), source.rows().noun(), List.of(), source.rows().range());
        Flow rows = new PipelineResolver(steps.scope()).flow(new Pipeline(one, List.of(), one.range()));
        steps.names().read(noun, FieldRef.PLACE, ValueType.LIST);
        steps.names().read(noun, FieldRef.TIME, ValueType.LIST);
        steps.become(new RowType.Pair(source.left().text(), source.right().text(), noun, Map.of()));
        List<PlanExpr> conditions = new ArrayList<>();
        for (Clause clause : source.rows().clauses()) {
            PlanExpr condition = clauses.condition(clause);
            if (condition instanceof PlanExpr.And and) {
                conditions.addAll(and.terms());
            } else if (condition != ExprResolver.NOTHING) {
                conditions.add(condition);
            }
        }
        return new Flow.Source.Pairs(SyntaxPrinter.print(source), source.left().text(), source.right().text(), rows, conditions.isEmpty() ? Optional.empty() : Optional.of(new PlanExpr.And(conditions)));
    }

    /** {@code diff @1 @2 spans by name measuring sum(duration)}. */
    Flow.Source diff(Source.Diff source) {
        List<Item> by = source.by().stream().map(expr -> new Item(expr, Optional.empty(), expr.range())).toList();
        Flow left = side(source, source.left(), by);
        Flow right = side(source, source.right(), by);
        List<String> keys = new ArrayList<>();
        List<PlanStage.Column> measures = new ArrayList<>();
        if (left.rows() instanceof RowType.Record record) {
            record.columns().forEach((name, type) -> {
                if (keys.size() < by.size()) {
                    keys.add(name);
                } else {
                    measures.add(new PlanStage.Column(name, PlanExpr.Get.column(name, List.of(), measured(type, source.measures().get(measures.size())))));
                }
            });
            steps.become(sideBySide(record, keys, measures, source.range()));
        }
        return new Flow.Source.Diff(SyntaxPrinter.print(source), left, right, keys, measures);
    }

    private Flow side(Source.Diff source, Word reference, List<Item> by) {
        Source.Rows rows = source.rows();
        Source.Rows from = new Source.Rows(false, Optional.of(reference), rows.adjectives(), rows.noun(), rows.clauses(), rows.range());
        return new PipelineResolver(steps.scope()).flow(new Pipeline(from, List.of(new Stage.Stats(source.measures(), by, source.range())), source.range()));
    }

    private ValueType measured(ValueType type, Aggregate measure) {
        if (!type.numeric() && type != ValueType.TIME && type != ValueType.ANY) {
            faults().add(DiagnosticCode.TYPE_CLASH, measure.range(), "`diff` measures numbers, durations and times, and `" + faults().textOf(measure.range()) + "` is " + type.described(), "count it: count, or distinct_count(…)");
        }
        return type;
    }

    private RowType sideBySide(RowType.Record side, List<String> keys, List<PlanStage.Column> measures, SourceRange range) {
        Map<String, ValueType> columns = new LinkedHashMap<>();
        keys.forEach(key -> columns.put(key, side.columns().get(key)));
        for (PlanStage.Column measure : measures) {
            String prefix = measures.size() == 1 ? "" : measure.name() + "_";
            ValueType type = measure.value().type();
            for (String name : List.of("a", "b", "delta")) {
                ValueType of = name.equals("delta") && type == ValueType.TIME ? ValueType.DURATION : type;
                if (columns.put(prefix + name, of) != null) {
                    faults().add(DiagnosticCode.NAME_TWICE, range, "two columns are called `" + prefix + name + "`", "`diff` makes the columns a, b and delta");
                }
            }
        }
        return new RowType.Record(columns);
    }
}
