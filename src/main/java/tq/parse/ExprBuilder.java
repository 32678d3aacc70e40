package tq.parse;

import static tq.parse.SyntaxBuilder.list;
import static tq.parse.SyntaxBuilder.optional;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;
import tq.parse.antlr.TqLexer;
import tq.parse.antlr.TqParser;
import tq.syntax.Expr;
import tq.syntax.Expr.Comparison;
import tq.syntax.Inner;
import tq.syntax.Many;
import tq.syntax.Word;
import tq.text.SourceRange;

/** Turns ANTLR's parse tree of an expression into syntax. */
final class ExprBuilder {

    private final Places places;
    private final SyntaxBuilder rows;

    ExprBuilder(Places places, SyntaxBuilder rows) {
        this.places = places;
        this.rows = rows;
    }

    Expr expr(TqParser.ExprContext context) {
        List<Expr> terms = list(context.andExpr(), this::and);
        return terms.size() == 1 ? terms.get(0) : new Expr.Or(terms, places.of(context));
    }

    private Expr and(TqParser.AndExprContext context) {
        List<Expr> terms = list(context.notExpr(), this::not);
        return terms.size() == 1 ? terms.get(0) : new Expr.And(terms, places.of(context));
    }

    private Expr not(TqParser.NotExprContext context) {
        Expr term = comparison(context.comparison());
        for (int i = context.NOT().size() - 1; i >= 0; i--) {
            term = new Expr.Not(term, places.of(context.NOT(i).getSymbol()).to(term.range()));
        }
        return term;
    }

    private Expr comparison(TqParser.ComparisonContext context) {
        if (context instanceof TqParser.QuantifiedTestContext quantified) {
            return new Expr.Quantified(lower(quantified.quantifier), many(quantified.many()), places.of(context));
        }
        if (context instanceof TqParser.StructuralTestContext structural) {
            return structure(structural.structural());
        }
        TqParser.ValueTestContext value = (TqParser.ValueTestContext) context;
        Expr left = sum(value.sum());
        return value.test() == null ? left : test(left, value.test(), places.of(context));
    }

    private Expr test(Expr left, TqParser.TestContext context, SourceRange range) {
        if (context instanceof TqParser.ComparisonTestContext test) {
            return new Expr.Compare(comparisonOf(test.operator()), false, left, sum(test.sum()), range);
        }
        if (context instanceof TqParser.TextTestContext test) {
            return new Expr.Compare(comparisonOf(test.wordOperator()), test.NOT() != null, left, sum(test.sum()), range);
        }
        if (context instanceof TqParser.IsTestContext test) {
            return new Expr.Is(test.NOT() != null, left, sum(test.sum()), range);
        }
        if (context instanceof TqParser.InTestContext test) {
            if (test.stage().isEmpty()) {
                return new Expr.In(test.NOT() != null, left, list(test.sum(), this::sum), range);
            }
            Expr first = sum(test.sum(0));
            return new Expr.InRows(test.NOT() != null, left,
                    new Inner(Optional.of(first), Optional.empty(), list(test.stage(), rows::stage), first.range()), range);
        }
        if (context instanceof TqParser.InRowsTestContext test) {
            return new Expr.InRows(test.NOT() != null, left,
                    new Inner(Optional.empty(), Optional.of(rows.rows(test.rows())), list(test.stage(), rows::stage), places.of(test.rows())), range);
        }
        if (context instanceof TqParser.BetweenTestContext test) {
            return new Expr.Between(test.NOT() != null, left, sum(test.low), sum(test.high), range);
        }
        TqParser.RelationTestContext test = (TqParser.RelationTestContext) context;
        return new Expr.Relation(test.NOT() != null, left, relation(test.relation()), path(test.path()), range);
    }

    private static Comparison comparisonOf(TqParser.OperatorContext operator) {
        return switch (operator.getStart().getType()) {
            case TqLexer.EQ -> Comparison.EQ;
            case TqLexer.NE -> Comparison.NE;
            case TqLexer.LT, TqLexer.UNDER -> Comparison.LT;
            case TqLexer.LE -> Comparison.LE;
            case TqLexer.GT, TqLexer.OVER -> Comparison.GT;
            case TqLexer.GE -> Comparison.GE;
            case TqLexer.TILDE -> Comparison.MATCHES;
            case TqLexer.NOT_TILDE -> Comparison.NOT_MATCHES;
            default -> operator.LEAST() != null ? Comparison.GE : Comparison.LE;
        };
    }

    private static Comparison comparisonOf(TqParser.WordOperatorContext operator) {
        return switch (operator.getStart().getType()) {
            case TqLexer.CONTAINS -> Comparison.CONTAINS;
            case TqLexer.STARTS -> Comparison.STARTS_WITH;
            case TqLexer.ENDS -> Comparison.ENDS_WITH;
            default -> Comparison.MATCHES;
        };
    }

    private static String relation(TqParser.RelationContext relation) {
        String first = lower(relation.getStart());
        return relation.CHILD() != null || relation.PARENT() != null || relation.SIBLING() != null ? first + " of" : first;
    }

    Expr.Structure structure(TqParser.StructuralContext context) {
        String relation = lower(context.getStart()) + (context.OF() != null ? " of" : "");
        return new Expr.Structure(relation, optional(context.edge, ExprBuilder::lower), rows.inner(context.inner()), places.of(context));
    }

    private Many many(TqParser.ManyContext many) {
        return new Many(list(many.adjective(), places::word), places.target(many.kin(), many.noun()), optional(many.expr(), this::expr),
                places.of(many));
    }

