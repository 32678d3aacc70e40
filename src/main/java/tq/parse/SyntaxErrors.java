package tq.parse;

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
import tq.text.ForeignWords;
import tq.text.SourceRange;
import tq.text.SourceText;
import tq.text.Suggestions;

/**
 * Says what is wrong with a text that does not parse, in words that name what should stand there. Never lists
 * ANTLR's expected tokens: with soft keywords they are a hundred.
 */
final class SyntaxErrors {

    private static final List<String> CLAUSES = List.of("where", "with", "without", "inside", "containing", "before", "after", "during", "overlaps");
    private static final Set<Integer> COMPARISONS = Set.of(TqLexer.EQ, TqLexer.NE, TqLexer.LT, TqLexer.LE, TqLexer.GT, TqLexer.GE,
            TqLexer.TILDE, TqLexer.NOT_TILDE, TqLexer.OVER, TqLexer.UNDER, TqLexer.IS, TqLexer.CONTAINS, TqLexer.MATCHES);
    private static final Set<Integer> TEXT_TESTS = Set.of(TqLexer.STARTS, TqLexer.ENDS);
    private static final Set<String> STAGES = Set.copyOf(StageWords.ALL);
    private static final List<String> ADJECTIVES = List.of("failed", "root", "leaf", "orphan", "llm", "tool", "retriever", "agent", "chain", "embedding");
    private static final String SHELL = " (if you did, the shell took the quotes: put the whole query in '…')";
    private static final Map<String, String> UNITS = Map.ofEntries(Map.entry("ns", "ns"), Map.entry("us", "us"), Map.entry("ms", "ms"), Map.entry("s", "s"), Map.entry("m", "m"),
            Map.entry("h", "h"), Map.entry("d", "d"), Map.entry("w", "w"), Map.entry("sec", "s"), Map.entry("second", "s"), Map.entry("min", "m"), Map.entry("minute", "m"),
            Map.entry("hour", "h"), Map.entry("day", "d"), Map.entry("week", "w"), Map.entry("milli", "ms"), Map.entry("msec", "ms"), Map.entry("millisecond", "ms"));
    private static final Set<Integer> LISTS = Set.of(TqLexer.SELECT, TqLexer.SORT, TqLexer.DISTINCT, TqLexer.DROP, TqLexer.SET, TqLexer.STATS, TqLexer.COUNT);
    private static final Set<Integer> ENDS_OF_COMPARISONS = Set.of(TqLexer.AND, TqLexer.OR, TqLexer.NOT, TqLexer.WHERE, TqLexer.COMMA, TqLexer.SELECT, TqLexer.SET,
            TqLexer.SORT, TqLexer.BY, TqLexer.PER, TqLexer.VALUES, TqLexer.ELSE);
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

    boolean startsPipeline(List<Token> piece) {
        return !STATEMENTS.contains(piece.get(0).getType());
    }

    /** The one fault of a piece that fails to parse at the token. */
    Diagnostic of(List<Token> piece, Token offending) {
        int at = Math.max(0, piece.indexOf(offending));
        Token before = at > 0 ? piece.get(at - 1) : null;
        boolean atEnd = offending.getType() == Token.EOF;
        if (before == null) {
            return ofBeginning(piece, offending);
        }
        SourceRange range = atEnd ? behind(before) : places.of(offending);
        int sign = comparisonBefore(piece, at);
        if (sign > 0 && COMPARISONS.contains(offending.getType()) && at - sign > 1) {
            return chained(piece, sign, at);
        }
        if (isTwoWords(piece, at) && isNumber(before) && UNITS.containsKey(unit(offending))) {
            return new Diagnostic(DiagnosticCode.UNIT_MISSING, "a duration is one word", places.of(before).to(range), "write `" + before.getText() + UNITS.get(unit(offending)) + "`");
        }
        if (isTwoWords(piece, at)) {
            return quotesNeeded(piece, at, at - 1, "text of several words must be quoted", SHELL);
        }
        int run = startOfRun(piece, at);
        if (!atEnd && run < at && run > 0 && COMPARISONS.contains(piece.get(run - 1).getType()) && isWordLike(piece.get(run))) {
            return quotesNeeded(piece, at, run, "text with such signs must be quoted", "");
        }
        if (at == 1 && before.getType() == TqLexer.NAME && !isSource(piece)) {
            return ForeignWords.stage(before.getText(), places.of(before)).orElseGet(() -> StageWords.unknown(new Word(before.getText(), places.of(before)), List.of()));
        }
        if (at == 1 && before.getType() == TqLexer.NAME && ForeignWords.source(before.getText()).isPresent()) {
            String ours = ForeignWords.source(before.getText()).get();
            return new Diagnostic(DiagnosticCode.UNKNOWN_SOURCE, "there are no rows called `" + before.getText() + "`", places.of(before),
                    "in tq: `" + (isWordLike(offending) ? ours.replace("…", "\"" + offending.getText() + "\"") : ours) + "`");
        }
        if (at == 1 && before.getType() == TqLexer.NAME && NOUNS.contains(offending.getType())) {
            return new Diagnostic(DiagnosticCode.ADJECTIVE_MISFIT, "there is no adjective `" + before.getText() + "`", places.of(before),
                    Suggestions.didYouMean(before.getText(), ADJECTIVES).orElse("adjectives are " + String.join(", ", ADJECTIVES) + " …"));
        }
        return ForeignWords.operator(offending.getText(), range).orElseGet(() -> expected(piece, before, offending, range));
    }

