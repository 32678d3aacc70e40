package tq.parse;

import java.util.Locale;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;
import tq.parse.antlr.TqParser;
import tq.syntax.Word;
import tq.text.SourceRange;

/** Turns ANTLR's positions, counted in code points, into {@link SourceRange}s in UTF-16 units; the one place that does. */
final class Places {

    private final String text;
    private final boolean plain;

    Places(String text) {
        this.text = text;
        this.plain = text.length() == text.codePointCount(0, text.length());
    }

    SourceRange of(Token token) {
        int start = unit(token.getStartIndex());
        return new SourceRange(start, token.getType() == Token.EOF ? start : unit(token.getStopIndex() + 1));
    }

    SourceRange of(ParserRuleContext context) {
        Token start = context.getStart();
        Token stop = context.getStop() == null ? start : context.getStop();
        return of(start).to(of(stop));
    }

    Word word(ParserRuleContext context) {
        return new Word(context.getText(), of(context));
    }

    /** A word in lower case: keywords mind no case. */
    Word word(TqParser.AdjectiveContext context) {
        return new Word(context.getText().toLowerCase(Locale.ROOT), of(context));
    }

    Word word(TerminalNode node) {
        return new Word(node.getText(), of(node.getSymbol()));
    }

    /** A noun, always in the plural: {@code span} is {@code spans}. */
    Word noun(TqParser.NounContext context) {
        String text = context.getText().toLowerCase(Locale.ROOT);
        return new Word(text.endsWith("s") || text.equals("feedback") ? text : text + "s", of(context));
    }

    Word target(TqParser.KinContext kin, TqParser.NounContext noun) {
        return noun != null ? noun(noun) : new Word(kin.getText().toLowerCase(Locale.ROOT), of(kin));
    }

    private int unit(int codePoint) {
        return plain ? codePoint : text.offsetByCodePoints(0, codePoint);
    }
}
