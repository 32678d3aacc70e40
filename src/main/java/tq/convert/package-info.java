/**
 * Traces to formats that other programs read, one class for each: a trace in, one line of JSON out. What a format has no
 * place for is counted, so that it is told.
 */
package tq.convert;
