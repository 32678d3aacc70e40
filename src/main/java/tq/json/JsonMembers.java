package tq.json;

/**
 * A cursor over the members of an object, duplicates included, in the order of the text.
 * <pre>{@code
 * JsonMembers members = span.members();
 * while (members.next()) {
 *     if (members.keyIs("name")) { name = members.value().text(); }
 * }
 * }</pre>
 * {@link #key}, {@link #keyIs} and {@link #value} speak of the member that {@link #next} went to, and mean nothing before.
 */
public final class JsonMembers {
    private final JsonDocument document;
    private int left;
    private int keyIndex;
    private int following;

    JsonMembers(JsonDocument document, int object, int size) {
        this.document = document;
        this.left = size;
        this.following = object + 2;
    }

    /** Goes to the next member and tells whether there is one. */
    public boolean next() {
        if (left == 0) {
            return false;
        }
        left--;
        keyIndex = following;
        following = document.next(keyIndex + 2);
        return true;
    }

    /** The decoded key. */
    public String key() {
        return StringContent.decode(document, keyIndex);
    }

    /** Whether the key is this one, however it is escaped; a plain key is compared without decoding. */
    public boolean keyIs(String key) {
        return StringContent.is(document, keyIndex, key);
    }

    /** The member's value. */
    public JsonValue value() {
        return new JsonValue(document, valueIndex());
    }

    int valueIndex() {
        return keyIndex + 2;
    }
}
