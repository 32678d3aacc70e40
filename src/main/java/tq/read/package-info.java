/**
 * Documents to parts of traces: {@link tq.read.DocumentReader} tells the format by the keys, and the packages below read one
 * family of formats each. What a format has no place for in {@link tq.trace} is kept as an attribute in the words of
 * OpenTelemetry.
 */
package tq.read;
