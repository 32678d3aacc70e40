package tq.syntax;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Writes syntax as canonical tq, on one line. Parsing what it wrote gives the same print again:
 * {@code LLM  spans then limit 3} becomes {@code llm spans | limit 3}.
 */
public final class SyntaxPrinter {

    private SyntaxPrinter() {
    }

    /** All statements, {@code ; } between two. */
    public static String print(Query query) {
        return query.statements().stream().map(SyntaxPrinter::print).collect(Collectors.joining("; "));
    }

    /** One statement. */
    public static String print(Statement statement) {
        if (statement instanceof Statement.Ask ask) {
            return print(ask.pipeline());
        }
        if (statement instanceof Statement.Let let) {
            return "let " + let.name().text() + " = " + print(let.pipeline());
        }
        if (statement instanceof Statement.Param param) {
            return "param $" + param.name().text() + param.type().map(type -> ": " + type.text()).orElse("")
                    + param.value().map(value -> " = " + print(value)).orElse("");
        }
        if (statement instanceof Statement.Def def) {
            return "def " + def.name().text() + "(" + list(def.parameters(), word -> "$" + word.text()) + ") = "
                    + def.stages().stream().map(SyntaxPrinter::print).collect(Collectors.joining(" | "));
        }
        if (statement instanceof Statement.Import load) {
            return "import " + quoted(load.path()) + alias(load.name());
        }
        if (statement instanceof Statement.Assert check) {
            return "assert " + check.none().map(none -> "no " + print(none)).or(() -> check.condition().map(SyntaxPrinter::print)).orElseThrow()
                    + check.otherwise().map(text -> " else " + quoted(text)).orElse("");
        }
        throw new AssertionError(statement);
    }

    /** A pipeline. */
    public static String print(Pipeline pipeline) {
        return print(pipeline.source()) + stages(pipeline.stages());
    }

    /** A source. */
    public static String print(Source source) {
        if (source instanceof Source.Rows rows) {
            return (rows.count() ? "count " : "") + from(rows.from()) + rows(rows);
        }
        if (source instanceof Source.CriticalPath path) {
            return from(path.from()) + "critical path" + clauses(path.clauses());
        }
        if (source instanceof Source.Pairs pairs) {
            return from(pairs.rows().from()) + "pairs " + pairs.left().text() + ", " + pairs.right().text() + " of " + rows(pairs.rows());
        }
        if (source instanceof Source.Diff diff) {
            return "diff " + diff.left().text() + " " + diff.right().text() + " " + rows(diff.rows()) + " by "
                    + list(diff.by(), SyntaxPrinter::print) + " measuring " + list(diff.measures(), SyntaxPrinter::print);
        }
        if (source instanceof Source.Run run) {
            return "run " + run.name().text() + (run.arguments().isEmpty() ? "" : "(" + list(run.arguments(), SyntaxPrinter::print) + ")");
        }
        if (source instanceof Source.Named named) {
            return named.name().text() + clauses(named.clauses());
        }
        if (source instanceof Source.Bracketed bracketed) {
            return "(" + print(bracketed.inner()) + ")";
        }
        return "";
    }

    private static String rows(Source.Rows rows) {
        return adjectives(rows.adjectives()) + rows.noun().text() + clauses(rows.clauses());
    }

    private static String clauses(List<Clause> clauses) {
        return clauses.stream().map(clause -> " " + print(clause)).collect(Collectors.joining());
    }

    private static String stages(List<Stage> stages) {
        return stages.stream().map(stage -> " | " + print(stage)).collect(Collectors.joining());
    }

    /** What stands in brackets, without them. */
    public static String print(Inner inner) {
        return inner.expression().map(SyntaxPrinter::print).or(() -> inner.source().map(SyntaxPrinter::print)).orElseThrow()
                + stages(inner.stages());
    }

