/** What may be written next in a query, from the grammar and from the traces: suggestions, colours, and names that mean nothing. */
package tq.complete;
