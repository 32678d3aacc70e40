package tq.render;

/**
 * How JSON is laid out, as jq's options say it.
 *
 * @param indent 0: compact, as {@code jq -c}; 1 to 7: so many spaces a level; {@link #TAB}: a tab a level
 * @param sortKeys keys of every object in code point order, as {@code jq -S}
 * @param asciiOnly characters beyond ASCII escaped, as with {@code jq -a}
 */
public record JsonStyle(int indent, boolean sortKeys, boolean asciiOnly) {
    /** The {@code indent} that stands for one tab a level. */
    public static final int TAB = -1;
    /** Compact, keys as they come, any characters. */
    public static final JsonStyle COMPACT = new JsonStyle(0, false, false);

    /** @throws IllegalArgumentException when {@code indent} is neither 0 to 7 nor {@link #TAB} */
    public JsonStyle {
        if (indent != TAB && (indent < 0 || indent > 7)) {
            throw new IllegalArgumentException("indent must be 0 to 7 or TAB, not " + indent);
        }
    }

    /** The same keys and characters on one line: for JSON inside a cell. */
    JsonStyle compact() {
        return new JsonStyle(0, sortKeys, asciiOnly);
    }
}