    /** One stage. */
    public static String print(Stage stage) {
        if (stage instanceof Clause clause) {
            return clause(clause);
        }
        if (stage instanceof Stage.Select select) {
            return "select " + list(select.items(), SyntaxPrinter::print);
        }
        if (stage instanceof Stage.Assign assign) {
            return "set " + list(assign.assignments(), SyntaxPrinter::print);
        }
        if (stage instanceof Stage.Drop drop) {
            return "drop " + list(drop.paths(), SyntaxPrinter::print);
        }
        if (stage instanceof Stage.Sort sort) {
            return "sort " + list(sort.keys(), key -> print(key.value()) + (key.descending() ? " desc" : ""));
        }
        if (stage instanceof Stage.Top top) {
            return (top.bottom() ? "bottom " : "top ") + print(top.n()) + " by " + print(top.by()) + per(top.per());
        }
        if (stage instanceof Stage.First first) {
            return (first.last() ? "last" : "first") + first.n().map(n -> " " + print(n)).orElse("") + per(first.per());
        }
        if (stage instanceof Stage.Limit limit) {
            return "limit " + print(limit.n());
        }
        if (stage instanceof Stage.Skip skip) {
            return "skip " + print(skip.n());
        }
        return rareStage(stage);
    }

    private static String rareStage(Stage stage) {
        if (stage instanceof Stage.Distinct distinct) {
            return "distinct" + (distinct.keys().isEmpty() ? "" : " " + list(distinct.keys(), SyntaxPrinter::print));
        }
        if (stage instanceof Stage.Count count) {
            String function = count.aggregate().function().text();
            return function + count.aggregate().argument().map(argument -> " " + print(argument)).orElse("") + by(count.by());
        }
        if (stage instanceof Stage.Stats stats) {
            return "stats " + list(stats.aggregates(), SyntaxPrinter::print) + by(stats.by());
        }
        if (stage instanceof Stage.Values values) {
            return "values " + print(values.value());
        }
        if (stage instanceof Stage.Expand expand) {
            return "expand " + print(expand.path()) + alias(expand.alias());
        }
        if (stage instanceof Stage.Hop hop) {
            return adjectives(hop.adjectives()) + hop.target().text() + clauses(hop.clauses());
        }
        if (stage instanceof Stage.SetOperation operation) {
            return operation.operation() + " (" + print(operation.inner()) + ")";
        }
        if (stage instanceof Stage.Fields fields) {
            return "fields" + fields.by().map(by -> " by " + print(by)).orElse("");
        }
        if (stage instanceof Stage.Tree tree) {
            return "tree" + (tree.items().isEmpty() ? "" : " " + list(tree.items(), SyntaxPrinter::print));
        }
        if (stage instanceof Stage.Timeline) {
            return "timeline";
        }
        if (stage instanceof Stage.As as) {
            return "as " + as.name().text();
        }
        if (stage instanceof Stage.Jq jq) {
            return "jq " + quoted(jq.program());
        }
        if (stage instanceof Stage.Call call) {
            return call.name().text() + (call.arguments().isEmpty() ? "" : "(" + list(call.arguments(), SyntaxPrinter::print) + ")");
        }
        return "";
    }

    private static String clause(Clause clause) {
        if (clause instanceof Clause.Where where) {
            return "where " + print(where.condition());
        }
        if (clause instanceof Clause.With with) {
            return (with.negated() ? "without " : "with ") + print(with.path());
        }
        if (clause instanceof Clause.WithSome some) {
            return (some.negated() ? "without " : "with ") + print(some.many());
        }
        Clause.Structural structural = (Clause.Structural) clause;
        return (structural.negated() ? "not " : "") + print(structural.test());
    }

    /** An expression. */
    public static String print(Expr expr) {
        if (expr instanceof Expr.Or or) {
            return or.terms().stream().map(SyntaxPrinter::print).collect(Collectors.joining(" or "));
        }
        if (expr instanceof Expr.And and) {
            return and.terms().stream().map(SyntaxPrinter::print).collect(Collectors.joining(" and "));
        }
        if (expr instanceof Expr.Not not) {
            return "not " + print(not.term());
        }
        if (expr instanceof Expr.Compare compare) {
            return print(compare.left()) + (compare.negated() ? " not " : " ") + compare.comparison().sign() + " " + print(compare.right());
        }
        if (expr instanceof Expr.Is is) {
            return print(is.left()) + (is.negated() ? " is not " : " is ") + print(is.right());
        }
        if (expr instanceof Expr.In in) {
            return print(in.left()) + (in.negated() ? " not" : "") + " in (" + list(in.choices(), SyntaxPrinter::print) + ")";
        }
        if (expr instanceof Expr.InRows in) {
            return print(in.left()) + (in.negated() ? " not" : "") + " in (" + print(in.rows()) + ")";
        }
        if (expr instanceof Expr.Between between) {
            return print(between.left()) + (between.negated() ? " not" : "") + " between " + print(between.low()) + " .. " + print(between.high());
        }
        if (expr instanceof Expr.Relation relation) {
            return print(relation.left()) + (relation.negated() ? " not " : " ") + relation.relation() + " " + print(relation.right());
        }
        if (expr instanceof Expr.Quantified quantified) {
            return quantified.quantifier() + " " + print(quantified.many());
        }
        return value(expr);
    }

