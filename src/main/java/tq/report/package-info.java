/**
 * What was found, written out: for people on a terminal, on a page or in Markdown, and for programs that gather test results.
 */
package tq.report;
