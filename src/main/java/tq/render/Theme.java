package tq.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The colours of output: for each {@link Paint} the numbers of a terminal's SGR sequence, such as {@code 0;32}.
 *
 * @param codes one per paint, in order; empty for no colours at all
 */
public record Theme(List<String> codes) {
    /** What can be coloured, the first eight in the order of jq's JQ_COLORS, with the standard colours. */
    public enum Paint {
        NULL("0;90"),
        FALSE("0;39"),
        TRUE("0;39"),
        NUMBER("0;39"),
        STRING("0;32"),
        ARRAY("1;39"),
        OBJECT("1;39"),
        KEY("1;34"),
        /** Column names and the lines between vertical rows. */
        HEADER("1"),
        ERROR("31"),
        OK("32"),
        /** What tables say about themselves. */
        NOTE("0;90"),
        /** Spans that ask a model. */
        MODEL("95", "35"),
        /** Spans that call a tool. */
        TOOL("96", "36"),
        /** Spans that look something up. */
        RETRIEVAL("94", "34"),
        /** Spans that judge or guard. */
        CHECK("93", "33"),
        /** Never coloured. */
        PLAIN("");

        private static final int FROM_JQ = KEY.ordinal() + 1;
        private static final Map<String, Paint> OF_TYPES = Map.of("LLM", MODEL, "CHAT_MODEL", MODEL, "TOOL", TOOL, "RETRIEVER", RETRIEVAL, "EMBEDDING", RETRIEVAL,
                "RERANKER", RETRIEVAL, "GUARDRAIL", CHECK, "EVALUATOR", CHECK);

        private final String standard;
        private final String onLight;

        Paint(String standard) {
            this(standard, standard);
        }

        Paint(String standard, String onLight) {
            this.standard = standard;
            this.onLight = onLight;
        }

        /** The colour of a span's type; plain for those that hold others together. */
        static Paint ofType(String type) {
            return OF_TYPES.getOrDefault(type, PLAIN);
        }
    }

    /** No colours. */
    public static final Theme NONE = new Theme(List.of());
    /** jq's colours for JSON; bold headers, red errors, green successes. */
    public static final Theme STANDARD = new Theme(standardCodes());

    /** @throws IllegalArgumentException when a code is no SGR code, or their number is neither none nor all */
    public Theme {
        codes = List.copyOf(codes);
        for (String code : codes) {
            if (!isCode(code)) {
                throw new IllegalArgumentException("a colour has digits and ; only");
            }
        }
        if (!codes.isEmpty() && codes.size() != Paint.values().length) {
            throw new IllegalArgumentException("codes must be none or one for each paint, not " + codes.size());
        }
    }

    /**
     * Reads the value of JQ_COLORS or TQ_COLORS: {@code null:false:true:numbers:strings:arrays:objects:object-keys},
     * for example {@code 0;90:0;31:0;32}. Kinds left out at the end keep the standard colour, further ones are ignored.
     *
     * @return empty when a colour holds anything but digits and {@code ;}, since it would go to the terminal
     */
    public static Optional<Theme> parse(String colors) {
        List<String> codes = standardCodes();
        int start = colors.isEmpty() ? 1 : 0; // an empty value sets nothing, not even the first colour
        for (int kind = 0; kind < Paint.FROM_JQ && start <= colors.length(); kind++) {
            int colon = colors.indexOf(':', start);
            int end = colon < 0 ? colors.length() : colon;
            codes.set(kind, colors.substring(start, end));
            start = end + 1;
        }
        for (String code : codes) {
            if (!isCode(code)) {
                return Optional.empty();
            }
        }
        return Optional.of(new Theme(codes));
    }

    private static boolean isCode(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && c != ';') {
                return false;
            }
        }
        return true;
    }

    /** The same for a light background. */
    public Theme onLight() {
        List<String> light = new ArrayList<>(codes);
        for (Paint paint : hasColours() ? Paint.values() : new Paint[0]) {
            if (codes.get(paint.ordinal()).equals(paint.standard)) {
                light.set(paint.ordinal(), paint.onLight);
            }
        }
        return new Theme(light);
    }

    boolean hasColours() {
        return !codes.isEmpty();
    }

    /** Appends the text in this colour, and plain again after it. */
    public void paint(Paint paint, CharSequence text, StringBuilder out) {
        if (!hasColours() || paint == Paint.PLAIN) {
            out.append(text);
        } else {
            out.append("\u001b[").append(codes.get(paint.ordinal())).append('m').append(text).append("\u001b[0m");
        }
    }

    private static List<String> standardCodes() {
        List<String> codes = new ArrayList<>();
        for (Paint paint : Paint.values()) {
            codes.add(paint.standard);
        }
        return codes;
    }
}
