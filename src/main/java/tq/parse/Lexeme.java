package tq.parse;

/**
 * A token or a comment, as it is to be written: {@code SPANS} is {@code spans}, and {@code then} is {@code |}.
 *
 * @param kind what a line may do with it
 * @param text keywords in lower case, all else byte for byte
 * @param spaced whether a space stands before it on a line
 * @param depth the brackets that are open around it
 * @param breaks the line breaks between it and what stands before it
 */
public record Lexeme(Kind kind, String text, boolean spaced, int depth, int breaks) {

    /** {@code CONNECTIVE}: {@code and}, {@code or}; {@code OPENING}, {@code CLOSING}: brackets. */
    public enum Kind { COMMENT, PIPE, CONNECTIVE, COMMA, SEMICOLON, OPENING, CLOSING, OTHER }

    /** The same with other line breaks before it. */
    public Lexeme withBreaks(int number) {
        return new Lexeme(kind, text, spaced, depth, number);
    }
}
