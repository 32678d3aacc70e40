package tq.read.base;

import java.math.BigInteger;
import java.util.Locale;
import tq.json.JsonKind;
import tq.json.JsonValue;
import tq.trace.Ids;

/** Ids of formats that write them shorter or in other digits than OpenTelemetry's 32 of a trace and 16 of a span. */
public final class HexIds {

    /** Hex digits of a trace id. */
    public static final int TRACE = 32;
    /** Hex digits of a span id. */
    public static final int SPAN = 16;

    private HexIds() {
    }

    /** Hex with the zeros in front that were left out ({@code "1a"} is {@code "000000000000001a"}), or base64; anything else stays. */
    public static String padded(JsonValue id, int digits) {
        String text = Ids.of(id);
        return text.length() < digits && text.matches("[0-9a-fA-F]+") ? "0".repeat(digits - text.length()) + text.toLowerCase(Locale.ROOT) : text;
    }

    /** The id as it was written, where zeros had to be put in front; else nothing. */
    public static String shorter(JsonValue id, int digits) {
        String text = Ids.of(id);
        return text.equalsIgnoreCase(padded(id, digits)) ? "" : text;
    }

    /** Of a number, {@code 100927429609276267646756448943279827607}, or of its digits as text; anything else as it is read elsewhere. */
    public static String fromDecimal(JsonValue id, int digits) {
        String text = id.kind() == JsonKind.NUMBER && id.isInteger() ? id.numberText() : id.textOr("");
        boolean decimal = id.kind() == JsonKind.NUMBER || text.length() != SPAN && text.length() != TRACE;
        if (!decimal || !text.matches("[0-9]{1,39}")) {
            return Ids.of(id);
        }
        String hex = new BigInteger(text).toString(16);
        return hex.equals("0") ? "" : hex.length() > digits ? text : "0".repeat(digits - hex.length()) + hex;
    }
}
