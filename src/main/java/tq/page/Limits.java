package tq.page;

/**
 * How much a page holds. What is beyond is counted, and the page says so.
 *
 * @param value characters shown of one value
 * @param rows spans shown of one trace, beside failed ones
 * @param section characters of one trace's section; values beyond are left out
 * @param kept bytes of compressed sections in memory while traces are read
 * @param page characters of all sections on the page
 */
record Limits(int value, int rows, int section, long kept, long page) {

    /** A page that a browser opens at once, from any number of traces. */
    static final Limits DEFAULT = new Limits(20_000, 10_000, 15_000_000, 16L << 20, 30_000_000);

    /** Characters shown of what stands in a line with other things. */
    static final int SHORT = 500;
}
