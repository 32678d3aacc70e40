/**
 * The canonical trace: {@code tq.read} makes {@link tq.trace.TracePart}s, these make a {@link tq.trace.Trace} with its
 * {@link tq.trace.Tree}, spans and assessments. Values stay undecoded until a field asks for them.
 */
package tq.trace;
