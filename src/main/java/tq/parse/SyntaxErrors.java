package tq.parse;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.Token;
import tq.parse.antlr.TqLexer;
import tq.syntax.StageWords;
import tq.syntax.Word;
import tq.text.Diagnostic;
import tq.text.DiagnosticCode;
import tq.text.SourceRange;
import tq.text.SourceText;
import tq.text.Suggestions;

/**
 * Says what is wrong with a text that does not parse, in words that name what should stand there. Never lists
 * ANTLR's expected tokens: with soft keywords they are a hundred.
 */
final class SyntaxErrors {

    /** In UTF-16 units. */
    static final int LONGEST_TEXT = 1 << 20;
    private static final int DEEPEST = 500;

    private static final Map<String, String> FOREIGN = Map.of("==", "=", "===", "=", "&&", "and", "||", "or", "=~", "~", "<>", "!=", "!", "not");
    private static final List<String> CLAUSES = List.of("where", "with", "without", "inside", "containing", "before", "after", "during", "overlaps");
    private static final Set<Integer> COMPARISONS = Set.of(TqLexer.EQ, TqLexer.NE, TqLexer.LT, TqLexer.LE, TqLexer.GT, TqLexer.GE,
            TqLexer.TILDE, TqLexer.NOT_TILDE, TqLexer.OVER, TqLexer.UNDER, TqLexer.IS, TqLexer.CONTAINS, TqLexer.MATCHES);
    private static final Set<Integer> STATEMENTS = Set.of(TqLexer.LET, TqLexer.PARAM, TqLexer.DEF, TqLexer.IMPORT, TqLexer.ASSERT);
    private static final Set<Integer> NOUNS = Set.of(TqLexer.TRACES, TqLexer.SPANS, TqLexer.EVENTS, TqLexer.EXCEPTIONS, TqLexer.ASSESSMENTS,
            TqLexer.FEEDBACK, TqLexer.EXPECTATIONS, TqLexer.MESSAGES, TqLexer.DOCUMENTS, TqLexer.LINKS, TqLexer.SESSIONS);
    private static final Set<Integer> VALUES_WANTED = Set.of(TqLexer.PLUS, TqLexer.MINUS, TqLexer.STAR, TqLexer.SLASH, TqLexer.PERCENT,
            TqLexer.BETWEEN, TqLexer.DOTS, TqLexer.COMMA, TqLexer.NOT, TqLexer.AND, TqLexer.OR, TqLexer.IN);

    private final SourceText source;
    private final Places places;
    private final List<Token> tokens;

    SyntaxErrors(SourceText source, Places places, List<Token> tokens) {
        this.source = source;
        this.places = places;
        this.tokens = tokens;
    }

    static Diagnostic tooLong(SourceText source) {
        return new Diagnostic(DiagnosticCode.TOO_LARGE, "the query is longer than 1 MiB (" + source.text().length() + " characters)",
                new SourceRange(0, 1), "is this a trace file given as a query? the query comes first, then the files");
    }

    /** Faults that the tokens alone show; after one of these parsing would only add noise. */
    List<Diagnostic> ofTokens() {
        if (tokens.size() == 1) {
            return List.of(new Diagnostic(DiagnosticCode.EMPTY_QUERY, "the query is empty", places.of(tokens.get(0)), "try `spans`, or `tq queries`"));
        }
        if (isTraceQl()) {
            return List.of(traceQl());
        }
        List<Diagnostic> found = new ArrayList<>();
        for (int i = 0; i < tokens.size() && found.size() < 20; i++) {
            ofToken(tokens.get(i)).ifPresent(found::add);
        }
        if (found.isEmpty()) {
            ofBrackets().ifPresent(found::add);
        }
        return found;
    }

    private Optional<Diagnostic> ofToken(Token token) {
        String text = token.getText();
        SourceRange range = places.of(token);
        if (token.getType() == TqLexer.UNCLOSED) {
            return Optional.of(new Diagnostic(DiagnosticCode.UNCLOSED_STRING, "this string is never closed", new SourceRange(range.start(), range.start() + 1),
                    "close it with " + text.charAt(0) + " on the same line"));
        }
        if (token.getType() == TqLexer.FOREIGN) {
            String ours = FOREIGN.get(text);
            return Optional.of(ours != null ? new Diagnostic(DiagnosticCode.FOREIGN_SIGN, "`" + text + "` is not tq", range, "write `" + ours + "`")
                    : new Diagnostic(DiagnosticCode.FOREIGN_SIGN, "`" + text + "` is not tq", range, foreignHint(text)));
        }
        if (token.getType() == TqLexer.OTHER) {
            return Optional.of(new Diagnostic(DiagnosticCode.UNEXPECTED, "unexpected character `" + text + "`", range,
                    "text with such characters is quoted: \"…\""));
        }
        return Optional.empty();
    }

