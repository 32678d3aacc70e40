package tq.parse;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;
import tq.parse.Lexeme.Kind;
import tq.parse.antlr.TqLexer;
import tq.parse.antlr.TqParser;

/** The {@link Lexeme}s of a text that parses. The tree tells a keyword from a name, and a sign from the same sign elsewhere. */
public final class Lexemes {

    /** Where a bracket stands right behind a name. */
    private static final Set<Class<? extends ParseTree>> CALLS = Set.of(
            TqParser.CallContext.class, TqParser.AggContext.class, TqParser.DefStatementContext.class,
            TqParser.RunSourceContext.class, TqParser.RunRowsContext.class, TqParser.NamedStageContext.class);

    private final List<Lexeme> lexemes = new ArrayList<>();
    private TerminalNode before;
    private int depth;
    private int breaks;
    private boolean gap;

    private Lexemes() {
    }

    /** All tokens and comments, in text order. */
    public static List<Lexeme> of(String text) {
        Lexemes found = new Lexemes();
        found.read(text);
        return found.lexemes;
    }

    private void read(String text) {
        List<TerminalNode> leaves = new ArrayList<>();
        addLeaves(QueryParser.tree(text), leaves);
        Iterator<TerminalNode> next = leaves.iterator();
        for (Token token : QueryParser.allTokens(text)) {
            if (token.getType() == TqLexer.SPACE) {
                breaks += token.getText().split("\r\n|\r|\n", -1).length - 1;
                gap = true;
            } else if (token.getType() == TqLexer.COMMENT) {
                add(Kind.COMMENT, token.getText(), true, depth);
            } else if (token.getType() != Token.EOF) {
                add(next.next());
            }
        }
    }

    private static void addLeaves(ParseTree tree, List<TerminalNode> leaves) {
        if (tree instanceof TerminalNode leaf) {
            leaves.add(leaf);
        }
        for (int i = 0; i < tree.getChildCount(); i++) {
            addLeaves(tree.getChild(i), leaves);
        }
    }

    private void add(TerminalNode leaf) {
        depth -= Pieces.isClosing(leaf.getSymbol()) ? 1 : 0;
        add(kind(leaf), written(leaf), isSpaced(leaf), depth);
        depth += Pieces.isOpening(leaf.getSymbol()) ? 1 : 0;
        before = leaf;
    }

    private void add(Kind kind, String text, boolean spaced, int around) {
        lexemes.add(new Lexeme(kind, text, spaced, around, breaks));
        breaks = 0;
        gap = false;
    }

    private static Kind kind(TerminalNode leaf) {
        if (leaf.getParent() instanceof TqParser.PipeContext) {
            return Kind.PIPE;
        }
        return switch (leaf.getSymbol().getType()) {
            case TqLexer.AND, TqLexer.OR -> isName(leaf) ? Kind.OTHER : Kind.CONNECTIVE;
            case TqLexer.COMMA -> Kind.COMMA;
            case TqLexer.SEMI -> Kind.SEMICOLON;
            case TqLexer.LPAREN, TqLexer.LBRACK -> Kind.OPENING;
            case TqLexer.RPAREN, TqLexer.RBRACK -> Kind.CLOSING;
            default -> Kind.OTHER;
        };
    }

    private static String written(TerminalNode leaf) {
        if (kind(leaf) == Kind.PIPE) {
            return "|";
        }
        // The lexer's first rules are the keywords.
        boolean keyword = leaf.getSymbol().getType() < TqLexer.TIME && !isName(leaf);
        return keyword ? leaf.getText().toLowerCase(Locale.ROOT) : leaf.getText();
    }

    /** Whether a keyword is a name here: {@code LLM} in {@code type = LLM}, but not in {@code LLM spans}. */
    private static boolean isName(TerminalNode leaf) {
        ParseTree parent = leaf.getParent();
        return parent instanceof TqParser.WordContext || parent instanceof TqParser.SegmentContext || parent.getParent() instanceof TqParser.WordContext;
    }

    private boolean isSpaced(TerminalNode leaf) {
        if (isDigitsAfterDot(leaf)) {
            return gap;
        }
        Token token = leaf.getSymbol();
        if (before == null || Pieces.isOpening(before.getSymbol()) || Pieces.isClosing(token) || isPrefix(before)) {
            return false;
        }
        return switch (token.getType()) {
            case TqLexer.COMMA, TqLexer.SEMI, TqLexer.COLON, TqLexer.LBRACK -> false;
            case TqLexer.LPAREN -> !CALLS.contains(leaf.getParent().getClass());
            case TqLexer.DOT -> leaf.getParent() instanceof TqParser.PathContext;
            default -> true;
        };
    }

    /** A dot or the digits behind it: {@code a . 5} is three tokens and {@code a.5} is one, so they stay as they are. */
    private static boolean isDigitsAfterDot(TerminalNode leaf) {
        ParseTree step = leaf.getParent() instanceof TqParser.SegmentContext segment ? segment.getParent() : leaf.getParent();
        return step instanceof TqParser.NameStepContext name && name.segment() != null && Character.isDigit(name.segment().getText().charAt(0));
    }

    /** A dot, or a minus that is no subtraction. */
    private static boolean isPrefix(TerminalNode leaf) {
        int type = leaf.getSymbol().getType();
        return type == TqLexer.DOT || type == TqLexer.MINUS && !(leaf.getParent() instanceof TqParser.SumContext);
    }
}
