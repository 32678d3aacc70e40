package tq.parse;

import java.util.List;
import tq.syntax.Query;
import tq.text.Diagnostic;

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
}