    private static String foreignHint(String text) {
        return switch (text) {
            case "{", "}" -> "a condition stands after `where`, a set of rows in round brackets";
            case "`" -> "quote text with \" or ', and a key with dots as attributes.\"my key\"";
            case "?" -> "a missing field is no error in tq: leave the `?` out";
            default -> "leave it out";
        };
    }

    private Optional<Diagnostic> ofBrackets() {
        Deque<Token> open = new ArrayDeque<>();
        for (Token token : tokens) {
            if (Pieces.isOpening(token)) {
                open.push(token);
                if (open.size() > DEEPEST) {
                    return Optional.of(new Diagnostic(DiagnosticCode.TOO_LARGE, "more than " + DEEPEST + " brackets within one another", places.of(token)));
                }
            } else if (Pieces.isClosing(token)) {
                if (open.isEmpty() || (open.peek().getType() == TqLexer.LPAREN) != (token.getType() == TqLexer.RPAREN)) {
                    return Optional.of(new Diagnostic(DiagnosticCode.UNBALANCED, "`" + token.getText() + "` closes nothing", places.of(token),
                            open.isEmpty() ? "take it out" : "`" + open.peek().getText() + "` is open here"));
                }
                open.pop();
            }
        }
        return open.isEmpty() ? Optional.empty() : Optional.of(new Diagnostic(DiagnosticCode.UNBALANCED,
                "`" + open.peek().getText() + "` is never closed", places.of(open.peek()), "a `" + (open.peek().getType() == TqLexer.LPAREN ? ")" : "]") + "` is missing"));
    }

    private boolean isTraceQl() {
        return tokens.get(0).getText().equals("{");
    }

    private Diagnostic traceQl() {
        return new Diagnostic(DiagnosticCode.FOREIGN_LANGUAGE, "this looks like TraceQL or JSON", places.of(tokens.get(0)).to(places.of(tokens.get(Math.max(0, tokens.size() - 2)))),
                "in tq: spans where status = error and duration > 2s");
    }

    /** A whole query of another language, told by how it begins. */
    Optional<Diagnostic> ofForeignLanguage() {
        Token first = tokens.get(0);
        SourceRange whole = places.of(first).to(places.of(tokens.get(Math.max(0, tokens.size() - 2))));
        if (first.getType() == TqLexer.DOT) {
            return Optional.of(new Diagnostic(DiagnosticCode.FOREIGN_LANGUAGE, "this looks like jq", whole,
                    "in tq: spans where status = error | select name; or pass it on: traces | jq \"" + source.text().strip().replace("\"", "\\\"") + "\""));
        }
        if (first.getType() == TqLexer.SELECT && tokens.stream().anyMatch(token -> token.getType() == TqLexer.FROM)) {
            return Optional.of(new Diagnostic(DiagnosticCode.FOREIGN_LANGUAGE, "this looks like SQL", whole,
                    "in tq the rows come first: spans where duration > 2s | sort duration desc | select name, duration"));
        }
        return Optional.empty();
    }

    boolean startsPipeline(List<Token> piece) {
        return !STATEMENTS.contains(piece.get(0).getType());
    }

    /** The one fault of a piece that fails to parse at the token. */
    Diagnostic of(List<Token> piece, Token offending) {
        int at = Math.max(0, piece.indexOf(offending));
        Token before = at > 0 ? piece.get(at - 1) : before(piece);
        boolean atEnd = offending.getType() == Token.EOF;
        SourceRange range = places.of(offending);
        if (before == null) {
            return new Diagnostic(DiagnosticCode.UNEXPECTED, atEnd ? "expected a query" : "a query can't begin with `" + offending.getText() + "`", range,
                    "begin with the rows: spans, traces, assessments …");
        }
        if (isChained(piece, at)) {
            return new Diagnostic(DiagnosticCode.CHAINED_COMPARISON, "comparisons do not chain", range, "write `a < b and b < c`, or `b between a .. c`");
        }
        if (isTwoWords(piece, at)) {
            return quotesNeeded(piece, at);
        }
        if (at == 1 && before.getType() == TqLexer.NAME && !isSource(piece)) {
            return StageWords.unknown(new Word(before.getText(), places.of(before)));
        }
        if (!atEnd && at > 0 && isWordLike(offending) && NOUNS.contains(before.getType())) {
            return new Diagnostic(DiagnosticCode.UNEXPECTED, "unexpected `" + offending.getText() + "` after `" + before.getText() + "`", range,
                    Suggestions.didYouMean(offending.getText(), CLAUSES).orElse("write `where` before a condition, `|` before a stage"));
        }
        return expected(before, offending, range);
    }

