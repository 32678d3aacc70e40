package tq.render;

import java.util.Optional;

/** The ways to write rows. */
public enum Format {
    /** Aligned columns for people, or one line per column when asked or when the terminal is narrow. */
    TABLE,
    /** One JSON value a line, each written at once. */
    JSONL,
    /** One JSON array with a row a line. */
    JSON,
    /** RFC 4180 with a header, lines ending in LF. */
    CSV,
    /** Tab-separated with a header; tab, newline, carriage return and backslash written as {@code \t \n \r \\}. */
    TSV,
    /** A GitHub table. */
    MARKDOWN,
    /** All that is in each row, a value a line, texts folded. */
    FULL,
    /** Spans as a tree with a few columns beside it. */
    TREE,
    /** Spans as a tree with a bar for when each ran. */
    TIMELINE,
    /** A page with a table that loads nothing. */
    HTML,
    /** Collapsed stacks of spans, for flame graphs. */
    FOLDED,
    /** Strings without quotes, other values as JSON, each followed by a newline. */
    RAW;

    /** The format of this name in any case, as in {@code --format csv}; empty when there is none. */
    public static Optional<Format> named(String name) {
        for (Format format : values()) {
            if (format.name().equalsIgnoreCase(name)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }
}
