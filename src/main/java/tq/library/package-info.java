/**
 * The queries that tq brings, {@code queries/*.tq}, and the headers of query files. Knows their text and not their meaning.
 */
package tq.library;
