package tq.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.POJONode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import net.thisptr.jackson.jq.Expression;
import net.thisptr.jackson.jq.Scope;
import net.thisptr.jackson.jq.exception.JsonQueryException;
import net.thisptr.jackson.jq.exception.JsonQueryTypeException;
import tq.trace.rows.RowReader;

/**
 * Functions that the engine has in Java: those of the prelude that are called for each row, or must be exact where jq's
 * numbers are not, or hold elements that are decoded only here; and four of jq's own that every body calls for each row and
 * jackson-jq defines in jq. Each means just what its namesake in jq means.
 */
final class Natives {

    private static final Set<String> OWN = Set.of("is_empty", "at", "is_word", "matches", "contains_text", "starts_with", "ends_with", "milliseconds", "groups",
            "whole_span", "whole_trace", "whole_event", "whole_assessment", "same", "below", "at_most", "smallest", "largest", "lower", "upper", "sum_of", "difference", "product", "quotient", "remainder",
            "rounded_down", "rounded_up", "rounded", "nanos_between", "later", "total", "average", "deviation", "percentile", "mark_counted", "whole_message", "whole_document", "whole_link");

    /** Named without arity: a body that calls one of these needs no definition of it in jq. */
    static final Set<String> NAMES = names();

    private static final JsonNode NULL = NullNode.getInstance();

    private Natives() {
    }

    private static Set<String> names() {
        Set<String> names = new HashSet<>(OWN);
        NativeStructure.SIGNATURES.forEach(signature -> names.add(signature.substring(0, signature.indexOf('/'))));
        NativeSets.SIGNATURES.forEach(signature -> names.add(signature.substring(0, signature.indexOf('/'))));
        NativeTexts.SIGNATURES.forEach(signature -> names.add(signature.substring(0, signature.indexOf('/'))));
        return names;
    }

    /** Puts the functions into a root scope. */
    static void addTo(Scope root) {
        add(root, "is_empty", Natives::isEmpty);
        add(root, "milliseconds", Arithmetic::milliseconds);
        add(root, "total", Arithmetic::total);
        add(root, "average", Arithmetic::average);
        add(root, "deviation", Arithmetic::deviation);
        root.addFunction("percentile", 1, (scope, args, in, path, output, version) -> output.emit(Arithmetic.percentile(in, one(scope, args.get(0), in).longValue()), null));
        root.addFunction("mark_counted", 2, (scope, args, in, path, output, version) -> output.emit(marked(scope, args, in), null));
        add(root, "same", (a, b) -> BooleanNode.valueOf(!a.isNull() && Equality.normal(a).equals(Equality.normal(b))));
        add(root, "below", (a, b) -> BooleanNode.valueOf(areComparable(a, b) && Order.INSTANCE.compare(a, b) < 0));
        add(root, "at_most", (a, b) -> BooleanNode.valueOf(areComparable(a, b) && Order.INSTANCE.compare(a, b) <= 0));
        add(root, "smallest", list -> extreme(list, 1));
        add(root, "largest", list -> extreme(list, -1));
        root.addFunction("select", 1, (scope, args, in, path, output, version) -> args.get(0).apply(scope, in, truth -> {
            if (isTrue(truth)) {
                output.emit(in, path);
            }
        }));
        root.addFunction("numbers", 0, (scope, args, in, path, output, version) -> {
            if (in.isNumber()) {
                output.emit(in, path);
            }
        });
        root.addFunction("values", 0, (scope, args, in, path, output, version) -> {
            if (!in.isNull()) {
                output.emit(in, path);
            }
        });
        root.addFunction("map", 1, (scope, args, in, path, output, version) -> output.emit(mapped(scope, args.get(0), in), null));
        root.addFunction("sort_by", 1, (scope, args, in, path, output, version) -> output.emit(sorted(scope, args.get(0), in), null));
        add(root, "sum_of", Arithmetic::sum);
        add(root, "difference", Arithmetic::difference);
        add(root, "product", Arithmetic::product);
        add(root, "quotient", Arithmetic::quotient);
        add(root, "remainder", Arithmetic::remainder);
        add(root, "nanos_between", Arithmetic::nanosBetween);
        add(root, "later", Arithmetic::later);
        add(root, "lower", text -> text.isTextual() ? TextNode.valueOf(text.textValue().toLowerCase(Locale.ROOT)) : NULL);
        add(root, "upper", text -> text.isTextual() ? TextNode.valueOf(text.textValue().toUpperCase(Locale.ROOT)) : NULL);
        add(root, "rounded_down", number -> Arithmetic.rounded(number, 0, RoundingMode.FLOOR));
        add(root, "rounded_up", number -> Arithmetic.rounded(number, 0, RoundingMode.CEILING));
        add(root, "rounded", (number, decimals) -> Arithmetic.rounded(number, decimals.asInt(), RoundingMode.HALF_UP));
        for (String whole : List.of("whole_span", "whole_trace", "whole_event", "whole_assessment", "whole_message", "whole_document", "whole_link")) {
            add(root, whole, Natives::whole);
        }
        root.addFunction("at", 1, (scope, args, in, path, output, version) -> output.emit(at(in, one(scope, args.get(0), in)), null));
        root.addFunction("is_word", 1, (scope, args, in, path, output, version) -> output.emit(isWord(in, one(scope, args.get(0), in)), null));
        root.addFunction("groups", 1, (scope, args, in, path, output, version) -> {
            for (ArrayNode group : groups(scope, args.get(0), in)) {
                output.emit(group, null);
            }
        });
        LateFunctions.add(root, NativeStructure.SIGNATURES, NativeStructure::addTo);
        LateFunctions.add(root, NativeSets.SIGNATURES, NativeSets::addTo);
        LateFunctions.add(root, NativeTexts.SIGNATURES, NativeTexts::addTo);
        text(root, "matches", TextTest::matches);
        text(root, "contains_text", TextTest::contains);
        text(root, "starts_with", TextTest::startsWith);
        text(root, "ends_with", TextTest::endsWith);
    }

