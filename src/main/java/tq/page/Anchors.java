package tq.page;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/** Names of places within the page, made of numbers and digests, since ids of the data may be any text. */
final class Anchors {

    private Anchors() {
    }

    static String trace(long number) {
        return "t" + number;
    }

    /** The same wherever the span is named. */
    static String span(long trace, String id) {
        return trace(trace) + "-" + HexFormat.of().formatHex(digest(id), 0, 8);
    }

    /** As a content-security policy names an element by its text. */
    static String policyHash(String text) {
        return "sha256-" + Base64.getEncoder().encodeToString(digest(text));
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
