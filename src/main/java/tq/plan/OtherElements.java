package tq.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tq.schema.FieldRef;
import tq.schema.Noun;
import tq.schema.ValueType;
import tq.syntax.Expr;
import tq.syntax.Expr.Comparison;
import tq.syntax.Many;
import tq.syntax.Pipeline;
import tq.syntax.Source;
import tq.syntax.Word;
import tq.text.DiagnosticCode;
import tq.text.SourceRange;

/** Conditions that look at other elements than the row itself: quantifiers, and where the row stands in tree and time. */
final class OtherElements {

    private static final List<String> TIMES = List.of("before", "after", "during", "overlaps");

    private final Scope scope;
    private final RowType rows;

    OtherElements(Scope scope, RowType rows) {
        this.scope = scope;
        this.rows = rows;
    }

    static boolean isKin(String word) {
        return Many.KIN.contains(word.toLowerCase(Locale.ROOT));
    }

    /** {@code any children (error)}, {@code no …}, {@code all …}. */
    PlanExpr quantified(Expr.Quantified quantified) {
        if (!quantified.quantifier().equals("all")) {
            PlanExpr count = count(quantified.many());
            return quantified.quantifier().equals("any") ? some(count) : none(count);
        }
        Many many = quantified.many();
        if (many.condition().isEmpty()) {
            scope.faults().add(DiagnosticCode.UNEXPECTED, many.range(), "`all` needs a condition that all of them fulfil", "such as all " + many.target().text() + " (duration < 5s)");
            return ExprResolver.NOTHING;
        }
        return none(count(many.failing()));
    }

    static PlanExpr some(PlanExpr count) {
        return count == ExprResolver.NOTHING ? count : new PlanExpr.Compare(Comparison.GT, count, new PlanExpr.Constant(0L, ValueType.NUMBER));
    }

    private static PlanExpr none(PlanExpr count) {
        return count == ExprResolver.NOTHING ? count : new PlanExpr.Compare(Comparison.EQ, count, new PlanExpr.Constant(0L, ValueType.NUMBER));
    }

    /** How many there are: {@code count failed children}. */
    PlanExpr count(Many many) {
        return count(many.target(), many.rows(false));
    }

    /** {@code (count spans with error)}. */
    PlanExpr count(Source.Rows counted) {
        return count(counted.noun(), counted);
    }

    private PlanExpr count(Word target, Source.Rows source) {
        boolean all = rows instanceof RowType.Loaded;
        if (all && isKin(target.text())) {
            scope.faults().add(DiagnosticCode.STAGE_MISFIT, target.range(), "`" + target.text() + "` of what? An assertion is about all that is loaded", "such as no spans (any " + target.text() + " (…))");
            return ExprResolver.NOTHING;
        }
        Optional<Relation> relation = all ? Optional.empty() : relation(target);
        if (!all && relation.isEmpty()) {
            return ExprResolver.NOTHING;
        }
        Source.Rows members = new Source.Rows(all, source.from(), source.adjectives(), source.noun(), source.clauses(), source.range());
        Flow set = new PipelineResolver(scope).flow(new Pipeline(members, List.of(), source.range()));
        return all ? new PlanExpr.ValueOf(set, ValueType.NUMBER) : related(relation.get(), set, Noun.of(source.noun().text()));
    }

    private PlanExpr related(Relation relation, Flow set, Noun noun) {
        readPlaces(scope.names(), relation, ((RowType.Element) rows).noun(), noun);
        return new PlanExpr.Related(relation, set);
    }

    /** Notes that rows and others are held together by where they stand. */
    static void readPlaces(Names names, Relation relation, Noun rows, Noun others) {
        for (Noun noun : List.of(rows, others)) {
            names.read(noun, FieldRef.PLACE, ValueType.LIST);
        }
        if (relation != Relation.TRACE && relation != Relation.SESSION) {
            names.read(Noun.SPANS, FieldRef.PLACE, ValueType.LIST);
        }
    }

    /** How elements of that kin or noun stand to the rows; reports where they do not. */
    Optional<Relation> relation(Word target) {
        if (!(rows instanceof RowType.Element element)) {
            scope.faults().add(DiagnosticCode.STAGE_MISFIT, target.range(), "`" + target.text() + "` are looked for from whole elements, and here are " + described(rows),
                    rows instanceof RowType.Pair ? "ask before, of the rows that are paired" : "ask before `select` and `stats`");
            return Optional.empty();
        }
        Noun noun = element.noun().element();
        Optional<Relation> found = isKin(target.text()) ? Optional.of(Relation.valueOf(target.text().toUpperCase(Locale.ROOT))).filter(kin -> noun == Noun.SPANS)
                : between(noun, Noun.of(target.text()).element());
        if (found.isEmpty()) {
            scope.faults().add(DiagnosticCode.STAGE_MISFIT, target.range(), element.noun().plural() + " have no `" + target.text() + "`", hint(noun, target));
        }
        return found;
    }

    private static String described(RowType rows) {
        return rows instanceof RowType.Record ? "rows of columns" : rows instanceof RowType.Pair ? "pairs" : rows instanceof RowType.Value ? "bare values" : "any values";
    }

    private static String hint(Noun noun, Word target) {
        if (isKin(target.text())) {
            return noun == Noun.TRACES ? "say spans" : "kin is of spans; go to them first: `| spans | " + target.text() + "`";
        }
        return noun == Noun.SPANS && target.text().equals("spans") ? "say children, descendants, siblings, ancestors or parent"
                : noun.plural().equals(target.text()) ? "they are " + noun.plural() + " already"
                : "begin with `sessions`, or name the session: `" + (noun == Noun.TRACES ? "session`" : "trace.session`");
    }

