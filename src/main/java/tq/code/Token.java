package tq.code;

/**
 * A piece of code that is no comment.
 *
 * @param text of a word or mark as written, of a string its value
 * @param column from 0
 * @param first whether it is the first of its line
 */
record Token(Kind kind, String text, int line, int column, boolean first) {

    enum Kind {
        /** A name, a keyword, a number. */
        WORD,
        /** A string that is closed and into which nothing is put. */
        STRING,
        /** One character, or {@code =>} or {@code ->}. */
        MARK
    }
}
