package tq.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.POJONode;
import java.util.List;
import net.thisptr.jackson.jq.Expression;
import net.thisptr.jackson.jq.Scope;
import net.thisptr.jackson.jq.exception.JsonQueryException;
import tq.run.Pairs.Question;

/** The prelude's functions of tree and time in Java; those that look at all spans find them in {@code $spans}. */
final class NativeStructure {

    static final List<String> SIGNATURES = List.of("own_counts/0", "parent_counts/0", "children_counts/0", "ancestor_counts/0", "descendant_counts/0", "sibling_counts/0",
            "trace_counts/0", "session_trace_counts/0", "count_in/1", "trace_count_in/1", "session_count_in/1", "times/0", "is_before/2", "is_after/2", "is_during/2",
            "is_overlaps/2", "stands_before/2", "stands_after/2", "stands_during/2", "stands_overlaps/2", "stands_child/2", "stands_parent/2", "stands_sibling/2",
            "stands_inside/2", "stands_containing/2", "critical_path/0", "tree_rows/0", "coverage/0", "paired/6");

    /** A variable that no program can name: the {@link Structure.Spans} of the trace. */
    static final String SPANS = "all spans";

    private NativeStructure() {
    }

    static void addTo(Scope root) {
        for (String kin : List.of("own", "parent", "children", "ancestor", "descendant", "sibling")) {
            root.addFunction(kin + "_counts", 0, (scope, args, in, path, output, version) -> output.emit(Structure.counts(kin, in, spans(scope)), null));
        }
        Natives.add(root, "trace_counts", Structure::traceCounts);
        Natives.add(root, "session_trace_counts", Structure::sessionTraceCounts);
        root.addFunction("count_in", 1, (scope, args, in, path, output, version) -> output.emit(Structure.countIn(in, Natives.one(scope, args.get(0), in)), null));
        root.addFunction("trace_count_in", 1, (scope, args, in, path, output, version) -> output.emit(Structure.traceCountIn(in, Natives.one(scope, args.get(0), in)), null));
        root.addFunction("session_count_in", 1, (scope, args, in, path, output, version) -> output.emit(Structure.sessionCountIn(in, Natives.one(scope, args.get(0), in)), null));
        Natives.add(root, "times", Moments::of);
        for (String relation : List.of("before", "after", "during", "overlaps")) {
            root.addFunction("is_" + relation, 2, (scope, args, in, path, output, version) -> {
                boolean holds = Moments.holds(relation, in, Natives.one(scope, args.get(0), in), Natives.one(scope, args.get(1), in).textValue());
                output.emit(BooleanNode.valueOf(holds), null);
            });
            Natives.add(root, "stands_" + relation, (a, b) -> BooleanNode.valueOf(Moments.stands(relation, a, b)));
        }
        for (String relation : List.of("child", "parent", "sibling", "inside", "containing")) {
            Natives.add(root, "stands_" + relation, (a, b) -> BooleanNode.valueOf(Structure.stands(relation, a, b)));
        }
        Natives.add(root, "critical_path", Structure::criticalPath);
        Natives.add(root, "tree_rows", Structure::treeRows);
        Natives.add(root, "coverage", Structure::coverage);
        root.addFunction("paired", 6, (scope, args, in, path, output, version) -> {
            Question a = row -> first(scope, args.get(3), row);
            Question b = row -> first(scope, args.get(4), row);
            Pairs pairs = new Pairs(Natives.one(scope, args.get(0), in).textValue(), Natives.one(scope, args.get(1), in).textValue(), in, a, b);
            for (JsonNode pair : pairs.find(Natives.one(scope, args.get(2), in).textValue(), row -> Natives.one(scope, args.get(5), row))) {
                output.emit(pair, null);
            }
        });
    }

    /** In the map part all spans are at hand; a merge part has them from all traces, and says so itself. */
    private static Structure.Spans spans(Scope scope) {
        JsonNode known = scope.getValue(SPANS);
        return known == null ? new Structure.Spans(scope.getValue("spans")) : (Structure.Spans) ((POJONode) known).getPojo();
    }

    private static JsonNode first(Scope scope, Expression expression, JsonNode in) throws JsonQueryException {
        JsonNode[] value = {null};
        expression.apply(scope, in, result -> value[0] = result);
        return value[0];
    }
}
