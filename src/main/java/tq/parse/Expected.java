package tq.parse;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.ATN;
import org.antlr.v4.runtime.atn.ATNState;
import org.antlr.v4.runtime.atn.AtomTransition;
import org.antlr.v4.runtime.atn.RuleStopState;
import org.antlr.v4.runtime.atn.RuleTransition;
import org.antlr.v4.runtime.atn.SetTransition;
import org.antlr.v4.runtime.atn.Transition;
import tq.parse.antlr.TqParser;

/**
 * What may stand behind a text that is still being written: {@code spans where } may go on with a field, with {@code not},
 * {@code any} and others. The grammar's own network is walked over the tokens, so nothing of the grammar is said twice.
 *
 * @param keywords words and signs in the way they are written, by name: {@code not}, {@code |}
 * @param parts what else: a field, a value and so on
 * @param complete whether the text may end there
 */
public record Expected(Set<String> keywords, Set<Part> parts, boolean complete) {

    /** What is not one certain word. */
    public enum Part {
        /** A field and the way into it. */
        FIELD(TqParser.RULE_path),
        /** A number, a text in quotes, a bare word. */
        VALUE(TqParser.RULE_literal),
        /** A name to be given, as behind {@code as}. */
        WORD(TqParser.RULE_word),
        /** A name that {@code let} or {@code def} gave. */
        NAME(TqParser.RULE_name),
        /** A function with its arguments. */
        CALL(TqParser.RULE_call),
        /** How many. */
        NUMBER(TqParser.RULE_n);

        private final int rule;

        Part(int rule) {
            this.rule = rule;
        }
    }

    private static final Map<Integer, Part> BY_RULE = byRule();

    public Expected {
        keywords = Set.copyOf(keywords);
        parts = Set.copyOf(parts);
    }

    /** Whether nothing can follow, since the text went wrong before its end. */
    public boolean isLost() {
        return !complete && keywords.isEmpty() && parts.isEmpty();
    }

    /** What may follow a whole text; nothing where it went wrong before its end. */
    public static Expected after(String text) {
        List<Token> tokens = QueryParser.tokens(text);
        return new Walk(tokens.subList(0, tokens.size() - 1)).found();
    }

    private static Map<Integer, Part> byRule() {
        Map<Integer, Part> parts = new HashMap<>();
        for (Part part : Part.values()) {
            parts.put(part.rule, part);
        }
        return parts;
    }

    /** Walks all ways through the network that the tokens allow, each rule at each token once. */
    private static final class Walk {

        private final ATN network = TqParser._ATN;
        private final List<Token> tokens;
        private final Map<Long, Set<Integer>> ends = new HashMap<>();
        private final Set<String> keywords = new TreeSet<>();
        private final Set<Part> parts = new HashSet<>();

        Walk(List<Token> tokens) {
            this.tokens = tokens;
        }

        Expected found() {
            Set<Integer> ends = ends(TqParser.RULE_file, 0);
            return new Expected(keywords, parts, !ends.isEmpty());
        }

        /** Where a rule that begins at a token may end. */
        private Set<Integer> ends(int rule, int from) {
            long key = (long) rule << 32 | from;
            Set<Integer> known = ends.get(key);
            if (known != null) {
                return known;
            }
            Set<Integer> found = new HashSet<>();
            ends.put(key, found);
            walk(network.ruleToStartState[rule], from, found);
            return found;
        }

        private record Place(ATNState state, int at) {
        }

        private void walk(ATNState start, int from, Set<Integer> found) {
            Deque<Place> open = new ArrayDeque<>(List.of(new Place(start, from)));
            Set<Long> seen = new HashSet<>();
            while (!open.isEmpty()) {
                Place place = open.pop();
                if (place.state instanceof RuleStopState) {
                    found.add(place.at);
                } else if (seen.add((long) place.state.stateNumber << 32 | place.at)) {
                    for (Transition transition : place.state.getTransitions()) {
                        follow(transition, place.at, open);
                    }
                }
            }
        }

        private void follow(Transition transition, int at, Deque<Place> open) {
            if (transition instanceof RuleTransition rule) {
                Part part = BY_RULE.get(rule.ruleIndex);
                if (at == tokens.size() && part != null) {
                    parts.add(part);
                } else {
                    ends(rule.ruleIndex, at).forEach(end -> open.push(new Place(rule.followState, end)));
                }
            } else if (transition.isEpsilon()) {
                open.push(new Place(transition.target, at));
            } else if (at < tokens.size()) {
                if (transition.label().contains(tokens.get(at).getType())) {
                    open.push(new Place(transition.target, at + 1));
                }
            } else if (transition.label() != null && transition.label().contains(Token.EOF)) {
                open.push(new Place(transition.target, at));
            } else if (transition instanceof AtomTransition || transition instanceof SetTransition) {
                transition.label().toList().forEach(this::add);
            }
        }

        /** Of a noun only the plural, of a family of words all. */
        private void add(int token) {
            List<String> words = TokenWords.of(token);
            boolean forms = words.size() == 2 && words.get(0).startsWith(words.get(1));
            keywords.addAll(forms ? words.subList(0, 1) : words);
        }
    }
}
