/** Elements of traces as rows: {@link tq.trace.rows.RowReader} reads the fields that a plan asks for, one class for each noun. */
package tq.trace.rows;
