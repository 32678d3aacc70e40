package tq.parse;

import java.util.List;
import tq.syntax.Query;
import tq.text.Diagnostic;
import tq.text.QueryException;
import tq.text.SourceText;

/**
 * What became of a text.
 *
 * @param query the statements; parts that could not be read are {@code Broken} in it, so that the rest can still be checked
 * @param diagnostics the faults found, in text order; empty when all was read
 */
public record ParseResult(Query query, List<Diagnostic> diagnostics) {

    public ParseResult {
        diagnostics = List.copyOf(diagnostics);
    }

    /** The query of a text without faults; {@code source} is the text, for the exception that tells all faults. */
    public Query faultless(SourceText source) throws QueryException {
        if (!diagnostics.isEmpty()) {
            throw new QueryException(source, diagnostics);
        }
        return query;
    }
}
