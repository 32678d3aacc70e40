package tq.jq;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;

/** A jq tree as text that jq 1.6 and every later engine reads alike. */
public final class JqPrinter {

    /** Words that jq 1.6 takes as a keyword wherever they stand, as a short key or a variable too. */
    private static final Set<String> KEYWORDS = Set.of("module", "import", "include", "def", "if", "then", "else", "elif", "end", "as", "reduce",
            "foreach", "try", "catch", "label", "and", "or", "__loc__");

    private static final int PIPE = 0;
    private static final int COMMA = 1;
    private static final int OR = 2;
    private static final int AND = 3;
    private static final int COMPARISON = 4;
    private static final int SUM = 5;
    private static final int PRODUCT = 6;
    private static final int TERM = 7;

    private final boolean narrowed;

    private JqPrinter(boolean narrowed) {
        this.narrowed = narrowed;
    }

    /** The text, on one line but for raw jq of several. */
    public static String print(Jq jq) {
        return new JqPrinter(false).print(jq, PIPE);
    }

    /** The same with each {@link Jq.Table} under a name of its own: {@code $spans_1}. */
    public static String printNarrowed(Jq jq) {
        return new JqPrinter(true).print(jq, PIPE);
    }

    private String print(Jq jq, int least) {
        String text = text(jq);
        return precedence(jq) < least ? "(" + text + ")" : text;
    }

    private static int precedence(Jq jq) {
        if (jq instanceof Jq.Pipe || jq instanceof Jq.Raw) {
            return PIPE;
        }
        if (jq instanceof Jq.Binary binary) {
            return precedence(binary.operator());
        }
        if (jq instanceof Jq.If) {
            return PRODUCT;
        }
        if (jq instanceof Jq.Negative || jq instanceof Jq.Literal literal && literal.value() instanceof Number number && number.doubleValue() < 0) {
            return SUM;
        }
        return TERM;
    }

    private static int precedence(String operator) {
        return switch (operator) {
            case "or" -> OR;
            case "and" -> AND;
            case "+", "-" -> SUM;
            case "*", "/", "%" -> PRODUCT;
            default -> COMPARISON;
        };
    }

    private String text(Jq jq) {
        if (jq instanceof Jq.Identity) {
            return ".";
        }
        if (jq instanceof Jq.Field field) {
            return isName(field.key()) ? "." + field.key() : ".[" + quoted(field.key()) + "]";
        }
        if (jq instanceof Jq.Variable variable) {
            return "$" + variable.name();
        }
        if (jq instanceof Jq.Table table) {
            return "$" + (narrowed ? table.narrowed() : table.name());
        }
        if (jq instanceof Jq.Literal literal) {
            return literal(literal.value());
        }
        if (jq instanceof Jq.Pipe pipe) {
            return pipe(pipe);
        }
        if (jq instanceof Jq.Binary binary) {
            int own = precedence(binary);
            int left = own == COMPARISON ? COMPARISON + 1 : mixes(binary.left(), own) ? TERM : own;
            return print(binary.left(), left) + " " + binary.operator() + " " + print(binary.right(), mixes(binary.right(), own) ? TERM : own + 1);
        }
        if (jq instanceof Jq.Call call) {
            return call.arguments().isEmpty() ? call.function() : call.function() + "(" + list(call.arguments(), "; ", PIPE) + ")";
        }
        return container(jq);
    }

    /** jackson-jq gives {@code and} and {@code or} one precedence, so where they meet there are brackets. */
    private static boolean mixes(Jq side, int own) {
        return side instanceof Jq.Binary binary && (own == AND || own == OR) && (precedence(binary) == AND || precedence(binary) == OR) && precedence(binary) != own;
    }

    private String container(Jq jq) {
        if (jq instanceof Jq.ObjectOf object) {
            return object(object);
        }
        if (jq instanceof Jq.ArrayOf array) {
            return "[" + (array.parts().size() == 1 ? print(array.parts().get(0), PIPE) : list(array.parts(), ", ", COMMA + 1)) + "]";
        }
        if (jq instanceof Jq.If choice) {
            return "if " + print(choice.condition(), PIPE) + " then " + print(choice.then(), PIPE) + " else " + print(choice.otherwise(), PIPE) + " end";
        }
        if (jq instanceof Jq.Each) {
            return ".[]";
        }
        if (jq instanceof Jq.At at) {
            return ".[" + at.position() + "]";
        }
        if (jq instanceof Jq.Slice slice) {
            return ".[" + (slice.from().isPresent() ? Long.toString(slice.from().getAsLong()) : "") + ":"
                    + (slice.to().isPresent() ? Long.toString(slice.to().getAsLong()) : "") + "]";
        }
        if (jq instanceof Jq.Negative negative) {
            return "-" + print(negative.value(), TERM);
        }
        if (jq instanceof Jq.Bind bind) {
            return print(bind.value(), TERM) + " as $" + bind.variable();
        }
        if (jq instanceof Jq.Raw raw) {
            return "\n" + raw.text() + "\n";
        }
        throw new AssertionError(jq);
    }

    private String pipe(Jq.Pipe pipe) {
        StringBuilder out = new StringBuilder();
        Jq last = null;
        for (Jq part : pipe.parts()) {
            boolean bracket = part instanceof Jq.Each || part instanceof Jq.At || part instanceof Jq.Slice;
            boolean suffix = bracket && (last instanceof Jq.Variable || last instanceof Jq.Table || last instanceof Jq.Field);
            String text = print(part, COMMA);
            out.append(suffix ? text.substring(1) : last == null ? text : " | " + text);
            last = part;
        }
        return out.toString();
    }

    private String object(Jq.ObjectOf object) {
        StringJoiner out = new StringJoiner(", ", "{", "}");
        for (Map.Entry<String, Jq> field : object.fields().entrySet()) {
            String key = field.getKey();
            boolean same = field.getValue() instanceof Jq.Field value && value.key().equals(key) && isName(key);
            String name = isName(key) ? key : quoted(key);
            out.add(same ? key : name + ": " + print(field.getValue(), TERM));
        }
        return out.toString();
    }

    private String list(List<Jq> parts, String separator, int least) {
        StringJoiner out = new StringJoiner(separator);
        for (Jq part : parts) {
            out.add(print(part, least));
        }
        return out.toString();
    }

    /** Whether a text can be a short key, a variable or a function in every engine. */
    public static boolean isName(String text) {
        if (text.isEmpty() || KEYWORDS.contains(text) || !isStart(text.charAt(0))) {
            return false;
        }
        for (int i = 1; i < text.length(); i++) {
            if (!isStart(text.charAt(i)) && !(text.charAt(i) >= '0' && text.charAt(i) <= '9')) {
                return false;
            }
        }
        return true;
    }

    private static boolean isStart(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
    }

    private static String literal(Object value) {
        if (value instanceof String text) {
            return quoted(text);
        }
        if (value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1e15) {
            return Long.toString(number.longValue());
        }
        return String.valueOf(value);
    }

    /** A string literal, without interpolation. */
    public static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < 0x20 || c == 0x7f || c == '\u2028' || c == '\u2029' || c >= 0x80 && c < 0xa0) {
                out.append("\\u").append(Integer.toHexString(0x10000 | c).substring(1));
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }
}
