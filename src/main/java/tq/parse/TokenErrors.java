package tq.parse;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import tq.parse.antlr.TqLexer;
import tq.text.Diagnostic;
import tq.text.DiagnosticCode;
import tq.text.SourceRange;
import tq.text.SourceText;

/** Faults that the tokens of a text alone show; after one of these parsing would only add noise. */
final class TokenErrors {

    /** In UTF-16 units. */
    static final int LONGEST_TEXT = 1 << 20;
    private static final int DEEPEST = 500;

    private static final Map<String, String> FOREIGN = Map.of("==", "=", "===", "=", "&&", "and", "||", "or", "=~", "~", "<>", "!=", "!", "not", "=>", ">=", "&", "and");

    private final SourceText source;
    private final Places places;
    private final List<Token> tokens;

    TokenErrors(SourceText source, Places places, List<Token> tokens) {
        this.source = source;
        this.places = places;
        this.tokens = tokens;
    }

    static Diagnostic tooLong(SourceText source) {
        return new Diagnostic(DiagnosticCode.TOO_LARGE, "the query is longer than 1 MiB (" + source.text().length() + " characters)",
                new SourceRange(0, 1), "is this a trace file given as a query? the query comes first, then the files");
    }

    /** All that can be told at once, in text order; of a whole query in another language, and of brackets, only the first. */
    List<Diagnostic> all() {
        if (tokens.size() == 1) {
            return List.of(new Diagnostic(DiagnosticCode.EMPTY_QUERY, "the query is empty", new SourceRange(0, 0), "try `spans`, or `tq queries`"));
        }
        Optional<Diagnostic> foreign = ofForeignLanguage();
        if (foreign.isPresent()) {
            return List.of(foreign.get());
        }
        List<Diagnostic> found = new ArrayList<>();
        for (int i = 0; i < tokens.size() && found.size() < 20; i++) {
            Optional<Diagnostic> fault = ofToken(tokens.get(i));
            if (fault.isPresent() && found.stream().noneMatch(other -> isBacktick(other, fault.get()))) {
                found.add(fault.get());
            }
        }
        if (found.isEmpty()) {
            ofBrackets().ifPresent(found::add);
        }
        return found;
    }

    /** Backticks come in pairs; one word about them is enough. */
    private boolean isBacktick(Diagnostic first, Diagnostic second) {
        return source.textOf(first.range()).equals("`") && first.message().equals(second.message());
    }

    private Optional<Diagnostic> ofToken(Token token) {
        String text = token.getText();
        SourceRange range = places.of(token);
        if (token.getType() == TqLexer.UNCLOSED) {
            return Optional.of(new Diagnostic(DiagnosticCode.UNCLOSED_STRING, "this string is never closed", new SourceRange(range.start(), range.start() + 1),
                    "close it with " + text.charAt(0) + " on the same line"));
        }
        if (token.getType() == TqLexer.FOREIGN || token.getType() == TqLexer.OTHER && FOREIGN.containsKey(text)) {
            String ours = FOREIGN.get(text);
            String message = text.equals("`") ? "backticks are not tq" : "`" + text + "` is not tq";
            return Optional.of(new Diagnostic(DiagnosticCode.FOREIGN_SIGN, message, range, ours != null ? "write `" + ours + "`" : foreignHint(text)));
        }
        if (token.getType() == TqLexer.OTHER) {
            int kind = Character.getType(text.codePointAt(0));
            boolean invisible = kind == Character.CONTROL || kind == Character.FORMAT || kind == Character.SURROGATE;
            return Optional.of(new Diagnostic(DiagnosticCode.UNEXPECTED, "unexpected character `" + text + "`", range,
                    invisible ? "it can't be seen: take it out" : text.equals("$") ? "a parameter is $name, an amount a plain number" : "text with such characters is quoted: \"…\""));
        }
        return Optional.empty();
    }

    private static String foreignHint(String text) {
        return switch (text) {
            case "{", "}" -> "a condition stands after `where`, a set of rows in round brackets; what holds nothing `is empty`";
            case "`" -> "a name stands bare, text in quotes, a key of several words as attributes.\"my key\"";
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

    /** A whole query of another language, told by how it begins: no query of ours begins so. */
    private Optional<Diagnostic> ofForeignLanguage() {
        Token first = tokens.get(0);
        SourceRange whole = places.of(first).to(places.of(tokens.get(Math.max(0, tokens.size() - 2))));
        if (first.getText().equals("{")) {
            return Optional.of(new Diagnostic(DiagnosticCode.FOREIGN_LANGUAGE, "this looks like TraceQL or JSON", whole,
                    "in tq: spans where status = error and duration > 2s"));
        }
        if (first.getType() == TqLexer.DOT || first.getType() == TqLexer.LBRACK) {
            String text = source.textOf(whole);
            boolean fits = text.length() <= 80 && text.indexOf('\'') < 0 && text.indexOf('\n') < 0;
            return Optional.of(new Diagnostic(DiagnosticCode.FOREIGN_LANGUAGE, "this looks like jq", whole, "in tq, jq is a stage: traces | jq '" + (fits ? text : "…") + "'"));
        }
        if (first.getType() == TqLexer.SELECT && tokens.stream().anyMatch(token -> token.getType() == TqLexer.FROM)) {
            return Optional.of(new Diagnostic(DiagnosticCode.FOREIGN_LANGUAGE, "this looks like SQL", whole,
                    "in tq the rows come first: spans where duration > 2s | sort duration desc | select name, duration"));
        }
        return Optional.empty();
    }
}
