package tq.complete;

/**
 * Something that may be written at the cursor.
 *
 * @param text what is written, in place of what stands there
 * @param doc one line about it, such as the type of a field or how often a value occurs; may be empty
 * @param group the heading it is listed under: {@code fields}
 * @param open whether more belongs to it, so that no space follows
 */
public record Suggestion(String text, String doc, String group, boolean open) {

    /** A word that nothing belongs to. */
    public Suggestion(String text, String doc, String group) {
        this(text, doc, group, false);
    }
}
