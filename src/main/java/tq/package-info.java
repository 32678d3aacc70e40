/**
 * The road of a query, each step a method of {@link tq.Tq}.
 *
 * <table>
 * <caption>Forms of a query, in order</caption>
 * <tr><th>form</th><th>made by</th><th>type</th><th>printed by</th></tr>
 * <tr><td>text</td><td>the user</td><td>{@link tq.text.SourceText}</td><td>itself</td></tr>
 * <tr><td>syntax</td><td>{@code tq.parse}</td><td>{@link tq.syntax.Query}</td><td>{@link tq.syntax.SyntaxPrinter}</td></tr>
 * <tr><td>plan</td><td>{@code tq.plan}</td><td>{@link tq.plan.Plan}</td><td>{@link tq.plan.PlanPrinter}</td></tr>
 * <tr><td>jq tree</td><td>{@code tq.compile}</td><td>{@link tq.compile.JqProgram}</td><td>{@link tq.jq.JqPrinter}</td></tr>
 * <tr><td>running query</td><td>{@code tq.run}</td><td>{@link tq.run.CompiledQuery}</td><td></td></tr>
 * <tr><td>results</td><td>jq over rows of {@code tq.trace}</td><td>{@code JsonNode}</td><td>{@code tq.render}</td></tr>
 * </table>
 *
 * <p>Data goes one way, and no form points back to an earlier one. The whole of it is in {@code src/site/markdown/architecture.md}.
 */
package tq;
