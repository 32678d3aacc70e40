package tq.text;

/**
 * A place in a {@link SourceText}: from {@code start} up to, not including, {@code end}, in UTF-16 units.
 *
 * @param start the first offset, 0 or more
 * @param end the offset behind the last, not below {@code start}
 */
public record SourceRange(int start, int end) {

    public SourceRange {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("no range: " + start + " to " + end);
        }
    }

    /** The smallest range that holds both. */
    public SourceRange to(SourceRange other) {
        return new SourceRange(Math.min(start, other.start), Math.max(end, other.end));
    }
}