    private boolean isSource(List<Token> piece) {
        return piece.get(0) == tokens.get(0) || tokens.get(tokens.indexOf(piece.get(0)) - 1).getType() == TqLexer.SEMI;
    }

    private static Token before(List<Token> piece) {
        return piece.size() > 1 && piece.get(0).getType() == Token.EOF ? piece.get(0) : null;
    }

    private Diagnostic expected(Token before, Token offending, SourceRange range) {
        boolean atEnd = offending.getType() == Token.EOF;
        String found = atEnd ? "" : ", not `" + offending.getText() + "`";
        String last = "`" + before.getText() + "`";
        int type = before.getType();
        if (COMPARISONS.contains(type) || VALUES_WANTED.contains(type)) {
            return new Diagnostic(DiagnosticCode.UNEXPECTED, "expected a value after " + last + found, range);
        }
        if (type == TqLexer.WHERE || type == TqLexer.WITH || type == TqLexer.WITHOUT) {
            return new Diagnostic(DiagnosticCode.UNEXPECTED, "expected a condition after " + last + found, range,
                    "such as `where duration > 2s` or `with error`");
        }
        if (type == TqLexer.LIMIT || type == TqLexer.SKIP_ || type == TqLexer.TOP || type == TqLexer.BOTTOM) {
            return new Diagnostic(DiagnosticCode.UNEXPECTED, "expected a whole number after " + last + found, range);
        }
        if (Set.of(TqLexer.SELECT, TqLexer.SORT, TqLexer.BY, TqLexer.PER, TqLexer.VALUES, TqLexer.DISTINCT, TqLexer.AS, TqLexer.EXPAND, TqLexer.STATS).contains(type)) {
            return new Diagnostic(DiagnosticCode.UNEXPECTED, "expected a field after " + last + found, range);
        }
        if (type == TqLexer.JQ) {
            return new Diagnostic(DiagnosticCode.UNEXPECTED, "expected jq text in quotes after `jq`" + found, range, "such as `jq \".name\"`");
        }
        if (Pieces.isOpening(before)) {
            return new Diagnostic(DiagnosticCode.UNEXPECTED, "expected a condition or rows after " + last + found, range);
        }
        if (atEnd) {
            return new Diagnostic(DiagnosticCode.UNEXPECTED, "the query breaks off after " + last, places.of(before));
        }
        if (CLAUSES.contains(offending.getText().toLowerCase(Locale.ROOT))) {
            return new Diagnostic(DiagnosticCode.UNEXPECTED, "unexpected `" + offending.getText() + "` after " + last, range,
                    "a clause stands behind the rows, or is a stage: `| " + offending.getText() + " …`");
        }
        return new Diagnostic(DiagnosticCode.UNEXPECTED, "unexpected `" + offending.getText() + "` after " + last, range,
                isWordLike(offending) ? Suggestions.didYouMean(offending.getText(), CLAUSES).orElse("a stage begins with `|`, a second condition with `and`")
                        : "a stage begins with `|`, a second condition with `and`");
    }

    private static boolean isChained(List<Token> piece, int at) {
        return COMPARISONS.contains(piece.get(at).getType()) && at >= 3
                && (COMPARISONS.contains(piece.get(at - 2).getType()) || COMPARISONS.contains(piece.get(at - 3).getType()) && piece.get(at - 2).getType() == TqLexer.MINUS);
    }

    private static boolean isTwoWords(List<Token> piece, int at) {
        return at >= 2 && isWordLike(piece.get(at)) && isWordLike(piece.get(at - 1)) && COMPARISONS.contains(piece.get(at - 2).getType());
    }

    private Diagnostic quotesNeeded(List<Token> piece, int at) {
        int end = at;
        while (end + 1 < piece.size() && isWordLike(piece.get(end + 1))) {
            end++;
        }
        SourceRange range = places.of(piece.get(at - 1)).to(places.of(piece.get(end)));
        String words = source.textOf(range);
        return new Diagnostic(DiagnosticCode.QUOTES_NEEDED, "text of several words must be quoted", range,
                "write " + piece.get(at - 2).getText() + " \"" + words + "\" (if you did, the shell took the quotes: put the whole query in '…')");
    }

    private static boolean isWordLike(Token token) {
        String text = token.getText().toLowerCase(Locale.ROOT);
        return token.getType() != Token.EOF && !text.isEmpty() && Character.isLetterOrDigit(text.codePointAt(0))
                && !Set.of("and", "or", "not").contains(text);
    }
}