    private static String value(Expr expr) {
        if (expr instanceof Expr.CountOf count) {
            return "count " + print(count.many());
        }
        if (expr instanceof Expr.Structure structure) {
            return structure.relation() + structure.edge().map(edge -> " " + edge).orElse("") + " (" + print(structure.set()) + ")";
        }
        if (expr instanceof Expr.Arithmetic arithmetic) {
            return print(arithmetic.left()) + " " + arithmetic.sign().sign() + " " + print(arithmetic.right());
        }
        if (expr instanceof Expr.Negative negative) {
            return "-" + print(negative.value());
        }
        if (expr instanceof Expr.Literal literal) {
            return literal.kind() == Expr.LiteralKind.STRING ? quoted(literal.text()) : literal.text();
        }
        if (expr instanceof Expr.Variable variable) {
            return "$" + variable.name();
        }
        if (expr instanceof Expr.Path path) {
            return path(path);
        }
        if (expr instanceof Expr.Call call) {
            return call.function().text() + "(" + list(call.arguments(), SyntaxPrinter::print) + ")";
        }
        if (expr instanceof Expr.Bracketed bracketed) {
            return "(" + print(bracketed.inner()) + ")";
        }
        throw new AssertionError(expr);
    }

    private static String path(Expr.Path path) {
        StringBuilder out = new StringBuilder(path.field() ? "." : "");
        for (int i = 0; i < path.steps().size(); i++) {
            Expr.Step step = path.steps().get(i);
            if (step instanceof Expr.Step.Name name) {
                out.append(i > 0 ? "." : "").append(name.quoted() ? quoted(name.text()) : name.text());
            } else if (step instanceof Expr.Step.Index index) {
                out.append('[').append(index.position()).append(']');
            } else {
                out.append("[*]");
            }
        }
        return out.toString();
    }

    private static String print(Many many) {
        return adjectives(many.adjectives()) + many.target().text() + many.condition().map(condition -> " (" + print(condition) + ")").orElse("");
    }

    private static String print(Item item) {
        return print(item.value()) + alias(item.alias());
    }

    private static String print(Assignment assignment) {
        return assignment.name().text() + " = " + print(assignment.value());
    }

    private static String print(Aggregate aggregate) {
        boolean bare = aggregate.argument().isEmpty() && aggregate.function().text().equals("count");
        return aggregate.function().text() + (bare ? "" : "(" + aggregate.argument().map(SyntaxPrinter::print).orElse("") + ")")
                + aggregate.where().map(where -> " where " + print(where)).orElse("") + alias(aggregate.alias());
    }

    private static String adjectives(List<Word> adjectives) {
        return adjectives.stream().map(word -> word.text() + " ").collect(Collectors.joining());
    }

    private static String from(Optional<Word> reference) {
        return reference.map(word -> "from " + word.text() + " ").orElse("");
    }

    private static String by(List<Item> items) {
        return items.isEmpty() ? "" : " by " + list(items, SyntaxPrinter::print);
    }

    private static String per(Optional<Expr> per) {
        return per.map(expr -> " per " + print(expr)).orElse("");
    }

    private static String alias(Optional<Word> alias) {
        return alias.map(word -> " as " + word.text()).orElse("");
    }

    private static <T> String list(List<T> parts, Function<T, String> print) {
        return parts.stream().map(print).collect(Collectors.joining(", "));
    }

    /** A string in double quotes, with JSON's escapes. */
    public static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < 0x20) {
                        out.append("\\u").append(Integer.toHexString(0x10000 | c).substring(1));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        return out.append('"').toString();
    }
}
