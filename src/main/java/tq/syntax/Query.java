package tq.syntax;

import java.util.List;

/**
 * A parsed text: its statements in the order written.
 *
 * @param statements at least one
 */
public record Query(List<Statement> statements) {

    public Query {
        statements = List.copyOf(statements);
    }
}
