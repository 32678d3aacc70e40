/**
 * Text to syntax, by ANTLR and the grammar in {@code grammar/}; the generated classes are in {@code tq.parse.antlr}. Reports
 * all faults of a text at once, in words of a user and never as ANTLR's sets of tokens.
 */
package tq.parse;
