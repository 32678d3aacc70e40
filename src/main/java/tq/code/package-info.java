/**
 * From what a trace says to where it stands in a folder of source code: the function that makes spans of a name, the frame of a
 * stack trace, a recorded file and line. Knows nothing of traces: plain names and texts come in, {@link tq.code.CodePlace}s go out.
 *
 * <p>No language is parsed. {@code Lexer} makes words, strings and marks of a file, so that comments and strings are no code;
 * {@code PythonScopes} and its like find classes and functions among them, {@code Namings} the names given to tracing. Each is one
 * pass over the tokens, whatever the file holds. What can't be told for sure is not told.
 */
package tq.code;
