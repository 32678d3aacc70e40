package tq.parse;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;
import tq.parse.antlr.TqLexer;

/**
 * A piece of a text with the kind of word it is, as far as the lexer can tell.
 *
 * @param from where it begins, in UTF-16 units
 * @param to where it ends, exclusive
 */
public record Shade(int from, int to, Kind kind) {

    /** What a piece is. */
    public enum Kind {
        /** A word of the language; it may still be a name here. */
        KEYWORD,
        /** A name. */
        NAME,
        /** A text in quotes. */
        TEXT,
        /** A number, a duration, a time. */
        NUMBER,
        /** {@code $parameter} or {@code @trace}. */
        REFERENCE,
        /** A sign. */
        SIGN,
        /** What follows {@code #}. */
        COMMENT,
        /** What means nothing in the language. */
        FOREIGN
    }

    /** The pieces of a text in order; blanks are none. */
    public static List<Shade> of(String text) {
        Places places = new Places(text);
        List<Shade> shades = new ArrayList<>();
        for (Token token : QueryParser.allTokens(text)) {
            if (token.getType() != Token.EOF && token.getType() != TqLexer.SPACE) {
                shades.add(new Shade(places.of(token).start(), places.of(token).end(), kind(token.getType())));
            }
        }
        return shades;
    }

    private static Kind kind(int type) {
        return switch (type) {
            case TqLexer.NAME, TqLexer.DNAME, TqLexer.WORD -> Kind.NAME;
            case TqLexer.STRING, TqLexer.UNCLOSED -> Kind.TEXT;
            case TqLexer.INT, TqLexer.NUMBER, TqLexer.DURATION, TqLexer.TIME -> Kind.NUMBER;
            case TqLexer.VAR, TqLexer.REF -> Kind.REFERENCE;
            case TqLexer.COMMENT -> Kind.COMMENT;
            case TqLexer.FOREIGN, TqLexer.OTHER -> Kind.FOREIGN;
            default -> type < TqLexer.TIME ? Kind.KEYWORD : Kind.SIGN;
        };
    }
}
