package tq.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;
import tq.parse.antlr.TqParser;
import tq.syntax.Aggregate;
import tq.syntax.Assignment;
import tq.syntax.Clause;
import tq.syntax.Expr;
import tq.syntax.Inner;
import tq.syntax.Item;
import tq.syntax.Many;
import tq.syntax.Pipeline;
import tq.syntax.Query;
import tq.syntax.SortKey;
import tq.syntax.Source;
import tq.syntax.Stage;
import tq.syntax.Statement;
import tq.syntax.Word;
import tq.text.SourceRange;

/** Turns ANTLR's parse tree into syntax: statements, sources and stages here, expressions in {@link ExprBuilder}. */
final class SyntaxBuilder {

    private final ExprBuilder exprs;
    private final Places places;

    SyntaxBuilder(Places places) {
        this.places = places;
        this.exprs = new ExprBuilder(places, this);
    }

    Query query(TqParser.FileContext file) {
        return new Query(list(file.statement(), this::statement));
    }

    Statement statement(TqParser.StatementContext context) {
        SourceRange range = places.of(context);
        if (context instanceof TqParser.QueryStatementContext query) {
            return new Statement.Ask(pipeline(query.pipeline()), range);
        }
        if (context instanceof TqParser.LetStatementContext let) {
            return new Statement.Let(places.word(let.NAME()), pipeline(let.pipeline()), range);
        }
        if (context instanceof TqParser.ParamStatementContext param) {
            return new Statement.Param(variable(param.VAR()), optional(param.type, places::word), parameterValue(param), range);
        }
        if (context instanceof TqParser.DefStatementContext def) {
            return new Statement.Def(places.word(def.NAME()), list(def.VAR(), this::variable), list(def.stage(), this::stage), range);
        }
        if (context instanceof TqParser.ImportStatementContext load) {
            return new Statement.Import(Strings.unquote(load.STRING().getText()), optional(load.NAME(), places::word), range);
        }
        TqParser.AssertStatementContext check = (TqParser.AssertStatementContext) context;
        return new Statement.Assert(optional(check.pipeline(), this::pipeline), optional(check.expr(), exprs::expr),
                optional(check.STRING(), string -> Strings.unquote(string.getText())), range);
    }

    private Optional<Expr> parameterValue(TqParser.ParamStatementContext param) {
        if (param.literal() != null) {
            return Optional.of(exprs.literal(param.literal(), param.MINUS() != null));
        }
        TqParser.WordContext last = param.word().isEmpty() ? null : param.word(param.word().size() - 1);
        if (param.EQ() == null || last == null) {
            return Optional.empty();
        }
        Word word = places.word(last);
        return Optional.of(new Expr.Literal(Expr.LiteralKind.WORD, word.text(), word.range()));
    }

    private Word variable(TerminalNode node) {
        return new Word(node.getText().substring(1), places.of(node.getSymbol()));
    }

    Pipeline pipeline(TqParser.PipelineContext context) {
        return new Pipeline(source(context.source()), list(context.stage(), this::stage), places.of(context));
    }

    Source source(TqParser.SourceContext context) {
        SourceRange range = places.of(context);
        if (context instanceof TqParser.NounSourceContext rows) {
            return rows(rows.COUNT() != null, rows.from(), rows.adjective(), rows.noun(), rows.clause(), range);
        }
        if (context instanceof TqParser.CriticalPathSourceContext path) {
            return new Source.CriticalPath(from(path.from()), list(path.clause(), this::clause), range);
        }
        if (context instanceof TqParser.PairsSourceContext pairs) {
            return new Source.Pairs(places.word(pairs.left), places.word(pairs.right),
                    rows(false, pairs.from(), pairs.adjective(), pairs.noun(), pairs.clause(), range), range);
        }
        if (context instanceof TqParser.DiffSourceContext diff) {
            return new Source.Diff(places.word(diff.REF(0)), places.word(diff.REF(1)),
                    rows(false, null, diff.adjective(), diff.noun(), diff.clause(), range),
                    list(diff.exprs().expr(), exprs::expr), list(diff.agg(), this::aggregate), range);
        }
        if (context instanceof TqParser.RunSourceContext run) {
            return new Source.Run(places.word(run.word()), list(run.argument(), this::argument), range);
        }
        if (context instanceof TqParser.NamedSourceContext named) {
            return new Source.Named(places.word(named.name()), list(named.clause(), this::clause), range);
        }
        return new Source.Bracketed(inner(((TqParser.BracketSourceContext) context).inner()), range);
    }

