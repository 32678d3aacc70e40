package tq.render;

/** What the values of a column measure; decides how tables and Markdown write them. Other formats ignore it. */
public enum Unit {
    /** Any JSON value, written as it is: {@code 3}, {@code search}. */
    NONE,
    /** A number of milliseconds: {@code 1200.5} is {@code 1.2 s}. */
    DURATION,
    /** RFC 3339 text: {@code 2026-03-04T05:06:07.123456Z} is {@code 2026-03-04 05:06:07.123}. */
    TIME,
    /** How many: {@code 12345} is {@code 12,345}. */
    COUNT,
    /** US dollars: {@code 0.0123} is {@code $0.0123}. */
    COST,
    /** Hundredths: {@code 61.6} is {@code 61.6 %}. */
    PERCENT,
    /** Bytes: {@code 1536} is {@code 1.5 KiB}. */
    BYTES,
    /** A word such as {@code ERROR} or {@code OK}, coloured where colours are on. */
    STATUS;

    /** True when values are numbers, so that the column is aligned on the right. */
    boolean isNumeric() {
        return this != NONE && this != TIME && this != STATUS;
    }
}
