package tq.json;

/**
 * What a document may cost before it is refused with a {@link JsonSyntaxException}.
 *
 * @param maxDepth arrays and objects that may be open at once: {@code [[1]]} has 2
 * @param maxNumberLength characters in one number, because exact integers of any length take quadratic time to decode
 * @param maxDocumentBytes bytes in one document read by {@link JsonStream}
 */
public record JsonLimits(int maxDepth, int maxNumberLength, int maxDocumentBytes) {

    /** Jackson's depth and number length, and the largest array that a JVM is sure to make. */
    public static final JsonLimits DEFAULT = new JsonLimits(1000, 1000, Integer.MAX_VALUE - 16);

    public JsonLimits {
        if (maxDepth < 1 || maxNumberLength < 1 || maxDocumentBytes < 1) {
            throw new IllegalArgumentException("limits must be at least 1");
        }
        maxDocumentBytes = Math.min(maxDocumentBytes, Integer.MAX_VALUE - 16);
    }
}