    Source rows(TqParser.RowsContext context) {
        SourceRange range = places.of(context);
        if (context instanceof TqParser.FromRowsContext rows) {
            return rows(rows.COUNT() != null, rows.from(), rows.adjective(), rows.noun(), rows.clause(), range);
        }
        if (context instanceof TqParser.ClauseRowsContext rows) {
            return rows(rows.COUNT() != null, null, rows.adjective(), rows.noun(), rows.clause(), range);
        }
        if (context instanceof TqParser.AdjectiveRowsContext rows) {
            return rows(false, null, rows.adjective(), rows.noun(), List.of(), range);
        }
        if (context instanceof TqParser.CriticalPathRowsContext path) {
            return new Source.CriticalPath(from(path.from()), list(path.clause(), this::clause), range);
        }
        if (context instanceof TqParser.PairsRowsContext pairs) {
            return new Source.Pairs(places.word(pairs.left), places.word(pairs.right),
                    rows(false, pairs.from(), pairs.adjective(), pairs.noun(), pairs.clause(), range), range);
        }
        if (context instanceof TqParser.DiffRowsContext diff) {
            return new Source.Diff(places.word(diff.REF(0)), places.word(diff.REF(1)),
                    rows(false, null, diff.adjective(), diff.noun(), diff.clause(), range),
                    list(diff.exprs().expr(), exprs::expr), list(diff.agg(), this::aggregate), range);
        }
        if (context instanceof TqParser.RunRowsContext run) {
            return new Source.Run(places.word(run.word()), list(run.argument(), this::argument), range);
        }
        TqParser.NamedRowsContext named = (TqParser.NamedRowsContext) context;
        return new Source.Named(places.word(named.name()), list(named.clause(), this::clause), range);
    }

    private Source.Rows rows(boolean count, TqParser.FromContext from, List<TqParser.AdjectiveContext> adjectives,
            TqParser.NounContext noun, List<TqParser.ClauseContext> clauses, SourceRange range) {
        return new Source.Rows(count, from(from), list(adjectives, places::word), places.noun(noun), list(clauses, this::clause), range);
    }

    private Optional<Word> from(TqParser.FromContext from) {
        return optional(from, reference -> places.word(reference.REF()));
    }

    private Assignment argument(TqParser.ArgumentContext argument) {
        return new Assignment(places.word(argument.word()), exprs.expr(argument.expr()));
    }

    Inner inner(TqParser.InnerContext context) {
        return new Inner(optional(context.expr(), exprs::expr), optional(context.rows(), this::rows), list(context.stage(), this::stage),
                places.of(context));
    }

    Clause clause(TqParser.ClauseContext context) {
        SourceRange range = places.of(context);
        if (context instanceof TqParser.WhereClauseContext where) {
            return new Clause.Where(exprs.expr(where.expr()), range);
        }
        if (context instanceof TqParser.WithClauseContext with) {
            boolean negated = with.WITHOUT() != null;
            return with.path() != null ? new Clause.With(negated, exprs.path(with.path()), range)
                    : new Clause.WithSome(negated, some(with.some()), range);
        }
        TqParser.StructuralClauseContext structural = (TqParser.StructuralClauseContext) context;
        return new Clause.Structural(structural.NOT() != null, exprs.structure(structural.structural()), range);
    }

    private Many some(TqParser.SomeContext some) {
        return new Many(list(some.adjective(), places::word), places.target(some.kin(), some.noun()), optional(some.expr(), exprs::expr),
                places.of(some));
    }

    Stage stage(TqParser.StageContext context) {
        SourceRange range = places.of(context);
        if (context instanceof TqParser.ClauseStageContext clause) {
            return clause(clause.clause());
        }
        if (context instanceof TqParser.SelectStageContext select) {
            return new Stage.Select(items(select.items()), range);
        }
        if (context instanceof TqParser.SetStageContext set) {
            return new Stage.Assign(list(set.assignment(), a -> new Assignment(places.word(a.word()), exprs.expr(a.expr()))), range);
        }
        if (context instanceof TqParser.DropStageContext drop) {
            return new Stage.Drop(list(drop.path(), exprs::path), range);
        }
        if (context instanceof TqParser.SortStageContext sort) {
            return new Stage.Sort(list(sort.sortKey(), this::sortKey), range);
        }
        if (context instanceof TqParser.TopStageContext top) {
            return new Stage.Top(top.BOTTOM() != null, exprs.n(top.n()), exprs.expr(top.expr(0)), optional(top.per, exprs::expr), range);
        }
        if (context instanceof TqParser.FirstStageContext first) {
            return new Stage.First(first.LAST() != null, optional(first.n(), exprs::n), optional(first.per, exprs::expr), range);
        }
        if (context instanceof TqParser.LimitStageContext limit) {
            return new Stage.Limit(exprs.n(limit.n()), range);
        }
        if (context instanceof TqParser.SkipStageContext skip) {
            return new Stage.Skip(exprs.n(skip.n()), range);
        }
        return groupingStage(context, range);
    }

