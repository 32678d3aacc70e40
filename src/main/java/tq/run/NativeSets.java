package tq.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.POJONode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.thisptr.jackson.jq.Expression;
import net.thisptr.jackson.jq.Scope;
import net.thisptr.jackson.jq.exception.JsonQueryException;

/** The prelude's functions that hold rows against other rows, in Java. */
final class NativeSets {

    static final List<String> SIGNATURES = List.of("elements/0", "value_set/0", "is_among/1", "union_with/2", "except_those/2", "intersect_with/2");

    private NativeSets() {
    }

    static void addTo(Scope root) {
        root.addFunction("elements", 0, (scope, args, in, path, output, version) -> {
            for (JsonNode element : in.isArray() ? in : JsonNodeFactory.instance.arrayNode()) {
                output.emit(element, null);
            }
        });
        Natives.add(root, "value_set", list -> new POJONode(valuesOf(list)));
        root.addFunction("is_among", 1, (scope, args, in, path, output, version) -> {
            Set<?> values = (Set<?>) ((POJONode) Natives.one(scope, args.get(0), in)).getPojo();
            output.emit(BooleanNode.valueOf(!in.isNull() && values.contains(new Equality.Key(in))), null);
        });
        root.addFunction("union_with", 2, (scope, args, in, path, output, version) -> {
            ArrayNode all = JsonNodeFactory.instance.arrayNode();
            in.forEach(all::add);
            Set<Equality.Key> known = keys(scope, args.get(1), in);
            for (JsonNode row : Natives.one(scope, args.get(0), in)) {
                if (known.add(key(scope, args.get(1), row))) {
                    all.add(row);
                }
            }
            output.emit(all, null);
        });
        root.addFunction("except_those", 2, (scope, args, in, path, output, version) -> output.emit(kept(scope, args, in, false), null));
        root.addFunction("intersect_with", 2, (scope, args, in, path, output, version) -> output.emit(kept(scope, args, in, true), null));
    }

    private static ArrayNode kept(Scope scope, List<Expression> args, JsonNode rows, boolean wanted) throws JsonQueryException {
        Set<Equality.Key> theirs = keys(scope, args.get(1), Natives.one(scope, args.get(0), rows));
        ArrayNode kept = JsonNodeFactory.instance.arrayNode();
        for (JsonNode row : rows) {
            if (theirs.contains(key(scope, args.get(1), row)) == wanted) {
                kept.add(row);
            }
        }
        return kept;
    }

    private static Set<Equality.Key> valuesOf(JsonNode list) {
        Set<Equality.Key> values = new HashSet<>();
        list.forEach(value -> values.add(new Equality.Key(value)));
        return values;
    }

    private static Set<Equality.Key> keys(Scope scope, Expression key, JsonNode rows) throws JsonQueryException {
        Set<Equality.Key> keys = new HashSet<>();
        for (JsonNode row : rows) {
            keys.add(key(scope, key, row));
        }
        return keys;
    }

    private static Equality.Key key(Scope scope, Expression key, JsonNode row) throws JsonQueryException {
        return new Equality.Key(Natives.one(scope, key, row));
    }
}
