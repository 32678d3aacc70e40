/**
 * Plan to jq: a map part for each trace and a merge part over all rows. The prelude, {@code prelude.jq}, defines what those
 * parts call; {@link tq.compile.PortableProgram} puts prelude and parts together for the program {@code jq}.
 */
package tq.compile;
