package tq.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;
import tq.parse.antlr.TqLexer;

/** Cuts tokens at separators that stand in no bracket. */
final class Pieces {

    private Pieces() {
    }

    /** The pieces between the separators, each closed by an {@code EOF} that stands where the piece ends. */
    static List<List<Token>> split(List<Token> tokens, Predicate<Token> separator) {
        List<List<Token>> pieces = new ArrayList<>();
        List<Token> piece = new ArrayList<>();
        int depth = 0;
        for (Token token : tokens) {
            depth += isOpening(token) ? 1 : isClosing(token) ? -1 : 0;
            if (token.getType() == Token.EOF || depth == 0 && separator.test(token)) {
                piece.add(endAt(token));
                pieces.add(piece);
                piece = new ArrayList<>();
            } else {
                piece.add(token);
            }
        }
        return pieces;
    }

    static boolean isOpening(Token token) {
        return token.getType() == TqLexer.LPAREN || token.getType() == TqLexer.LBRACK;
    }

    static boolean isClosing(Token token) {
        return token.getType() == TqLexer.RPAREN || token.getType() == TqLexer.RBRACK;
    }

    /** An end that remembers the separator's place and text, for messages. */
    private static Token endAt(Token separator) {
        if (separator.getType() == Token.EOF) {
            return separator;
        }
        CommonToken end = new CommonToken(separator);
        end.setType(Token.EOF);
        return end;
    }
}
