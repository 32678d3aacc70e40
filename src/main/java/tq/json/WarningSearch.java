package tq.json;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Walks the tape of a document for what is worth a warning. Apart from parsing, so that nobody pays for it who does not ask. */
final class WarningSearch {
    /** Warnings of one document that are kept. */
    static final int MOST = 100;

    /** Objects with more keys are searched by hashing; below, comparing each pair of signatures is cheaper. */
    private static final int FEW_KEYS = 32;

    private final JsonDocument document;
    private final byte[] bytes;
    private final List<JsonWarning> warnings = new ArrayList<>();
    private final long[] signatures = new long[FEW_KEYS];
    private final int[] keys = new int[FEW_KEYS];

    WarningSearch(JsonDocument document) {
        this.document = document;
        this.bytes = document.bytes();
    }

    List<JsonWarning> search() {
        for (int index = 0; index < document.tapeLength() && warnings.size() < MOST; index += 2) {
            byte head = document.head(index);
            if (head == '"') {
                if (!document.plain(index)) {
                    inspectString(index);
                }
            } else if (head == '{') {
                inspectKeys(index);
            } else if (head == 'N' || head == 'I' || head == '-' && bytes[document.start(index) + 1] == 'I') {
                warn(JsonWarning.Kind.NON_FINITE_NUMBER, document.start(index), new JsonValue(document, index) + " is read as null");
            }
        }
        return List.copyOf(warnings);
    }

    private void inspectString(int index) {
        int from = document.start(index) + 1;
        int to = document.scalarEnd(index) - 1;
        int invalid = StringContent.invalidUtf8(bytes, from, to);
        if (invalid < to) {
            warn(JsonWarning.Kind.INVALID_UTF8, invalid, "invalid UTF-8 in a string is read as U+FFFD");
        }
        for (int i = from; document.controlCharacters() && i < to; i++) {
            if (bytes[i] >= 0 && bytes[i] < ' ') {
                warn(JsonWarning.Kind.RAW_CONTROL_CHARACTER, i, "control character in a string that is not escaped");
                break;
            }
        }
    }

    private void inspectKeys(int object) {
        JsonMembers members = new JsonMembers(document, object, document.size(object));
        if (document.size(object) > FEW_KEYS) {
            inspectManyKeys(members);
            return;
        }
        for (int count = 0; members.next(); count++) {
            int key = members.valueIndex() - 2;
            long signature = signature(key);
            keys[count] = key;
            signatures[count] = signature;
            for (int i = 0; i < count; i++) {
                if ((signatures[i] == signature || signatures[i] == 0 || signature == 0)
                        && StringContent.decode(document, keys[i]).equals(members.key())) {
                    warnOfDuplicate(members);
                    break;
                }
            }
        }
    }

    private void inspectManyKeys(JsonMembers members) {
        Set<String> seen = new HashSet<>();
        while (members.next()) {
            if (!seen.add(members.key())) {
                warnOfDuplicate(members);
            }
        }
    }

    /** Equal for equal keys: the length and the last 8 bytes. 0 for a key with escapes, which may equal any other. */
    private long signature(int key) {
        if (document.flagged(key)) {
            return 0;
        }
        int from = document.start(key) + 1;
        int to = document.scalarEnd(key) - 1;
        long length = to - from + 1L;
        long signature = length << 56;
        for (int i = Math.max(from, to - 8); i < to; i++) {
            signature = Long.rotateLeft(signature, 8) ^ bytes[i];
        }
        return signature;
    }

    private void warnOfDuplicate(JsonMembers members) {
        StringBuilder key = new StringBuilder();
        JsonText.COMPACT.writeString(members.key(), key);
        warn(JsonWarning.Kind.DUPLICATE_KEY, document.start(members.valueIndex() - 2), "duplicate key " + key + ": the last one counts");
    }

    private void warn(JsonWarning.Kind kind, int start, String message) {
        if (warnings.size() < MOST) {
            warnings.add(new JsonWarning(kind, document.offset() + start - document.root().start(), message));
        }
    }
}