    private static Optional<Relation> between(Noun from, Noun to) {
        if (from == to || to == Noun.SESSIONS) {
            return Optional.empty();
        }
        return Optional.of(from == Noun.SESSIONS ? Relation.SESSION : from == Noun.TRACES || to == Noun.TRACES ? Relation.TRACE : Relation.OWN);
    }

    /** {@code inside (type=AGENT)}, {@code after first (spans with error)}. */
    PlanExpr structure(Expr.Structure structure) {
        String relation = structure.relation();
        Flow set = new PipelineResolver(scope).flow(PipelineResolver.pipeline(scope, structure.set(), true).orElseThrow());
        if (!(rows instanceof RowType.Element element)) {
            scope.faults().add(DiagnosticCode.STAGE_MISFIT, structure.range(), "`" + relation + "` is asked of spans, and here are " + described(rows),
                    rows instanceof RowType.Pair pair ? "between the two say `" + pair.left() + " " + relation + " " + pair.right() + "`" : "ask before `select` and `stats`");
            return ExprResolver.NOTHING;
        }
        if (!(set.rows() instanceof RowType.Element members)) {
            if (!(set.rows() instanceof RowType.Unknown)) {
                scope.faults().add(DiagnosticCode.STAGE_MISFIT, structure.set().range(), "`" + relation + "` needs spans in its brackets, and these are " + described(set.rows()));
            }
            return ExprResolver.NOTHING;
        }
        boolean time = TIMES.contains(relation);
        Noun noun = element.noun().element();
        Noun member = members.noun().element();
        if (member != Noun.SPANS && !(time && member == Noun.EVENTS)) {
            scope.faults().add(DiagnosticCode.STAGE_MISFIT, structure.set().range(), "`" + relation + "` needs spans in its brackets, and these are " + members.noun().plural(), "go to their spans: `| spans`");
            return ExprResolver.NOTHING;
        }
        return time ? timed(structure, noun, member, set) : placed(structure, noun, set);
    }

    private PlanExpr timed(Expr.Structure structure, Noun noun, Noun member, Flow set) {
        if (noun != Noun.SPANS && noun != Noun.EVENTS) {
            return misfit(structure, noun, "go to their spans: `| spans`");
        }
        scope.names().read(noun, FieldRef.TIME, ValueType.LIST);
        scope.names().read(member, FieldRef.TIME, ValueType.LIST);
        return new PlanExpr.Timed(structure.relation(), structure.edge().orElse(""), set);
    }

    private PlanExpr placed(Expr.Structure structure, Noun noun, Flow set) {
        Relation relation = switch (structure.relation()) {
            case "inside" -> Relation.ANCESTORS;
            case "containing" -> Relation.DESCENDANTS;
            case "child of" -> Relation.PARENT;
            case "parent of" -> Relation.CHILDREN;
            default -> Relation.SIBLINGS;
        };
        if (noun == Noun.SPANS) {
            return some(related(relation, set, Noun.SPANS));
        }
        if (noun == Noun.TRACES && relation == Relation.DESCENDANTS) {
            return some(related(Relation.TRACE, set, Noun.SPANS));
        }
        if (noun == Noun.TRACES || noun == Noun.SESSIONS || relation != Relation.ANCESTORS) {
            return misfit(structure, noun, noun == Noun.TRACES ? "say `with spans (…)`" : "go to their spans: `| spans`");
        }
        return new PlanExpr.Or(List.of(some(related(Relation.OWN, set, Noun.SPANS)), some(related(relation, set, Noun.SPANS))));
    }

    private PlanExpr misfit(Expr.Structure structure, Noun noun, String hint) {
        SourceRange range = new SourceRange(structure.range().start(), structure.set().range().start());
        scope.faults().add(DiagnosticCode.STAGE_MISFIT, range, "`" + structure.relation() + "` is asked of spans, and here are " + noun.plural(), hint);
        return ExprResolver.NOTHING;
    }

    /** {@code a sibling of b}. */
    PlanExpr stands(Expr.Relation relation) {
        List<String> names = new ArrayList<>();
        for (Expr side : List.of(relation.left(), relation.right())) {
            names.add(side instanceof Expr.Path path && path.isWord() ? path.head() : "");
        }
        boolean fits = rows instanceof RowType.Pair pair && List.of(pair.left(), pair.right()).containsAll(names) && !names.get(0).equals(names.get(1));
        if (!fits) {
            scope.faults().add(DiagnosticCode.STAGE_MISFIT, relation.range(), "`" + relation.relation() + "` without brackets stands between the two of a pair",
                    rows instanceof RowType.Pair pair ? "such as " + pair.left() + " " + relation.relation() + " " + pair.right()
                            : "a set of spans goes in brackets: `" + relation.relation() + " (…)`; for two at once say `pairs a, b of spans where a " + relation.relation() + " b`");
            return ExprResolver.NOTHING;
        }
        Noun noun = ((RowType.Pair) rows).noun().element();
        boolean time = TIMES.contains(relation.relation());
        if (noun != Noun.SPANS && !(time && noun == Noun.EVENTS)) {
            scope.faults().add(DiagnosticCode.STAGE_MISFIT, relation.range(), "`" + relation.relation() + "` is asked of spans, and here are " + noun.plural());
            return ExprResolver.NOTHING;
        }
        PlanExpr stands = new PlanExpr.Stands(names.get(0), relation.relation(), names.get(1));
        return relation.negated() ? new PlanExpr.Not(stands) : stands;
    }
}
