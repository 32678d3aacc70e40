/**
 * A tree of the jq that tq writes; {@link tq.jq.JqPrinter} alone quotes, escapes and puts brackets. Knows nothing of queries
 * and traces.
 */
package tq.jq;
