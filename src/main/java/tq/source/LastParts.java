package tq.source;

/**
 * In which document the last part of each trace stands, learned by reading the input once before. Ids are kept as 64 bits of
 * hash: where two fall together, both count as ending with the later one, which costs memory and no answer.
 */
final class LastParts {

    private long[] keys = new long[1 << 10];
    private long[] last = new long[1 << 10];
    private int size;
    private long document;

    /** Goes on to the next document; they are numbered from 1. */
    void nextDocument() {
        document++;
    }

    /** How many documents there were. */
    long documents() {
        return document;
    }

    /** A part of the trace stands in this document. */
    void put(String id) {
        if (2 * size >= keys.length) {
            grow();
        }
        set(hash(id), document);
    }

    /** Whether the document of that number has the trace's last part. */
    boolean isLast(String id, long number) {
        return last[place(hash(id))] == number;
    }

    private void set(long key, long number) {
        int place = place(key);
        if (last[place] == 0) {
            keys[place] = key;
            size++;
        }
        last[place] = number;
    }

    private int place(long key) {
        int place = (int) (key >>> 32) & keys.length - 1;
        while (last[place] != 0 && keys[place] != key) {
            place = place + 1 & keys.length - 1;
        }
        return place;
    }

    private void grow() {
        long[] oldKeys = keys;
        long[] oldLast = last;
        keys = new long[2 * oldKeys.length];
        last = new long[keys.length];
        size = 0;
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldLast[i] != 0) {
                set(oldKeys[i], oldLast[i]);
            }
        }
    }

    /** FNV-1a over the characters, mixed once more so that all bits depend on all. */
    private static long hash(String id) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < id.length(); i++) {
            hash = (hash ^ id.charAt(i)) * 0x100000001b3L;
        }
        hash ^= hash >>> 32;
        hash *= 0xd6e8feb86659fd93L;
        return hash ^ hash >>> 32;
    }
}
