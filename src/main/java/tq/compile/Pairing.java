package tq.compile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tq.jq.Jq;
import tq.plan.Flow;
import tq.plan.PlanExpr;
import tq.schema.FieldRef;
import tq.syntax.Expr.Comparison;

/**
 * Pairs to jq. Only those two are held against each other that agree in what the condition equates, that overlap where it
 * asks for that, and of which each fulfils what is asked of it alone.
 */
final class Pairing {

    private final ExprLowering exprs;
    private final Flow.Source.Pairs pairs;
    private final List<PlanExpr> terms;

    Pairing(ExprLowering exprs, Flow.Source.Pairs pairs) {
        this.exprs = exprs;
        this.pairs = pairs;
        this.terms = pairs.condition().map(condition -> condition instanceof PlanExpr.And and ? and.terms() : List.of(condition)).orElse(List.of());
    }

    /** {@code paired("a"; "b"; "overlapping"; KEY OF A; KEY OF B; CONDITION)}, over a list of rows, giving pairs. */
    Jq lower() {
        Jq condition = pairs.condition().map(exprs::lower).orElse(Jq.literal(true));
        return Jq.call("paired", Jq.literal(pairs.left()), Jq.literal(pairs.right()), Jq.literal(nearness()), side(pairs.left()), side(pairs.right()), condition);
    }

    /** What of tree or time the condition demands, that finding the two may begin from. */
    private String nearness() {
        String found = "";
        for (PlanExpr term : terms) {
            if (term instanceof PlanExpr.Stands stands) {
                switch (stands.relation()) {
                    case "inside", "containing" -> found = "within";
                    case "overlaps", "during" -> found = found.isEmpty() ? "overlapping" : found;
                    default -> { }
                }
            }
        }
        return found;
    }

    /** The key of a row as the one of the two, or nothing where it can't be that one. */
    private Jq side(String name) {
        List<Jq> filters = new ArrayList<>();
        List<Jq> keys = new ArrayList<>();
        for (PlanExpr term : terms) {
            if (names(term).equals(Set.of(name))) {
                filters.add(exprs.ofOne().lower(term));
            } else {
                key(term, name).ifPresent(keys::add);
            }
        }
        Jq key = new Jq.ArrayOf(keys.isEmpty() ? List.of() : keys.size() == 1 ? List.of(keys.get(0)) : keys);
        return filters.isEmpty() ? key : Jq.pipe(Jq.call("select", Jq.join("and", filters)), key);
    }

    private Optional<Jq> key(PlanExpr term, String name) {
        if (term instanceof PlanExpr.Stands stands) {
            boolean left = stands.left().equals(name);
            return switch (stands.relation()) {
                case "sibling of" -> Optional.of(place(2));
                case "child of" -> Optional.of(place(left ? 2 : 1));
                case "parent of" -> Optional.of(place(left ? 1 : 2));
                default -> Optional.empty();
            };
        }
        if (term instanceof PlanExpr.Compare compare && compare.comparison() == Comparison.EQ && names(compare.left()).size() == 1 && names(compare.right()).size() == 1
                && !names(compare.left()).equals(names(compare.right()))) {
            PlanExpr own = names(compare.left()).contains(name) ? compare.left() : compare.right();
            return Optional.of(exprs.ofOne().lower(own));
        }
        return Optional.empty();
    }

    private static Jq place(long at) {
        return Jq.pipe(new Jq.Field(FieldRef.PLACE), new Jq.At(at));
    }

    /** Which of the two an expression is about. */
    private static Set<String> names(PlanExpr expr) {
        Set<String> names = new HashSet<>();
        if (expr instanceof PlanExpr.Get get) {
            names.add(get.of());
        } else if (expr instanceof PlanExpr.Stands stands) {
            names.addAll(List.of(stands.left(), stands.right()));
        }
        expr.parts().forEach(part -> names.addAll(names(part)));
        return names;
    }
}
