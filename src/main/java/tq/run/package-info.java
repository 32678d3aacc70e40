/**
 * Runs a query's jq over rows: the only package that imports jackson-jq. {@link tq.run.CompiledQuery} binds the prelude's
 * functions to Java and runs map on each trace, then merge on all that gave.
 */
package tq.run;
