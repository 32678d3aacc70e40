package tq.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.POJONode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import net.thisptr.jackson.jq.Expression;
import net.thisptr.jackson.jq.Scope;
import net.thisptr.jackson.jq.exception.JsonQueryException;

/**
 * Functions of the prelude that the engine has in Java: they are called for each row, or must be exact where jq's
 * numbers are not, or hold elements that are decoded only here. Each means just what its namesake in jq means.
 */
final class Natives {

    /** Named without arity: a body that calls one of these needs no definition of it in jq. */
    static final Set<String> NAMES = Set.of("is_empty", "at", "is_word", "matches", "contains_text", "starts_with", "ends_with", "milliseconds", "groups",
            "whole_span", "whole_trace", "whole_event", "whole_assessment", "total");

    private static final JsonNode NULL = NullNode.getInstance();

    private Natives() {
    }

    /** Puts the functions into a root scope. */
    static void addTo(Scope root) {
        add(root, "is_empty", Natives::isEmpty);
        add(root, "milliseconds", Natives::milliseconds);
        add(root, "total", Natives::total);
        for (String whole : List.of("whole_span", "whole_trace", "whole_event", "whole_assessment")) {
            add(root, whole, Natives::whole);
        }
        root.addFunction("at", 1, (scope, args, in, path, output, version) -> output.emit(at(in, one(scope, args.get(0), in)), null));
        root.addFunction("is_word", 1, (scope, args, in, path, output, version) -> output.emit(isWord(in, one(scope, args.get(0), in)), null));
        root.addFunction("groups", 1, (scope, args, in, path, output, version) -> {
            for (ArrayNode group : groups(scope, args.get(0), in)) {
                output.emit(group, null);
            }
        });
        text(root, "matches", TextTest::matches);
        text(root, "contains_text", TextTest::contains);
        text(root, "starts_with", TextTest::startsWith);
        text(root, "ends_with", TextTest::endsWith);
    }

    private static void add(Scope root, String name, Function<JsonNode, JsonNode> function) {
        root.addFunction(name, 0, (scope, args, in, path, output, version) -> output.emit(function.apply(in), null));
    }

    private interface Test {
        boolean test(JsonNode value, String text) throws JsonQueryException;
    }

    private static void text(Scope root, String name, Test test) {
        root.addFunction(name, 2, (scope, args, in, path, output, version) -> {
            JsonNode text = one(scope, args.get(1), in);
            output.emit(BooleanNode.valueOf(text.isTextual() && test.test(one(scope, args.get(0), in), text.textValue())), null);
        });
    }

    /** The value of an argument, of which the compiler emits only such as give one. */
    private static JsonNode one(Scope scope, Expression expression, JsonNode in) throws JsonQueryException {
        JsonNode[] value = {NULL};
        expression.apply(scope, in, result -> value[0] = result);
        return value[0];
    }

    private static JsonNode isEmpty(JsonNode value) {
        boolean empty = value.isNull() || value.isTextual() && value.textValue().isEmpty() || value.isContainerNode() && value.isEmpty();
        return BooleanNode.valueOf(empty);
    }

    /** Nanoseconds to milliseconds: a whole number where it is one. */
    private static JsonNode milliseconds(JsonNode nanos) {
        if (!nanos.isNumber()) {
            return nanos;
        }
        if (nanos.isIntegralNumber() && nanos.canConvertToLong()) {
            long value = nanos.longValue();
            return value % 1_000_000 == 0 ? LongNode.valueOf(value / 1_000_000) : DoubleNode.valueOf(value / 1e6);
        }
        return DoubleNode.valueOf(nanos.doubleValue() / 1e6);
    }

    /** The sum of numbers: exact where all are whole and it fits; 0 of none. */
    private static JsonNode total(JsonNode numbers) {
        long whole = 0;
        double broken = 0;
        boolean exact = true;
        for (JsonNode number : numbers) {
            long before = whole;
            if (number.isIntegralNumber() && number.canConvertToLong()) {
                whole += number.longValue();
            } else {
                exact = false;
            }
            exact = exact && !((before ^ whole) < 0 && (before < 0) == (number.longValue() < 0));
            broken += number.doubleValue();
        }
        return exact ? LongNode.valueOf(whole) : DoubleNode.valueOf(broken);
    }

    private static JsonNode whole(JsonNode element) {
        return element instanceof POJONode node ? tq.trace.RowReader.whole(node.getPojo()) : element;
    }

    private static JsonNode at(JsonNode value, JsonNode path) {
        JsonNode found = value;
        for (JsonNode key : path) {
            JsonNode next = key.isTextual() && found.isObject() ? found.get(key.textValue()) : key.isInt() || key.isLong() ? element(found, key.longValue()) : null;
            found = next == null ? NULL : next;
        }
        return found;
    }

    private static JsonNode element(JsonNode list, long position) {
        long at = position < 0 ? list.size() + position : position;
        return list.isArray() && at >= 0 && at < list.size() ? list.get((int) at) : null;
    }

    private static JsonNode isWord(JsonNode value, JsonNode word) {
        return BooleanNode.valueOf(value.isTextual() && word.isTextual() && value.textValue().toUpperCase(Locale.ROOT).equals(word.textValue().toUpperCase(Locale.ROOT)));
    }

    /** The elements of a list by the value of a key, groups in first-seen order. */
    private static Iterable<ArrayNode> groups(Scope scope, Expression key, JsonNode list) throws JsonQueryException {
        Map<JsonNode, ArrayNode> groups = new LinkedHashMap<>();
        for (JsonNode row : list) {
            JsonNode own = Equality.normal(one(scope, key, row));
            groups.computeIfAbsent(own, k -> JsonNodeFactory.instance.arrayNode()).add(row);
        }
        return groups.values();
    }
}
