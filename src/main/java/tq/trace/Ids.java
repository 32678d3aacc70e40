package tq.trace;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import tq.json.JsonKind;
import tq.json.JsonValue;

/** Ids in their canonical form: lower-case hex where the raw bytes can be told, else the text as it is. */
public final class Ids {

    private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private Ids() {
    }

    /** The canonical form of an id in JSON; empty for none ({@code null}, {@code ""}, only zeros). */
    public static String of(JsonValue value) {
        return value.kind() == JsonKind.STRING ? of(value.text()) : value.kind() == JsonKind.NUMBER ? value.numberText() : "";
    }

    /**
     * The canonical form of an id: {@code "w3id5bZ6ypPW5VD90LteVg=="} (base64 of 16 bytes), {@code "aEos6fPPXTw="} (of 8) and
     * {@code "0x6B…"} become hex, UUIDs too; {@code tr-…} and free text stay. Sixteen hex digits are legal base64 too, so only padding tells.
     */
    public static String of(String text) {
        if (text.length() == 24 && text.endsWith("==") || text.length() == 12 && text.endsWith("=") && !text.endsWith("==")) {
            return fromBase64(text);
        }
        if (isUuid(text)) {
            return text.replace("-", "").toLowerCase(Locale.ROOT);
        }
        String bare = text.startsWith("0x") || text.startsWith("0X") ? text.substring(2) : text;
        if (isZeros(bare)) {
            return "";
        }
        return isBytes(bare) ? bare.toLowerCase(Locale.ROOT) : text;
    }

    /** What parts of one trace have in common: its canonical id, of {@code tr-…} what is behind. */
    public static String ofTrace(String text) {
        String id = of(text);
        return id.startsWith("tr-") ? id.substring(3) : id;
    }

    /** Whether it is written as a UUID: {@code fe8ffecb-72ce-4cd2-bdb7-01f34654c391}. */
    public static boolean isUuid(String text) {
        boolean dashes = text.length() == 36 && text.charAt(8) == '-' && text.charAt(13) == '-' && text.charAt(18) == '-' && text.charAt(23) == '-';
        return dashes && isHex(text.replace("-", ""));
    }

    private static String fromBase64(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            byte[] hex = new byte[2 * bytes.length];
            int any = 0;
            for (int i = 0; i < bytes.length; i++) {
                hex[2 * i] = DIGITS[bytes[i] >> 4 & 15];
                hex[2 * i + 1] = DIGITS[bytes[i] & 15];
                any |= bytes[i];
            }
            return any == 0 ? "" : new String(hex, StandardCharsets.US_ASCII);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    /** Whether an id is the hex of as many bytes as OpenTelemetry's ids have: 8, or of a trace 16. */
    public static boolean isBytes(String id) {
        return (id.length() == 16 || id.length() == 32) && isHex(id);
    }

    /** An id as MLflow V3 writes it: hex becomes base64 of its bytes, since MLflow takes bare hex for base64; anything else stays. */
    public static String toBase64(String id) {
        if (!isBytes(id)) {
            return id;
        }
        byte[] bytes = new byte[id.length() / 2];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(id, 2 * i, 2 * i + 2, 16);
        }
        return Base64.getEncoder().encodeToString(bytes);
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
