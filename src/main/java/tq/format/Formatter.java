package tq.format;

import java.util.List;
import tq.parse.Lexeme;
import tq.parse.Lexemes;
import tq.parse.ParseResult;
import tq.parse.QueryParser;
import tq.syntax.Query;
import tq.syntax.SyntaxPrinter;
import tq.text.QueryException;
import tq.text.SourceText;

/**
 * Formats query texts:
 *
 * <pre>
 * LLM spans where status=ERROR then   # only what failed
 *     select name,duration;
 * </pre>
 *
 * becomes
 *
 * <pre>
 * llm spans where status = ERROR # only what failed
 * | select name, duration;
 * </pre>
 *
 * Formatting again changes nothing. Comments, strings, numbers and names stay as they are.
 */
public final class Formatter {

    private Formatter() {
    }

    /**
     * The text, formatted.
     *
     * @throws QueryException where the text does not parse
     * @throws IllegalStateException where the result would mean something else or lack a comment, which is a fault of tq
     */
    public static String format(SourceText source) throws QueryException {
        Query query = QueryParser.parse(source).faultless(source);
        List<Lexeme> lexemes = Lexemes.of(source.text());
        String formatted = new Layout(Signs.placed(lexemes), lineBreakOf(source.text())).text();
        ParseResult result = QueryParser.parse(new SourceText(source.name(), formatted));
        boolean same = result.diagnostics().isEmpty() && SyntaxPrinter.print(result.query()).equals(SyntaxPrinter.print(query));
        if (!same || !commentsIn(Lexemes.of(formatted)).equals(commentsIn(lexemes))) {
            throw new IllegalStateException(source.name() + " can't be formatted without changing it");
        }
        return formatted;
    }

    private static List<String> commentsIn(List<Lexeme> lexemes) {
        return lexemes.stream().filter(lexeme -> lexeme.kind() == Lexeme.Kind.COMMENT).map(comment -> comment.text().stripTrailing()).toList();
    }

    /** The one that ends the text: those before may belong to strings, which keep theirs. */
    private static String lineBreakOf(String text) {
        int last = text.lastIndexOf('\n');
        return last > 0 && text.charAt(last - 1) == '\r' ? "\r\n" : "\n";
    }
}
