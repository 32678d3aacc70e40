package tq.syntax;

import tq.text.SourceRange;

/**
 * A name as written, with its place.
 *
 * @param text the name; for a variable without its {@code $}
 * @param range where it stands
 */
public record Word(String text, SourceRange range) {
}
