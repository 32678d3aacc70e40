package tq.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tq.schema.Adjective;
import tq.schema.FieldRef;
import tq.schema.Noun;
import tq.schema.Schema;
import tq.schema.ValueType;
import tq.syntax.Clause;
import tq.syntax.Expr;
import tq.syntax.Source;
import tq.syntax.SyntaxPrinter;
import tq.syntax.Word;
import tq.text.DiagnosticCode;
import tq.text.ForeignWords;
import tq.text.Suggestions;

/** Sources: where rows come from, with the adjectives and clauses that narrow them at once. */
final class SourceResolver {

    private final Faults faults;
    private final Steps steps;
    private final ClauseResolver clauses;
    private final Set<String> unbuilt;

    /** {@code unbuilt}: names of queries that were reported where they are defined. */
    SourceResolver(Faults faults, Steps steps, ClauseResolver clauses, Set<String> unbuilt) {
        this.faults = faults;
        this.steps = steps;
        this.clauses = clauses;
        this.unbuilt = unbuilt;
    }

    /** Gives the noun that the rows are at first. */
    Noun resolve(Source source) {
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
                    ForeignWords.source(named.name().text()).map(ours -> "in tq: `" + ours + "`").or(() -> Suggestions.didYouMean(named.name().text(), known))
                            .orElse("rows are " + String.join(", ", known)));
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
        steps.become(new RowType.Element(noun, Map.of(), List.of()));
        if (noun != noun.element()) {
            String field = noun == Noun.EXCEPTIONS ? "name" : "kind";
            String value = noun == Noun.EXPECTATIONS ? "expectation" : noun.singular();
            PlanExpr left = steps.names().read(FieldRef.own(noun, field), ValueType.ENUM);
            steps.add(new PlanStage.Filter(new PlanExpr.Compare(Expr.Comparison.EQ, left, new PlanExpr.Constant(value, ValueType.ENUM)), noun.plural()), steps.rows());
        }
        for (Word word : source.adjectives()) {
            adjective(noun, word);
        }
        for (Clause clause : source.clauses()) {
            clauses.resolve(clause, SyntaxPrinter.print(clause));
        }
        if (source.count()) {
            PlanStage.Figure count = new PlanStage.Figure("count", "count", 0, Optional.empty(), Optional.empty());
            steps.add(new PlanStage.Group(List.of(count), List.of(), true, "count"), new RowType.Value(ValueType.NUMBER, true));
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
            case ERROR -> steps.names().read(FieldRef.own(noun, "error"), ValueType.BOOLEAN);
            case ROOT -> steps.names().read(FieldRef.own(noun, FieldRef.IS_ROOT), ValueType.BOOLEAN);
            case LEAF -> steps.names().read(FieldRef.own(noun, FieldRef.IS_LEAF), ValueType.BOOLEAN);
            case ORPHAN -> steps.names().read(FieldRef.own(noun, FieldRef.IS_ORPHAN), ValueType.BOOLEAN);
            case TYPE -> new PlanExpr.OneOf(steps.names().read(FieldRef.own(noun, "type"), ValueType.TYPE),
                    adjective.types().stream().<PlanExpr>map(type -> new PlanExpr.Constant(type, ValueType.TYPE)).toList());
        };
        steps.add(new PlanStage.Filter(condition, word.text() + " " + noun.plural()), steps.rows());
    }
}
