/**
 * Documents to parts of traces, one class for each format: {@link tq.read.DocumentReader} tells the format by the keys, and
 * what a format has no place for in {@link tq.trace} is kept as an attribute in the words of OpenTelemetry.
 */
package tq.read;
