/**
 * The text of a query, places in it, and what tq has to say about it: a {@link tq.text.Diagnostic} has a code, a message, a
 * place and at most one hint. Also what any text needs that goes to a terminal: {@link tq.text.TerminalText} and
 * {@link tq.text.DisplayWidth}. Imports nothing of tq.
 */
package tq.text;
