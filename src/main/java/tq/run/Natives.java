package tq.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
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
import java.util.function.UnaryOperator;
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

    private static final List<String> WHOLE = List.of("whole_span", "whole_trace", "whole_event", "whole_assessment", "whole_message", "whole_document", "whole_link");
    private static final Set<String> OTHERS = Set.of("at", "is_word", "groups", "percentile", "mark_counted");

    private static final JsonNode NULL = NullNode.getInstance();
    private static final ObjectMapper MAPPER = Scope.newEmptyScope().getObjectMapper();

    private Natives() {
    }

    private static Set<String> names() {
        Set<String> names = new HashSet<>(OTHERS);
        names.addAll(WHOLE);
        names.addAll(OF_ONE.keySet());
        names.addAll(OF_TWO.keySet());
        names.addAll(OF_TEXTS.keySet());
        NativeStructure.SIGNATURES.forEach(signature -> names.add(signature.substring(0, signature.indexOf('/'))));
        NativeSets.SIGNATURES.forEach(signature -> names.add(signature.substring(0, signature.indexOf('/'))));
        NativeTexts.SIGNATURES.forEach(signature -> names.add(signature.substring(0, signature.indexOf('/'))));
        return names;
    }

    /** Those of one value, which each condition may ask of each row; see {@link RowTest}. */
    static final Map<String, UnaryOperator<JsonNode>> OF_ONE = Map.ofEntries(entry("is_empty", Natives::isEmpty),
            entry("size", Natives::size), entry("as_text", Natives::asText), entry("first_present", Natives::firstPresent), entry("milliseconds", Arithmetic::milliseconds), entry("total", Arithmetic::total),
            entry("average", Arithmetic::average), entry("deviation", Arithmetic::deviation), entry("smallest", list -> extreme(list, 1)), entry("largest", list -> extreme(list, -1)),
            entry("lower", text -> text.isTextual() ? TextNode.valueOf(text.textValue().toLowerCase(Locale.ROOT)) : NULL),
            entry("upper", text -> text.isTextual() ? TextNode.valueOf(text.textValue().toUpperCase(Locale.ROOT)) : NULL),
            entry("rounded_down", number -> Arithmetic.rounded(number, 0, RoundingMode.FLOOR)), entry("rounded_up", number -> Arithmetic.rounded(number, 0, RoundingMode.CEILING)));

    /** Those of two. */
    static final Map<String, BinaryOperator<JsonNode>> OF_TWO = Map.ofEntries(entry("same", (a, b) -> BooleanNode.valueOf(!a.isNull() && Equality.same(a, b))),
            entry("same_word", Natives::isWord), entry("below", (a, b) -> BooleanNode.valueOf(areComparable(a, b) && Order.INSTANCE.compare(a, b) < 0)),
            entry("at_most", (a, b) -> BooleanNode.valueOf(areComparable(a, b) && Order.INSTANCE.compare(a, b) <= 0)), entry("sum_of", Arithmetic::sum),
            entry("difference", Arithmetic::difference), entry("product", Arithmetic::product), entry("quotient", Arithmetic::quotient), entry("remainder", Arithmetic::remainder),
            entry("nanos_between", Arithmetic::nanosBetween), entry("later", Arithmetic::later),
            entry("rounded", (number, decimals) -> Arithmetic.rounded(number, decimals.asInt(), RoundingMode.HALF_UP)));

    /** Those that look through the texts of a value. */
    static final Map<String, Test> OF_TEXTS = Map.of("matches", TextTest::matches, "contains_text", TextTest::contains, "starts_with", TextTest::startsWith, "ends_with", TextTest::endsWith);

    /** Named without arity: a body that calls one of these needs no definition of it in jq. */
    static final Set<String> NAMES = names();

    private static <F> Map.Entry<String, F> entry(String name, F function) {
        return Map.entry(name, function);
    }

    /** Puts the functions into a root scope. */
    static void addTo(Scope root) {
        OF_ONE.forEach((name, function) -> add(root, name, function));
        OF_TWO.forEach((name, function) -> add(root, name, function));
        OF_TEXTS.forEach((name, test) -> text(root, name, test));
        root.addFunction("percentile", 1, (scope, args, in, path, output, version) -> output.emit(Arithmetic.percentile(in, one(scope, args.get(0), in).longValue()), null));
        root.addFunction("mark_counted", 2, (scope, args, in, path, output, version) -> output.emit(marked(scope, args, in), null));
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
        for (String whole : WHOLE) {
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
    }

    static void add(Scope root, String name, UnaryOperator<JsonNode> function) {
        root.addFunction(name, 0, (scope, args, in, path, output, version) -> output.emit(function.apply(in), null));
    }

    static void add(Scope root, String name, BinaryOperator<JsonNode> function) {
        root.addFunction(name, 2, (scope, args, in, path, output, version) -> output.emit(function.apply(one(scope, args.get(0), in), one(scope, args.get(1), in)), null));
    }

    /** Whether some text in a value is as another one wants it. */
    interface Test {
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

    private static JsonNode size(JsonNode value) {
        return value.isTextual() ? LongNode.valueOf(value.textValue().codePointCount(0, value.textValue().length())) : value.isContainerNode() ? LongNode.valueOf(value.size()) : NULL;
    }

    /** As the engine writes JSON. */
    private static JsonNode asText(JsonNode value) {
        try {
            return value.isNull() || value.isTextual() ? value : TextNode.valueOf(MAPPER.writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static JsonNode firstPresent(JsonNode list) {
        for (JsonNode value : list) {
            if (!value.isNull()) {
                return value;
            }
        }
        return NULL;
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
    static boolean isTrue(JsonNode value) {
        return value.isBoolean() ? value.booleanValue() : !value.isNull();
    }

    private static JsonNode mapped(Scope scope, Expression each, JsonNode in) throws JsonQueryException {
        if (!in.isContainerNode()) {
            throw new JsonQueryTypeException("Cannot iterate over %s", in);
        }
        ArrayNode mapped = JsonNodeFactory.instance.arrayNode(in.size());
        for (JsonNode element : in) {
            Stop.check();
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

    static JsonNode at(JsonNode value, JsonNode path) {
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

    static JsonNode isWord(JsonNode value, JsonNode word) {
        return BooleanNode.valueOf(value.isTextual() && word.isTextual() && value.textValue().equalsIgnoreCase(word.textValue()));
    }

    /** The elements of a list by the value of a key, groups in first-seen order. */
    private static Iterable<ArrayNode> groups(Scope scope, Expression key, JsonNode list) throws JsonQueryException {
        Map<Equality.Key, ArrayNode> groups = new LinkedHashMap<>();
        for (JsonNode row : list) {
            Stop.check();
            Equality.Key own = new Equality.Key(one(scope, key, row));
            groups.computeIfAbsent(own, k -> JsonNodeFactory.instance.arrayNode()).add(row);
        }
        return groups.values();
    }
}
