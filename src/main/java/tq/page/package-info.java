/**
 * The page that {@code tq diagnose --format html} writes: one file that opens anywhere, loads nothing and can be read without its script.
 *
 * <p>{@link tq.page.HtmlReport} takes traces one by one and makes a section of each at once, so that no trace is kept. Everything that
 * comes from a trace enters the page through {@link tq.page.Html}, as text between tags: no element, no attribute, no id and no
 * link is made of it.
 */
package tq.page;
