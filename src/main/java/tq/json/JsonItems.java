package tq.json;

import java.util.Iterator;
import java.util.NoSuchElementException;

/** The items of an array. A class rather than a lambda, whose first use costs a JVM milliseconds. */
record JsonItems(JsonDocument document, int array, int size) implements Iterable<JsonValue> {

    @Override
    public Iterator<JsonValue> iterator() {
        return new Cursor(document, array + 2, size);
    }

    private static final class Cursor implements Iterator<JsonValue> {
        private final JsonDocument document;
        private int following;
        private int left;

        Cursor(JsonDocument document, int following, int left) {
            this.document = document;
            this.following = following;
            this.left = left;
        }

        @Override
        public boolean hasNext() {
            return left > 0;
        }

        @Override
        public JsonValue next() {
            if (left == 0) {
                throw new NoSuchElementException();
            }
            left--;
            JsonValue item = new JsonValue(document, following);
            following = document.next(following);
            return item;
        }
    }
}
