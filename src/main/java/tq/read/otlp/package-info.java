/** OpenTelemetry's own JSON: OTLP with its log records, the console exporter of JavaScript, what Tempo's search answers. */
package tq.read.otlp;
