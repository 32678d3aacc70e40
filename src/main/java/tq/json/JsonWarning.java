package tq.json;

/**
 * Something in a document that is not as it should be, and that was read all the same.
 *
 * @param kind what was met
 * @param offset byte where it was met: in the stream for a document of {@link JsonStream}, else in the array that was parsed
 * @param message in a user's words: {@code duplicate key "id": the last one counts}
 */
public record JsonWarning(Kind kind, long offset, String message) {

    /** The leniencies, each with text that causes it. */
    public enum Kind {
        /** {@code {"score": NaN}}. */
        NON_FINITE_NUMBER,
        /** {@code {"id": 1, "id": 2}}. */
        DUPLICATE_KEY,
        /** A string with the byte FF in it. */
        INVALID_UTF8,
        /** A string with a tab or a line break that is not written as an escape. */
        RAW_CONTROL_CHARACTER
    }
}