    /** A piece that goes wrong at its first token. */
    private Diagnostic ofBeginning(List<Token> piece, Token offending) {
        boolean ended = offending.getType() == Token.EOF && offending.getStartIndex() >= tokens.get(tokens.size() - 1).getStartIndex();
        if (isSource(piece)) {
            return new Diagnostic(DiagnosticCode.UNEXPECTED, ended ? "expected a query" : "a query can't begin with `" + offending.getText() + "`",
                    placeOf(offending), "begin with the rows: spans, traces, assessments …");
        }
        Token before = tokens.get(indexOf(offending) - 1);
        return new Diagnostic(DiagnosticCode.UNEXPECTED, "expected a stage after `" + before.getText() + "`" + (ended ? "" : ", not `" + offending.getText() + "`"),
                ended ? behind(before) : placeOf(offending), offending.getType() == TqLexer.DOT ? "raw jq is a stage too: `jq '.name'`" : "such as `where error` or `limit 10`");
    }

    private boolean isSource(List<Token> piece) {
        int start = indexOf(piece.get(0));
        return start == 0 || tokens.get(start - 1).getType() == TqLexer.SEMI;
    }

    /** A piece ends with a copy of the token that follows it. */
    private int indexOf(Token token) {
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).getStartIndex() == token.getStartIndex()) {
                return i;
            }
        }
        throw new AssertionError(token);
    }

    private SourceRange placeOf(Token token) {
        return places.of(tokens.get(indexOf(token)));
    }

    private SourceRange behind(Token token) {
        int end = places.of(token).end();
        return new SourceRange(end, end);
    }

    private Diagnostic expected(List<Token> piece, Token before, Token offending, SourceRange range) {
        boolean atEnd = offending.getType() == Token.EOF;
        String found = atEnd ? "" : ", not `" + offending.getText() + "`";
        String last = "`" + before.getText() + "`";
        int type = before.getType();
        int at = piece.indexOf(offending);
        Optional<String> habit = habit(piece, before, offending, at);
        if (habit.isPresent()) {
            return new Diagnostic(DiagnosticCode.UNEXPECTED, atEnd ? "the query breaks off after " + last : "unexpected `" + offending.getText() + "` after " + last, range, habit);
        }
        if (type == TqLexer.IN || type == TqLexer.LPAREN && at > 1 && piece.get(at - 2).getType() == TqLexer.IN) {
            return new Diagnostic(DiagnosticCode.UNEXPECTED, "expected values in brackets after `in`" + found, range, "such as `in (LLM, TOOL)`");
        }
        if (COMPARISONS.contains(type) || VALUES_WANTED.contains(type)) {
            boolean condition = type == TqLexer.AND || type == TqLexer.OR || type == TqLexer.NOT;
            return new Diagnostic(DiagnosticCode.UNEXPECTED, "expected a " + (condition ? "condition" : "value") + " after " + last + found, range,
                    offending.getType() == TqLexer.COLON ? Optional.of("a parameter is written $name") : Optional.empty());
        }
        if (type == TqLexer.WHERE || type == TqLexer.WITH || type == TqLexer.WITHOUT) {
            return new Diagnostic(DiagnosticCode.UNEXPECTED, "expected a condition after " + last + found, range,
                    "such as `where duration > 2s` or `with error`");
        }
        if (type == TqLexer.LIMIT || type == TqLexer.SKIP_ || type == TqLexer.TOP || type == TqLexer.BOTTOM) {
            return new Diagnostic(DiagnosticCode.UNEXPECTED, "expected a whole number after " + last + found, range);
        }
        if (Set.of(TqLexer.SELECT, TqLexer.SORT, TqLexer.BY, TqLexer.PER, TqLexer.VALUES, TqLexer.DISTINCT, TqLexer.AS, TqLexer.EXPAND, TqLexer.STATS).contains(type)) {
            return new Diagnostic(DiagnosticCode.UNEXPECTED, "expected a " + (type == TqLexer.AS ? "name" : type == TqLexer.STATS ? "figure" : "field") + " after " + last + found, range,
                    type == TqLexer.STATS ? Optional.of("such as `stats count, p95(duration) by name`") : Optional.empty());
        }
        if (type == TqLexer.JQ) {
            return new Diagnostic(DiagnosticCode.UNEXPECTED, "expected jq text in quotes after `jq`" + found, range, "such as `jq \".name\"`");
        }
        if (Pieces.isOpening(before)) {
            return new Diagnostic(DiagnosticCode.UNEXPECTED, "expected a condition or rows after " + last + found, range);
        }
        if (type == TqLexer.LET || type == TqLexer.DEF) {
            return new Diagnostic(DiagnosticCode.UNEXPECTED, "expected a name after " + last + found, range, isWordLike(offending) ? Optional.of("it is a word of tq: choose another") : Optional.empty());
        }
        if (type == TqLexer.ADJECTIVE && at == 1) {
            String noun = atEnd ? "spans" : Suggestions.nearest(offending.getText(), List.of("spans", "traces", "assessments")).orElse("spans");
            return new Diagnostic(DiagnosticCode.UNEXPECTED, "expected rows after " + last + found, range, "such as `" + before.getText() + " " + noun + "`");
        }
        if ((piece.get(0).getType() == TqLexer.TOP || piece.get(0).getType() == TqLexer.BOTTOM) && at == 2) {
            String top = piece.get(0).getText() + " " + before.getText();
            return new Diagnostic(DiagnosticCode.UNEXPECTED, "expected `by` after `" + top + "`" + found, range, "such as `" + top + " by duration`");
        }
        if (atEnd) {
            return new Diagnostic(DiagnosticCode.UNEXPECTED, "the query breaks off after " + last, places.of(before));
        }
        return new Diagnostic(DiagnosticCode.UNEXPECTED, "unexpected `" + offending.getText() + "` after " + last, range, goingOn(piece, before, offending));
    }

    /** What other languages write where tq writes something else. */
    private static Optional<String> habit(List<Token> piece, Token before, Token offending, int at) {
        int stage = piece.get(0).getType();
        int type = offending.getType();
        String next = isWordLike(offending) ? offending.getText() : "duration";
        if (stage == TqLexer.SORT && before.getType() == TqLexer.BY && at == 2) {
            return Optional.of("`sort` takes no `by`: write `sort " + next + "`");
        }
        if (stage == TqLexer.SELECT && at == 1 && type == TqLexer.STAR) {
            return Optional.of("whole rows need no `select`: leave it out");
        }
        if (stage == TqLexer.COUNT && at == 1 && type == TqLexer.DISTINCT) {
            return Optional.of("write `distinct_count` and a field, such as `distinct_count name`");
        }
        if (type == TqLexer.AND && piece.subList(0, at).stream().anyMatch(token -> token.getType() == TqLexer.BETWEEN)) {
            return Optional.of("write `between " + before.getText() + " .. " + piece.get(at + 1).getText() + "`");
        }
        if (stage == TqLexer.COUNT && at == 1 && type != Token.EOF) {
            return Optional.of(isWordLike(offending) ? "write `count by " + next + "`" : "write `count`, or `stats count(model)`");
        }
        if (stage == TqLexer.STATS && before.getType() == TqLexer.AGGREGATE) {
            return Optional.of("write `" + before.getText() + "(" + next + ")`");
        }
        if ((stage == TqLexer.TOP || stage == TqLexer.BOTTOM) && (type == TqLexer.DESC || type == TqLexer.ASC)) {
            return Optional.of("`top` begins with the largest, `bottom` with the smallest");
        }
        return before.getType() == TqLexer.TILDE || before.getType() == TqLexer.NOT_TILDE ? Optional.of("a regular expression is quoted: \"…\"") : Optional.empty();
    }

    /** How a query may go on where something unexpected stands. */
    private static String goingOn(List<Token> piece, Token before, Token offending) {
        String text = offending.getText();
        if (NOUNS.contains(before.getType()) && (COMPARISONS.contains(offending.getType()) || TEXT_TESTS.contains(offending.getType()))) {
            return "a condition begins with `where` and a field, such as `where name " + text + " …`";
        }
        if (NOUNS.contains(before.getType()) && offending.getType() == TqLexer.IN) {
            return "say it with a condition, such as `where trace.id = …`";
        }
        if (NOUNS.contains(before.getType()) && text.matches("tr-.*|[0-9a-f]{8,}")) {
            return "say it with a condition: `where " + (before.getType() == TqLexer.TRACES ? "id" : "trace.id") + " = " + text + "`";
        }
        if (!isWordLike(offending)) {
            return "a stage begins with `|`, a second condition with `and`";
        }
        Optional<String> stage = STAGES.contains(text.toLowerCase(Locale.ROOT)) ? Optional.of(text) : ForeignWords.stage(text).filter(ours -> NOUNS.contains(before.getType()));
        if (stage.isPresent()) {
            return "a stage begins with `|`: write `| " + stage.get() + "`";
        }
        Optional<String> clause = Suggestions.didYouMean(text, CLAUSES);
        if (clause.isPresent()) {
            return clause.get();
        }
        if (LISTS.contains(piece.get(0).getType())) {
            return "a comma stands between two: `" + before.getText() + ", " + text + "`";
        }
        return NOUNS.contains(before.getType()) ? "a condition begins with `where`: write `where " + text + "`" : "a stage begins with `|`, a second condition with `and`";
    }

    /** The index of the comparison whose right side goes up to the token, or 0. */
    private static int comparisonBefore(List<Token> piece, int at) {
        int depth = 0;
        for (int i = at - 1; i > 0; i--) {
            Token token = piece.get(i);
            depth += Pieces.isClosing(token) ? 1 : Pieces.isOpening(token) ? -1 : 0;
            if (depth < 0 || depth == 0 && ENDS_OF_COMPARISONS.contains(token.getType())) {
                return 0;
            }
            if (depth == 0 && COMPARISONS.contains(token.getType())) {
                return i;
            }
        }
        return 0;
    }

    private Diagnostic chained(List<Token> piece, int sign, int at) {
        String middle = source.textOf(places.of(piece.get(sign + 1)).to(places.of(piece.get(at - 1))));
        return new Diagnostic(DiagnosticCode.CHAINED_COMPARISON, "comparisons do not chain", places.of(piece.get(at)),
                "write `… " + piece.get(sign).getText() + " " + middle + " and " + middle + " " + piece.get(at).getText() + " …`");
    }

    private static boolean isTwoWords(List<Token> piece, int at) {
        return at >= 2 && isWordLike(piece.get(at)) && isWordLike(piece.get(at - 1)) && COMPARISONS.contains(piece.get(at - 2).getType())
                && !STAGES.contains(piece.get(at).getText().toLowerCase(Locale.ROOT));
    }

    /** Where the tokens begin that stand before the one at {@code at} without a space between. */
    private static int startOfRun(List<Token> piece, int at) {
        int start = at;
        while (start > 0 && piece.get(start - 1).getStopIndex() + 1 == piece.get(start).getStartIndex()) {
            start--;
        }
        return start;
    }

    private Diagnostic quotesNeeded(List<Token> piece, int at, int from, String message, String why) {
        int end = at;
        while (end + 1 < piece.size() && piece.get(end + 1).getType() != Token.EOF
                && (isWordLike(piece.get(end + 1)) && !why.isEmpty() || piece.get(end).getStopIndex() + 1 == piece.get(end + 1).getStartIndex())) {
            end++;
        }
        SourceRange range = places.of(piece.get(from)).to(places.of(piece.get(end)));
        return new Diagnostic(DiagnosticCode.QUOTES_NEEDED, message, range, "write \"" + source.textOf(range) + "\"" + why);
    }

    private static boolean isNumber(Token token) {
        return token.getType() == TqLexer.INT || token.getType() == TqLexer.NUMBER;
    }

    /** {@code seconds} and {@code sec} are {@code s}. */
    private static String unit(Token token) {
        String text = token.getText().toLowerCase(Locale.ROOT);
        return text.length() > 2 ? text.replaceAll("s$", "") : text;
    }

    private static boolean isWordLike(Token token) {
        String text = token.getText().toLowerCase(Locale.ROOT);
        return token.getType() != Token.EOF && !text.isEmpty() && Character.isLetterOrDigit(text.codePointAt(0))
                && !Set.of("and", "or", "not").contains(text);
    }
}
