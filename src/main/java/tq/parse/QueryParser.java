package tq.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.antlr.v4.runtime.tree.ParseTree;
import tq.parse.antlr.TqLexer;
import tq.parse.antlr.TqParser;
import tq.syntax.Pipeline;
import tq.syntax.Query;
import tq.syntax.Source;
import tq.syntax.Stage;
import tq.syntax.Statement;
import tq.text.Diagnostic;
import tq.text.SourceRange;
import tq.text.SourceText;

/**
 * Text to syntax. A text that parses is read in one go. One that does not is read again piece by piece, each
 * statement and each stage by itself, so that every broken piece gives one fault and the others can still be
 * checked.
 */
public final class QueryParser {

    private final SourceText source;
    private final Places places;
    private final SyntaxBuilder builder;
    private final List<Token> tokens;
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    private QueryParser(SourceText source) {
        this.source = source;
        this.places = new Places(source.text());
        this.builder = new SyntaxBuilder(places);
        this.tokens = tokens(source.text());
    }

    /** Reads a whole text: statements separated by {@code ;}. Needs a stack that carries 500 nested brackets. */
    public static ParseResult parse(SourceText source) {
        if (source.text().length() > TokenErrors.LONGEST_TEXT) {
            return new ParseResult(new Query(List.of()), List.of(TokenErrors.tooLong(source)));
        }
        return new QueryParser(source).parse();
    }

    /** Loads the parser's tables, which takes most of the time that a first parse takes. */
    public static void warmUp() {
        parser(tokens(""));
    }

    /** The visible tokens of a text, without spaces and comments, {@code EOF} last. */
    static List<Token> tokens(String text) {
        List<Token> tokens = allTokens(text);
        tokens.removeIf(token -> token.getChannel() != Token.DEFAULT_CHANNEL);
        return tokens;
    }

    /** The tokens of a text with spaces and comments, {@code EOF} last. */
    static List<Token> allTokens(String text) {
        TqLexer lexer = new TqLexer(CharStreams.fromString(text));
        lexer.removeErrorListeners();
        List<Token> tokens = new ArrayList<>();
        do {
            tokens.add(lexer.nextToken());
        } while (tokens.get(tokens.size() - 1).getType() != Token.EOF);
        return tokens;
    }

    /** The parse tree of a text without faults. */
    static ParseTree tree(String text) {
        return parser(tokens(text)).file();
    }

    private ParseResult parse() {
        diagnostics.addAll(new TokenErrors(source, places, tokens).all());
        if (!diagnostics.isEmpty()) {
            return new ParseResult(new Query(List.of()), diagnostics);
        }
        try {
            return new ParseResult(builder.query(parser(tokens).file()), List.of());
        } catch (ParseCancellationException e) {
            return new ParseResult(inPieces(new SyntaxErrors(source, places, tokens)), diagnostics);
        }
    }

    private static TqParser parser(List<Token> tokens) {
        TqParser parser = new TqParser(new CommonTokenStream(new ListTokenSource(tokens)));
        parser.removeErrorListeners();
        parser.setErrorHandler(new BailErrorStrategy());
        parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
        return parser;
    }

    private Query inPieces(SyntaxErrors errors) {
        List<Statement> statements = new ArrayList<>();
        for (List<Token> piece : Pieces.split(tokens, token -> token.getType() == TqLexer.SEMI)) {
            if (piece.size() > 1) {
                statement(piece, errors).ifPresent(statements::add);
            }
        }
        return new Query(statements);
    }

    private Optional<Statement> statement(List<Token> piece, SyntaxErrors errors) {
        List<List<Token>> stages = Pieces.split(piece, token -> token.getType() == TqLexer.PIPE || token.getType() == TqLexer.THEN);
        if (stages.size() == 1 || !errors.startsPipeline(piece)) {
            return tryPiece(piece, TqParser::statement, builder::statement, errors);
        }
        Source head = tryPiece(stages.get(0), TqParser::source, builder::source, errors).orElse(new Source.Broken(rangeOf(stages.get(0))));
        List<Stage> rest = new ArrayList<>();
        for (List<Token> stage : stages.subList(1, stages.size())) {
            rest.add(tryPiece(stage, TqParser::stage, builder::stage, errors)
                    .orElseGet(() -> new Stage.Broken(stage.get(0).getText().toLowerCase(Locale.ROOT), rangeOf(stage))));
        }
        SourceRange range = rangeOf(piece);
        return Optional.of(new Statement.Ask(new Pipeline(head, rest, range), range));
    }

    private <C extends ParserRuleContext, T> Optional<T> tryPiece(List<Token> piece, Function<TqParser, C> rule,
            Function<C, T> build, SyntaxErrors errors) {
        TqParser parser = parser(piece);
        try {
            C context = rule.apply(parser);
            if (parser.getCurrentToken().getType() == Token.EOF) {
                return Optional.of(build.apply(context));
            }
            diagnostics.add(errors.of(piece, parser.getCurrentToken()));
        } catch (ParseCancellationException e) {
            diagnostics.add(errors.of(piece, ((RecognitionException) e.getCause()).getOffendingToken()));
        }
        return Optional.empty();
    }

    private SourceRange rangeOf(List<Token> piece) {
        Token last = piece.get(Math.max(0, piece.size() - 2));
        return places.of(piece.get(0)).to(places.of(last));
    }
}
