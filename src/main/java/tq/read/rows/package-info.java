/** Spans as flat objects and rows of tables, whatever their columns are called, Phoenix's among them; what SDKs print. */
package tq.read.rows;
