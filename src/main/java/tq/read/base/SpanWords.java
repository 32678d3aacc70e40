package tq.read.base;

import java.util.Locale;
import tq.json.JsonKind;
import tq.json.JsonValue;
import tq.trace.Span;

/** The words and numbers by which formats tell a span's kind and how it ended. */
public final class SpanWords {

    private static final String[] KINDS = {"", "INTERNAL", "SERVER", "CLIENT", "PRODUCER", "CONSUMER"};

    private SpanWords() {
    }

    /** {@code SPAN_KIND_CLIENT}, {@code SpanKind.CLIENT}, {@code client} or OTLP's 3; empty for none. */
    public static String kind(JsonValue kind) {
        if (kind.kind() == JsonKind.NUMBER) {
            String number = kind.numberText();
            return number.length() == 1 && number.charAt(0) - '0' < KINDS.length ? KINDS[number.charAt(0) - '0'] : "";
        }
        String bare = bare(kind, "SPAN_KIND_", "SPANKIND.");
        return bare.equals("UNSPECIFIED") ? "" : bare;
    }

    /** {@code STATUS_CODE_ERROR}, {@code StatusCode.ERROR}, {@code error} or OTLP's 2; anything else, or nothing, is UNSET. */
    public static Span.Status status(JsonValue code) {
        if (code.isText("STATUS_CODE_OK")) {
            return Span.Status.OK;
        }
        String word = code.kind() == JsonKind.NUMBER ? code.numberText() : bare(code, "STATUS_CODE_", "STATUSCODE.");
        return switch (word) {
            case "OK", "1" -> Span.Status.OK;
            case "ERROR", "2" -> Span.Status.ERROR;
            default -> Span.Status.UNSET;
        };
    }

    private static String bare(JsonValue word, String prefix, String otherPrefix) {
        String text = word.textOr("").toUpperCase(Locale.ROOT);
        String used = text.startsWith(prefix) ? prefix : text.startsWith(otherPrefix) ? otherPrefix : "";
        return text.substring(used.length());
    }
}
