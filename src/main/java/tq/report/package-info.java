/**
 * What was found, written out: for people on a terminal or in Markdown, and for programs that gather test results.
 */
package tq.report;
