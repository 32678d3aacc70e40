package tq.jq;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** The jq that tq emits, as a tree. Knows nothing of traces; only {@link JqPrinter} quotes, escapes and adds brackets. */
public sealed interface Jq {

    /** {@code .} */
    record Identity() implements Jq {
    }

    /** {@code .name}, {@code ."tokens.input"}; of the input. */
    record Field(String key) implements Jq {
    }

    /** {@code $spans}. */
    record Variable(String name) implements Jq {
    }

    /**
     * {@code $spans}: a table of rows. Where the program at this place leaves rows out by plain conditions, whoever runs it may bind a table without
     * them to a name of its own.
     *
     * @param narrowed that name: {@code spans_1}
     */
    record Table(String name, String narrowed) implements Jq {
    }

    /** A String, Long, Double, Boolean, or null. */
    record Literal(Object value) implements Jq {
    }

    /** {@code a | b | c}. */
    record Pipe(List<Jq> parts) implements Jq {
        public Pipe {
            parts = List.copyOf(parts);
        }
    }

    /** {@code a == b}, {@code a and b}. */
    record Binary(String operator, Jq left, Jq right) implements Jq {
    }

    /** {@code select(f)}, {@code length}. */
    record Call(String function, List<Jq> arguments) implements Jq {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /** {@code {name, total: f}}, keys in this order. */
    record ObjectOf(Map<String, Jq> fields) implements Jq {
        public ObjectOf {
            fields = new LinkedHashMap<>(fields);
        }
    }

    /** {@code [a, b]}; with one part {@code [f]}, all that f gives. */
    record ArrayOf(List<Jq> parts) implements Jq {
        public ArrayOf {
            parts = List.copyOf(parts);
        }
    }

    /** {@code if c then a else b end}. */
    record If(Jq condition, Jq then, Jq otherwise) implements Jq {
    }

    /** {@code .[]}. */
    record Each() implements Jq {
    }

    /** {@code .[0]}. */
    record At(long position) implements Jq {
    }

    /** {@code .[2:]}, {@code .[:5]}, {@code .[-3:]}; {@code to} is empty where there is none. */
    record Slice(OptionalLong from, OptionalLong to) implements Jq {
    }

    /** {@code -f}. */
    record Negative(Jq value) implements Jq {
    }

    /** {@code f as $name}, as a part of a pipe. */
    record Bind(Jq value, String variable) implements Jq {
    }

    /** jq that the user wrote, verbatim; printed on its own lines within brackets. */
    record Raw(String text) implements Jq {
    }

    /** The input. */
    Jq IDENTITY = new Identity();

    /** {@code a | b}, without needless parts: {@code . | b} is {@code b}. */
    static Jq pipe(Jq... parts) {
        List<Jq> kept = new ArrayList<>();
        for (Jq part : parts) {
            if (part instanceof Pipe pipe) {
                kept.addAll(pipe.parts());
            } else if (!(part instanceof Identity)) {
                kept.add(part);
            }
        }
        return kept.isEmpty() ? IDENTITY : kept.size() == 1 ? kept.get(0) : new Pipe(kept);
    }

    /** A call. */
    static Jq call(String function, Jq... arguments) {
        return new Call(function, List.of(arguments));
    }

    /** Two sides of an operator. */
    static Jq binary(String operator, Jq left, Jq right) {
        return new Binary(operator, left, right);
    }

    /** All parts joined by an operator such as {@code and}. */
    static Jq join(String operator, List<Jq> parts) {
        Jq joined = parts.get(0);
        for (Jq part : parts.subList(1, parts.size())) {
            joined = new Binary(operator, joined, part);
        }
        return joined;
    }

    /** A value. */
    static Jq literal(Object value) {
        return new Literal(value);
    }
}
