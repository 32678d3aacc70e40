package tq.schema;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A function of the language: {@code round(cost, 2)}.
 *
 * @param name as written
 * @param least how many arguments at least
 * @param most how many at most
 * @param result what it gives; {@link ValueType#ANY} for the type of its first argument
 * @param doc one line with an example
 */
public record Function(String name, int least, int most, ValueType result, String doc) {

    private static final Map<String, Function> ALL = new LinkedHashMap<>();

    static {
        add("length", 1, 1, ValueType.NUMBER, "characters of a text, elements of a list, keys of an object: length(name)");
        add("lower", 1, 1, ValueType.STRING, "text in lower case: lower(name)");
        add("upper", 1, 1, ValueType.STRING, "text in upper case: upper(name)");
        add("substring", 2, 3, ValueType.STRING, "part of a text, from 0, so many characters: substring(answer, 0, 80)");
        add("text", 1, 1, ValueType.STRING, "a value as text: text(inputs)");
        add("number", 1, 1, ValueType.NUMBER, "a text as number, missing where it is none: number(attributes.limit)");
        add("abs", 1, 1, ValueType.ANY, "a number without its sign: abs(delta)");
        add("round", 1, 2, ValueType.ANY, "a number rounded, to so many decimals: round(cost, 2)");
        add("floor", 1, 1, ValueType.ANY, "the whole number at or below: floor(value)");
        add("ceil", 1, 1, ValueType.ANY, "the whole number at or above: ceil(value)");
        add("coalesce", 1, 20, ValueType.ANY, "the first of its arguments that is not null: coalesce(model, \"none\")");
        add("min", 2, 20, ValueType.ANY, "the smallest of its arguments: min(tokens.input, 1000)");
        add("max", 2, 20, ValueType.ANY, "the largest of its arguments: max(tokens.input, tokens.output)");
        add("if", 3, 3, ValueType.ANY, "one of two values: if(error, \"bad\", \"good\")");
        add("keys", 1, 1, ValueType.LIST, "the keys of an object, sorted as in jq: keys(inputs)");
        add("minus", 2, 2, ValueType.LIST, "the elements of a list that another lacks: minus(numbers(answer), numbers(request))");
        add("numbers", 1, 1, ValueType.LIST, "the numbers in a value's texts, as plain digits: numbers(answer)");
        add("overlap", 2, 3, ValueType.NUMBER, "the share of the telling words of a value that another has, from 0 to 1, apart from those of a third: overlap(inputs, outputs)");
        add("contradicted", 2, 2, ValueType.LIST, "quantities of a text that another value has otherwise, such as 45 days for 30 days: contradicted(answer, outputs)");
        add("json", 1, 1, ValueType.ANY, "what a text is the JSON of, also in a fence of Markdown, null where it is none: json(outputs)");
        add("misfits", 2, 2, ValueType.LIST, "where a value does not fit a JSON schema, a text each: misfits(inputs, tools[0].parameters)");
        add("secrets", 1, 1, ValueType.LIST, "the kinds of keys and tokens in a value's texts, such as an AWS access key: secrets(inputs)");
        add("frame", 1, 1, ValueType.STRING, "the place in a stack trace where the exception began: frame(exception.stacktrace)");
        add("raw", 1, 1, ValueType.ANY, "a value as MLflow's version 3 stores it, not decoded: raw(attributes.limit)");
        add("day", 1, 1, ValueType.TIME, "the start of a time's day, in UTC: day(start)");
        add("hour", 1, 1, ValueType.TIME, "the start of a time's hour: hour(start)");
        add("minute", 1, 1, ValueType.TIME, "the start of a time's minute: minute(start)");
    }

    /** All functions by name. */
    public static Map<String, Function> all() {
        return ALL;
    }

    private static void add(String name, int least, int most, ValueType result, String doc) {
        ALL.put(name, new Function(name, least, most, result, doc));
    }
}
