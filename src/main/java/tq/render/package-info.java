/**
 * JSON rows in, text out: one {@link tq.render.Renderer} per {@link tq.render.Format}.
 *
 * <p>The rows come from strangers' traces. Whatever goes to a terminal passes {@link tq.text.TerminalText}
 * (or, inside JSON, its own escapes), so that no control character of the data reaches the screen.
 *
 * <p>This package knows JSON values, columns and units; it knows neither queries nor traces. It does no
 * buffering and no flushing of the sink, and writes nothing but what a format asks for (no count of rows).
 */
package tq.render;
