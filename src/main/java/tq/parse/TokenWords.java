package tq.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.antlr.v4.runtime.atn.ATNState;
import org.antlr.v4.runtime.atn.AtomTransition;
import org.antlr.v4.runtime.atn.RuleStopState;
import org.antlr.v4.runtime.atn.SetTransition;
import org.antlr.v4.runtime.atn.Transition;
import tq.parse.antlr.TqLexer;

/** The words that are written for a token, read from the lexer's own network: {@code spans} and {@code span} for one of them. */
final class TokenWords {

    /** Longer than any word. */
    private static final int LONGEST = 20;

    /** A letter in both cases; a set of more characters is not spelled out. */
    private static final int CASES = 2;

    private final List<String> words = new ArrayList<>();

    private TokenWords() {
    }

    /** In lower case, in the order of the grammar; none for tokens such as names and numbers. */
    static List<String> of(int token) {
        TokenWords found = new TokenWords();
        int rule = TqLexer._ATN.ruleToTokenType.length;
        for (int i = 0; i < rule; i++) {
            if (TqLexer._ATN.ruleToTokenType[i] == token) {
                found.spell(TqLexer._ATN.ruleToStartState[i], "");
            }
        }
        return found.words;
    }

    private void spell(ATNState state, String text) {
        if (state instanceof RuleStopState) {
            words.add(text);
            return;
        }
        for (Transition transition : state.getTransitions()) {
            if (transition.isEpsilon() && text.length() < LONGEST) {
                spell(transition.target, text);
            } else if ((transition instanceof AtomTransition || transition instanceof SetTransition) && transition.label().size() <= CASES) {
                String letter = Character.toString(transition.label().getMinElement()).toLowerCase(Locale.ROOT);
                spell(transition.target, text + letter);
            }
        }
    }
}
