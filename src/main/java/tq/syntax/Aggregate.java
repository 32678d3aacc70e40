package tq.syntax;

import java.util.Optional;
import tq.text.SourceRange;

/**
 * One figure over many rows: {@code p95(duration) where type = LLM as slow}.
 *
 * @param function {@code count}, {@code sum}, {@code p99.9} …
 */
public record Aggregate(Word function, Optional<Expr> argument, Optional<Expr> where, Optional<Word> alias, SourceRange range) {
}
