/**
 * What is wrong with traces without being asked: the queries of the library that have a severity, run together, and what they found.
 */
package tq.diagnose;