    private Stage groupingStage(TqParser.StageContext context, SourceRange range) {
        if (context instanceof TqParser.DistinctStageContext distinct) {
            return new Stage.Distinct(distinct.exprs() == null ? List.of() : list(distinct.exprs().expr(), this::keyItem), range);
        }
        if (context instanceof TqParser.CountStageContext count) {
            Token function = count.getStart();
            Word word = new Word(function.getText().toLowerCase(Locale.ROOT), places.of(function));
            return new Stage.Count(new Aggregate(word, Optional.empty(), Optional.empty(), Optional.empty(), word.range()), items(count.items()), range);
        }
        if (context instanceof TqParser.AggregateStageContext aggregate) {
            Word function = lower(aggregate.AGGREGATE());
            Aggregate figure = new Aggregate(function, Optional.of(exprs.expr(aggregate.expr())), Optional.empty(), Optional.empty(), range);
            return new Stage.Count(figure, items(aggregate.items()), range);
        }
        if (context instanceof TqParser.StatsStageContext stats) {
            return new Stage.Stats(list(stats.agg(), this::aggregate), items(stats.items()), range);
        }
        if (context instanceof TqParser.ValuesStageContext values) {
            return new Stage.Values(exprs.expr(values.expr()), range);
        }
        if (context instanceof TqParser.ExpandStageContext expand) {
            return new Stage.Expand(exprs.path(expand.path()), optional(expand.word(), places::word), range);
        }
        if (context instanceof TqParser.HopStageContext hop) {
            return new Stage.Hop(list(hop.adjective(), places::word), places.target(hop.kin(), hop.noun()), list(hop.clause(), this::clause), range);
        }
        return outputStage(context, range);
    }

    private Stage outputStage(TqParser.StageContext context, SourceRange range) {
        if (context instanceof TqParser.SetOperationStageContext operation) {
            return new Stage.SetOperation(operation.getStart().getText().toLowerCase(Locale.ROOT), inner(operation.inner()), range);
        }
        if (context instanceof TqParser.FieldsStageContext fields) {
            return new Stage.Fields(optional(fields.expr(), exprs::expr), range);
        }
        if (context instanceof TqParser.TreeStageContext tree) {
            return new Stage.Tree(items(tree.items()), range);
        }
        if (context instanceof TqParser.TimelineStageContext) {
            return new Stage.Timeline(range);
        }
        if (context instanceof TqParser.AsStageContext as) {
            return new Stage.As(places.word(as.word()), range);
        }
        if (context instanceof TqParser.JqStageContext jq) {
            return new Stage.Jq(Strings.unquote(jq.STRING().getText()), places.of(jq.STRING().getSymbol()), range);
        }
        TqParser.NamedStageContext named = (TqParser.NamedStageContext) context;
        return new Stage.Call(places.word(named.name()), named.exprs() == null ? List.of() : list(named.exprs().expr(), exprs::expr), range);
    }

    private Item keyItem(TqParser.ExprContext key) {
        return new Item(exprs.expr(key), Optional.empty(), places.of(key));
    }

    private SortKey sortKey(TqParser.SortKeyContext key) {
        return new SortKey(exprs.expr(key.expr()), key.DESC() != null, places.of(key));
    }

    private List<Item> items(TqParser.ItemsContext items) {
        return items == null ? List.of()
                : list(items.item(), item -> new Item(exprs.expr(item.expr()), optional(item.word(), places::word), places.of(item)));
    }

    private Aggregate aggregate(TqParser.AggContext agg) {
        Token function = agg.getStart();
        int argument = agg.LPAREN() == null || agg.expr().isEmpty() || !before(agg.expr(0), agg.RPAREN()) ? 0 : 1;
        return new Aggregate(new Word(function.getText().toLowerCase(Locale.ROOT), places.of(function)),
                argument == 1 ? Optional.of(exprs.expr(agg.expr(0))) : Optional.empty(),
                agg.WHERE() == null ? Optional.empty() : Optional.of(exprs.expr(agg.expr(argument))),
                optional(agg.word(), places::word), places.of(agg));
    }

    private static boolean before(ParserRuleContext context, TerminalNode node) {
        return context.getStart().getStartIndex() < node.getSymbol().getStartIndex();
    }

    private Word lower(TerminalNode node) {
        return new Word(node.getText().toLowerCase(Locale.ROOT), places.of(node.getSymbol()));
    }

    static <C extends ParseTree, T> List<T> list(List<C> contexts, Function<C, T> build) {
        List<T> built = new ArrayList<>(contexts.size());
        for (C context : contexts) {
            built.add(build.apply(context));
        }
        return built;
    }

    static <C, T> Optional<T> optional(C context, Function<C, T> build) {
        return context == null ? Optional.empty() : Optional.of(build.apply(context));
    }
}