    private Expr sum(TqParser.SumContext context) {
        Expr result = product(context.product(0));
        for (int i = 1; i < context.product().size(); i++) {
            Token sign = ((TerminalNode) context.getChild(2 * i - 1)).getSymbol();
            result = arithmetic(result, sign, product(context.product(i)));
        }
        return result;
    }

    private Expr product(TqParser.ProductContext context) {
        Expr result = unary(context.unary(0));
        for (int i = 1; i < context.unary().size(); i++) {
            Token sign = ((TerminalNode) context.getChild(2 * i - 1)).getSymbol();
            result = arithmetic(result, sign, unary(context.unary(i)));
        }
        return result;
    }

    private static Expr arithmetic(Expr left, Token sign, Expr right) {
        Expr.Sign which = switch (sign.getType()) {
            case TqLexer.PLUS -> Expr.Sign.PLUS;
            case TqLexer.MINUS -> Expr.Sign.MINUS;
            case TqLexer.STAR -> Expr.Sign.TIMES;
            case TqLexer.SLASH -> Expr.Sign.OVER;
            default -> Expr.Sign.MODULO;
        };
        return new Expr.Arithmetic(which, left, right, left.range().to(right.range()));
    }

    private Expr unary(TqParser.UnaryContext context) {
        boolean negative = context.getStart().getType() == TqLexer.MINUS;
        if (context instanceof TqParser.LiteralValueContext value) {
            return literal(value.literal(), negative);
        }
        Expr plain = positive(context);
        return negative ? new Expr.Negative(plain, places.of(context)) : plain;
    }

    private Expr positive(TqParser.UnaryContext context) {
        if (context instanceof TqParser.VariableValueContext value) {
            return variable(value.VAR().getSymbol());
        }
        if (context instanceof TqParser.PathValueContext value) {
            return path(value.path());
        }
        if (context instanceof TqParser.CallValueContext value) {
            TqParser.CallContext call = value.call();
            Word function = new Word(lower(call.getStart()), places.of(call.getStart()));
            return new Expr.Call(function, call.exprs() == null ? List.of() : list(call.exprs().expr(), this::expr), places.of(call));
        }
        if (context instanceof TqParser.CountValueContext value) {
            return new Expr.CountOf(many(value.many()), places.of(context));
        }
        return new Expr.Bracketed(rows.inner(((TqParser.BracketValueContext) context).inner()), places.of(context));
    }

    /** A count of rows: a whole number or a parameter. */
    Expr n(TqParser.NContext context) {
        return context.VAR() != null ? variable(context.VAR().getSymbol())
                : new Expr.Literal(Expr.LiteralKind.NUMBER, context.getText(), places.of(context));
    }

    private Expr variable(Token token) {
        return new Expr.Variable(token.getText().substring(1), places.of(token));
    }

    Expr.Literal literal(TqParser.LiteralContext context, boolean negative) {
        Token token = context.getStart();
        SourceRange range = places.of(token);
        String text = token.getText();
        Expr.LiteralKind kind = switch (token.getType()) {
            case TqLexer.INT, TqLexer.NUMBER -> Expr.LiteralKind.NUMBER;
            case TqLexer.DURATION -> Expr.LiteralKind.DURATION;
            case TqLexer.TIME -> Expr.LiteralKind.TIME;
            case TqLexer.STRING -> Expr.LiteralKind.STRING;
            case TqLexer.WORD -> Expr.LiteralKind.WORD;
            case TqLexer.NULL -> Expr.LiteralKind.NULL;
            default -> Expr.LiteralKind.BOOLEAN;
        };
        boolean lower = kind == Expr.LiteralKind.BOOLEAN || kind == Expr.LiteralKind.NULL;
        String content = kind == Expr.LiteralKind.STRING ? Strings.unquote(text) : lower ? text.toLowerCase(Locale.ROOT) : text;
        return new Expr.Literal(kind, negative ? "-" + content : content, range);
    }

    Expr.Path path(TqParser.PathContext context) {
        List<Expr.Step> steps = new ArrayList<>();
        if (context.DNAME() != null) {
            names(context.DNAME().getText(), steps);
        } else {
            steps.add(new Expr.Step.Name(context.word().getText(), false));
        }
        for (TqParser.StepContext step : context.step()) {
            add(step, steps);
        }
        return new Expr.Path(context.DOT() != null, steps, places.of(context));
    }

    private static void add(TqParser.StepContext context, List<Expr.Step> steps) {
        if (context instanceof TqParser.NameStepContext name) {
            if (name.DNAME() != null) {
                names(name.DNAME().getText(), steps);
            } else if (name.STRING() != null) {
                steps.add(new Expr.Step.Name(Strings.unquote(name.STRING().getText()), true));
            } else {
                steps.add(new Expr.Step.Name(name.segment().getText(), false));
            }
            return;
        }
        TqParser.IndexStepContext index = (TqParser.IndexStepContext) context;
        if (index.STRING() != null) {
            steps.add(new Expr.Step.Name(Strings.unquote(index.STRING().getText()), true));
        } else if (index.STAR() != null) {
            steps.add(new Expr.Step.All());
        } else {
            String digits = index.INT().getText();
            int position = digits.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(digits);
            steps.add(new Expr.Step.Index(index.MINUS() != null ? -position : position));
        }
    }

    /** {@code gpt-4.1-mini} as a path is {@code gpt-4}, then {@code 1-mini}. */
    private static void names(String dotted, List<Expr.Step> steps) {
        for (String part : dotted.split("\\.")) {
            steps.add(new Expr.Step.Name(part, false));
        }
    }

    private static String lower(Token token) {
        return token.getText().toLowerCase(Locale.ROOT);
    }
}