    static void add(Scope root, String name, Function<JsonNode, JsonNode> function) {
        root.addFunction(name, 0, (scope, args, in, path, output, version) -> output.emit(function.apply(in), null));
    }

    static void add(Scope root, String name, BinaryOperator<JsonNode> function) {
        root.addFunction(name, 2, (scope, args, in, path, output, version) -> output.emit(function.apply(one(scope, args.get(0), in), one(scope, args.get(1), in)), null));
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
    static JsonNode one(Scope scope, Expression expression, JsonNode in) throws JsonQueryException {
        JsonNode[] value = {NULL};
        expression.apply(scope, in, result -> value[0] = result);
        return value[0];
    }

    private static JsonNode isEmpty(JsonNode value) {
        boolean empty = value.isNull() || value.isTextual() && value.textValue().isEmpty() || value.isContainerNode() && value.isEmpty();
        return BooleanNode.valueOf(empty);
    }

    private static boolean areComparable(JsonNode a, JsonNode b) {
        return a.isNumber() && b.isNumber() || a.isTextual() && b.isTextual();
    }

    /** The first of the smallest values that are not null, or with -1 the last of the largest, as jq's min and max. */
    private static JsonNode extreme(JsonNode list, int direction) {
        JsonNode found = NULL;
        for (JsonNode value : list) {
            int order = found.isNull() ? -1 : direction * Order.INSTANCE.compare(value, found);
            found = !value.isNull() && (order < 0 || order == 0 && direction < 0) ? value : found;
        }
        return found;
    }

    /** As in jq: all but false and null. */
    private static boolean isTrue(JsonNode value) {
        return value.isBoolean() ? value.booleanValue() : !value.isNull();
    }

    private static JsonNode mapped(Scope scope, Expression each, JsonNode in) throws JsonQueryException {
        if (!in.isContainerNode()) {
            throw new JsonQueryTypeException("Cannot iterate over %s", in);
        }
        ArrayNode mapped = JsonNodeFactory.instance.arrayNode(in.size());
        for (JsonNode element : in) {
            each.apply(scope, element, mapped::add);
        }
        return mapped;
    }

    private static JsonNode marked(Scope scope, List<Expression> args, JsonNode rows) throws JsonQueryException {
        boolean[] reaches = new boolean[rows.size()];
        for (int i = 0; i < reaches.length; i++) {
            reaches[i] = isTrue(one(scope, args.get(1), rows.get(i)));
        }
        return UsageMarks.mark((ArrayNode) rows, one(scope, args.get(0), rows).textValue(), i -> reaches[i]);
    }

    private record Keyed(JsonNode value, JsonNode key) {
    }

    /** jq's own function of that name, with whole numbers exact. */
    private static JsonNode sorted(Scope scope, Expression key, JsonNode list) throws JsonQueryException {
        if (!list.isArray()) {
            throw new JsonQueryException("only a list can be sorted");
        }
        List<Keyed> keyed = new ArrayList<>(list.size());
        for (JsonNode value : list) {
            ArrayNode keys = JsonNodeFactory.instance.arrayNode();
            key.apply(scope, value, keys::add);
            keyed.add(new Keyed(value, keys));
        }
        keyed.sort(Comparator.comparing(Keyed::key, Order.INSTANCE));
        ArrayNode sorted = JsonNodeFactory.instance.arrayNode(keyed.size());
        keyed.forEach(each -> sorted.add(each.value()));
        return sorted;
    }

    private static JsonNode whole(JsonNode element) {
        return element instanceof POJONode node ? RowReader.whole(node.getPojo()) : element;
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
        return BooleanNode.valueOf(value.isTextual() && word.isTextual() && value.textValue().equalsIgnoreCase(word.textValue()));
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
