package tq.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Random;

/** Makes JSON texts from a seed: all kinds of values, escapes, white space, numbers at the edges of their types. */
final class RandomJson {
    private static final String[] STRINGS = {"", "a", "status", "mlflow.spanType", "tab\\t", "q\\\"q", "\\\\", "\\/", "caf\u00e9", "\u65e5\u672c",
        "\ud83d\ude00", "\\ud83d\\ude00", "\\u0000", "\\u00E9 and more text after it", "0123456789abcdef0123456789"};
    private static final String[] NUMBERS = {"0", "-0", "1", "-1", "2147483647", "2147483648", "-2147483649", "9007199254740993",
        "9223372036854775807", "-9223372036854775808", "9223372036854775808", "123456789012345678901234567890", "1.0", "-2.5e-3", "1e5",
        "0.1", "1E+2", "1e400", "-1e999", "1e-999"};
    private static final String[] SPACES = {"", "", "", " ", "\n", "\t ", "\r\n"};

    private final Random random;

    RandomJson(long seed) {
        random = new Random(seed);
    }

    String document() {
        StringBuilder out = new StringBuilder();
        value(out, 0);
        return out.toString();
    }

    /** The text with one to three bytes replaced, removed or put in. */
    byte[] mutate(byte[] text) {
        String pool = "{}[]\",:\\ue019-+.truefalsn \n/x";
        StringBuilder changed = new StringBuilder(new String(text, UTF_8));
        for (int i = random.nextInt(3); i >= 0 && changed.length() > 0; i--) {
            int at = random.nextInt(changed.length());
            int end = at + random.nextInt(2);
            changed.replace(at, end, random.nextInt(4) == 0 ? "" : "" + pool.charAt(random.nextInt(pool.length())));
        }
        return changed.toString().getBytes(UTF_8);
    }

    private void value(StringBuilder out, int depth) {
        space(out);
        int choice = random.nextInt(depth > 5 ? 6 : 10);
        if (choice < 2) {
            string(out);
        } else if (choice < 4) {
            out.append(random.nextBoolean() ? pick(NUMBERS) : Double.toString(random.nextGaussian()));
        } else if (choice < 6) {
            out.append(pick(new String[] {"true", "false", "null"}));
        } else {
            container(out, depth, choice < 8);
        }
        space(out);
    }

    private void container(StringBuilder out, int depth, boolean object) {
        out.append(object ? '{' : '[');
        space(out);
        for (int i = 0, size = random.nextInt(5); i < size; i++) {
            if (i > 0) {
                out.append(',');
                space(out);
            }
            if (object) {
                string(out);
                space(out);
                out.append(':');
            }
            value(out, depth + 1);
        }
        out.append(object ? '}' : ']');
    }

    private void string(StringBuilder out) {
        out.append('"');
        for (int i = random.nextInt(3); i >= 0; i--) {
            out.append(pick(STRINGS));
        }
        out.append('"');
    }

    private void space(StringBuilder out) {
        out.append(pick(SPACES));
    }

    private String pick(String[] choices) {
        return choices[random.nextInt(choices.length)];
    }
}
