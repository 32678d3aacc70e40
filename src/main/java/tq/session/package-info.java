/** Questions and answers about loaded traces, without a terminal: entries, commands, completion, and what is said of them. */
package tq.session;
