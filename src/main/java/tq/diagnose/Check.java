package tq.diagnose;

import tq.plan.Plan;

/**
 * A query of the library that has a severity: its rows are evidence of something, no rows are a pass.
 *
 * @param name of the query: {@code error-origins}
 * @param title what its rows are, in a few words
 * @param about the same in a sentence or two
 * @param category such as {@code errors}
 * @param advice what to do about it
 * @param plan the query; the columns {@code trace}, {@code span} and {@code path} of its rows say where, the others are the evidence
 */
public record Check(String name, String title, String about, String category, Severity severity, String advice, Plan plan) {
}
