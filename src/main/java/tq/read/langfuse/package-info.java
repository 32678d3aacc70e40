/** Langfuse: observations, traces and scores, from the API or exported. */
package tq.read.langfuse;
