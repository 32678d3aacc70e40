/**
 * Files and standard input to traces, one at a time. What is broken costs only itself and is told to
 * {@link tq.source.Problems}, which also decides the exit status.
 */
package tq.source;
