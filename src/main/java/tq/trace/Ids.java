package tq.trace;

import java.util.Base64;
import java.util.Locale;
import tq.json.JsonKind;
import tq.json.JsonValue;

/** Ids in their canonical form: lower-case hex where the raw bytes can be told, else the text as it is. */
final class Ids {

    private static final char[] DIGITS = "0123456789abcdef".toCharArray();

    private Ids() {
    }

    /** The canonical form of an id in JSON; empty for none ({@code null}, {@code ""}, only zeros). */
    static String of(JsonValue value) {
        return value.kind() == JsonKind.STRING ? of(value.text()) : value.kind() == JsonKind.NUMBER ? value.numberText() : "";
    }

    /**
     * The canonical form of an id: {@code "w3id5bZ6ypPW5VD90LteVg=="} (base64 of 16 bytes), {@code "aEos6fPPXTw="} (of 8) and
     * {@code "0x6B…"} become hex; {@code tr-…} and free text stay. Sixteen hex digits are legal base64 too, so only padding tells.
     */
    static String of(String text) {
        if (text.length() == 24 && text.endsWith("==") || text.length() == 12 && text.endsWith("=") && !text.endsWith("==")) {
            return fromBase64(text);
        }
        String bare = text.startsWith("0x") || text.startsWith("0X") ? text.substring(2) : text;
        if (isZeros(bare)) {
            return "";
        }
        boolean hex = (bare.length() == 16 || bare.length() == 32) && isHex(bare);
        return hex ? bare.toLowerCase(Locale.ROOT) : text;
    }

    private static String fromBase64(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            StringBuilder hex = new StringBuilder(2 * bytes.length);
            for (byte b : bytes) {
                hex.append(DIGITS[b >> 4 & 15]).append(DIGITS[b & 15]);
            }
            String digits = hex.toString();
            return isZeros(digits) ? "" : digits;
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    private static boolean isZeros(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != '0') {
                return false;
            }
        }
        return true;
    }

    private static boolean isHex(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.digit(text.charAt(i), 16) < 0) {
                return false;
            }
        }
        return true;
    }
}
