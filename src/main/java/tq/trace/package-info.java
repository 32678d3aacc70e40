/**
 * The canonical trace, and how its elements become rows: {@code tq.read} makes {@link tq.trace.TracePart}s, these make a
 * {@link tq.trace.Trace}, {@link tq.trace.RowReader} reads the fields that a plan asks for. Values stay undecoded until then.
 */
package tq.trace;
