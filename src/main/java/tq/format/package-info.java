/**
 * The layout of query files: text in, the same text out with its line breaks, spaces and the case of its keywords put
 * right. Works on tokens and comments, so that nothing that a person wrote is lost.
 */
package tq.format;
