/**
 * The canonical trace, how MLflow's forms become one, and how its elements become rows: {@link tq.trace.MlflowReader} makes a
 * {@link tq.trace.Trace}, {@link tq.trace.RowReader} reads the fields that a plan asks for. Values stay undecoded until then.
 */
package tq.trace;
