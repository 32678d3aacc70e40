/** The session on a terminal: the only importer of JLine. What it shows comes from {@code tq.session}. */
package tq.repl;
