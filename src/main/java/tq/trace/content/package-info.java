/** What a span's attributes and events say in words, in whatever dialect: inputs and outputs, messages, documents, finish reasons. */
package tq.trace.content;
