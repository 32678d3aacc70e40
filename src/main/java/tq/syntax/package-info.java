/**
 * The syntax tree of a query: records with their places in the text, no meaning yet. {@link tq.syntax.SyntaxPrinter} writes
 * it back as a query in canonical form.
 */
package tq.syntax;
