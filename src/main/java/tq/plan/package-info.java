/**
 * Syntax to plan: {@link tq.plan.Resolver} knows what the rows are before each stage, finds every name, checks types and
 * units, and writes defaults out. A plan has no places in the text, and knows nothing of jq.
 */
package tq.plan;
