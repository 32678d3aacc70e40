package tq.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import net.thisptr.jackson.jq.exception.JsonQueryException;
import net.thisptr.jackson.jq.internal.misc.JsonNodeComparator;
import tq.jq.Jq;

/**
 * What of a condition in jq can be asked of a row without the engine, which is much slower: rows that fail are left out before it runs. The engine
 * then asks the whole condition of the others, so that there is one meaning. Only what each row is asked by itself is understood here; of {@code and}
 * the sides that are.
 */
final class RowTest {

    /** An expression that gives one value; null is {@link NullNode}, never missing. */
    private interface Value {
        JsonNode of(JsonNode in) throws JsonQueryException;
    }

    private final Map<String, JsonNode> parameters;
    private final List<Value> conditions = new ArrayList<>();

    private RowTest(Map<String, JsonNode> parameters) {
        this.parameters = parameters;
    }

    /**
     * For conditions that a row must all fulfil.
     *
     * @param parameters the values of variables
     * @return empty where nothing of them is understood
     */
    static Optional<RowTest> of(List<Jq> conditions, Map<String, JsonNode> parameters) {
        RowTest test = new RowTest(parameters);
        conditions.forEach(condition -> test.necessary(condition).ifPresent(test.conditions::add));
        return test.conditions.isEmpty() ? Optional.empty() : Optional.of(test);
    }

    /** Whether a row may fulfil the conditions; if not, it does not. */
    boolean passes(JsonNode row) {
        try {
            for (Value condition : conditions) {
                if (!Natives.isTrue(condition.of(row))) {
                    return false;
                }
            }
            return true;
        } catch (JsonQueryException | ArithmeticException e) {
            return true; // the engine meets the same, and reports it
        }
    }

    /** What holds wherever the condition does: of {@code and} what is understood of the sides, of {@code or} nothing unless it is something of both. */
    private Optional<Value> necessary(Jq condition) {
        if (condition instanceof Jq.Binary binary && binary.operator().equals("and")) {
            Optional<Value> left = necessary(binary.left());
            Optional<Value> right = necessary(binary.right());
            return left.isEmpty() || right.isEmpty() ? left.or(() -> right) : Optional.of(binary("and", left.get(), right.get()));
        }
        if (condition instanceof Jq.Binary binary && binary.operator().equals("or")) {
            return necessary(binary.left()).flatMap(left -> necessary(binary.right()).map(right -> binary("or", left, right)));
        }
        return value(condition);
    }

    private Optional<Value> value(Jq jq) {
        if (jq instanceof Jq.Identity) {
            return Optional.of(in -> in);
        }
        if (jq instanceof Jq.Field field) {
            return Optional.of(in -> present(in.get(field.key())));
        }
        if (jq instanceof Jq.Literal literal) {
            JsonNode node = Constants.node(literal.value());
            return Optional.of(in -> node);
        }
        if (jq instanceof Jq.Variable variable) {
            return Optional.ofNullable(parameters.get(variable.name())).map(node -> in -> node);
        }
        if (jq instanceof Jq.Pipe pipe) {
            return pipe(pipe);
        }
        if (jq instanceof Jq.Binary binary) {
            return both(binary.left(), binary.right(), (left, right) -> binary(binary.operator(), left, right));
        }
        if (jq instanceof Jq.ArrayOf array) {
            return array(array);
        }
        return jq instanceof Jq.Call call ? call(call) : Optional.empty();
    }

    private static JsonNode present(JsonNode node) {
        return node == null || node.isMissingNode() ? NullNode.getInstance() : node;
    }

    private Optional<Value> pipe(Jq.Pipe pipe) {
        Value piped = in -> in;
        for (Jq part : pipe.parts()) {
            Optional<Value> next = value(part);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            Value before = piped;
            piped = in -> next.get().of(before.of(in));
        }
        return Optional.of(piped);
    }

    private Optional<Value> array(Jq.ArrayOf array) {
        List<Value> items = new ArrayList<>();
        for (Jq part : array.parts()) {
            Optional<Value> item = value(part);
            if (item.isEmpty()) {
                return Optional.empty();
            }
            items.add(item.get());
        }
        return Optional.of(in -> {
            ArrayNode made = JsonNodeFactory.instance.arrayNode(items.size());
            for (Value item : items) {
                made.add(item.of(in));
            }
            return made;
        });
    }

    private interface Joined {
        Value of(Value left, Value right);
    }

    private Optional<Value> both(Jq left, Jq right, Joined joined) {
        return value(left).flatMap(a -> value(right).flatMap(b -> Optional.ofNullable(joined.of(a, b))));
    }

    /** Null for an operator that is not a test. */
    private static Value binary(String operator, Value left, Value right) {
        return switch (operator) {
            case "and" -> in -> BooleanNode.valueOf(Natives.isTrue(left.of(in)) && Natives.isTrue(right.of(in)));
            case "or" -> in -> BooleanNode.valueOf(Natives.isTrue(left.of(in)) || Natives.isTrue(right.of(in)));
            case "==" -> in -> BooleanNode.valueOf(compare(left.of(in), right.of(in)) == 0);
            case "!=" -> in -> BooleanNode.valueOf(compare(left.of(in), right.of(in)) != 0);
            case "<" -> in -> BooleanNode.valueOf(compare(left.of(in), right.of(in)) < 0);
            case "<=" -> in -> BooleanNode.valueOf(compare(left.of(in), right.of(in)) <= 0);
            case ">" -> in -> BooleanNode.valueOf(compare(left.of(in), right.of(in)) > 0);
            case ">=" -> in -> BooleanNode.valueOf(compare(left.of(in), right.of(in)) >= 0);
            default -> null;
        };
    }

    /** By the engine's own order, so that the answers are. */
    private static int compare(JsonNode left, JsonNode right) {
        return JsonNodeComparator.getInstance().compare(left, right);
    }

    private Optional<Value> call(Jq.Call call) {
        List<Jq> arguments = call.arguments();
        String name = call.function();
        if (arguments.isEmpty() && Natives.OF_ONE.containsKey(name)) {
            UnaryOperator<JsonNode> function = Natives.OF_ONE.get(name);
            return Optional.of(function::apply);
        }
        if (Natives.OF_TWO.containsKey(name)) {
            BinaryOperator<JsonNode> function = Natives.OF_TWO.get(name);
            return both(arguments.get(0), arguments.get(1), (left, right) -> in -> function.apply(left.of(in), right.of(in)));
        }
        if (Natives.OF_TEXTS.containsKey(name)) {
            Natives.Test test = Natives.OF_TEXTS.get(name);
            return both(arguments.get(0), arguments.get(1), (value, text) -> in -> {
                JsonNode wanted = text.of(in);
                return BooleanNode.valueOf(wanted.isTextual() && test.test(value.of(in), wanted.textValue()));
            });
        }
        return switch (name) {
            case "not" -> Optional.of(in -> BooleanNode.valueOf(!Natives.isTrue(in)));
            case "is_word" -> value(arguments.get(0)).map(word -> in -> Natives.isWord(in, word.of(in)));
            case "at" -> path(arguments.get(0)).map(path -> in -> Natives.at(in, path));
            default -> Optional.empty();
        };
    }

    /** A list of literals. */
    private static Optional<ArrayNode> path(Jq jq) {
        ArrayNode path = JsonNodeFactory.instance.arrayNode();
        for (Jq key : ((Jq.ArrayOf) jq).parts()) {
            if (!(key instanceof Jq.Literal literal)) {
                return Optional.empty();
            }
            path.add(Constants.node(literal.value()));
        }
        return Optional.of(path);
    }
}
