package tq.json;

/** The text is no JSON, or is beyond a limit. It is the user's error, not ours, so it carries a place in the text and no stack trace. */
public final class JsonSyntaxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String problem;
    private final long offset;
    private final transient JsonPosition position;

    JsonSyntaxException(String name, String problem, long offset, JsonPosition position) {
        super((name.isEmpty() ? "" : name + ":") + position.line() + ":" + position.column() + ": " + problem, null, false, false);
        this.problem = problem;
        this.offset = offset;
        this.position = position;
    }

    /** The message without the place: {@code expected ',' or '}' after a member}. {@link #getMessage} has {@code name:line:column:} before it. */
    public String problem() {
        return problem;
    }

    /** Byte where reading failed: in the stream for {@link JsonStream}, else in the array that was parsed. */
    public long offset() {
        return offset;
    }

    /** Line and column of {@link #offset}. */
    public JsonPosition position() {
        return position;
    }
}
