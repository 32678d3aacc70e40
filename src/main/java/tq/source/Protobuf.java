package tq.source;

import java.io.IOException;
import java.io.PushbackInputStream;

/** Tells OTLP in protobuf, alone or with four bytes of length before each message as the collector writes it, from JSON. */
final class Protobuf {

    /** How many bytes are looked at. */
    static final int HEAD = 16;

    private Protobuf() {
    }

    /** Whether what comes is such a message; nothing is taken away. The stream must take back {@link #HEAD} bytes. */
    static boolean begins(PushbackInputStream in) throws IOException {
        byte[] head = new byte[HEAD];
        int read = in.read(head);
        if (read > 0) {
            in.unread(head, 0, read);
        }
        boolean counted = head[0] == 0 && head[4] == '\n';
        return read > 4 && (counted || head[0] == '\n' && hasControl(head, read));
    }

    /** A byte that stands in no JSON text outside of strings; RS may stand between documents. */
    private static boolean hasControl(byte[] head, int read) {
        for (int i = 0; i < read; i++) {
            if (head[i] >= 0 && head[i] < ' ' && head[i] != '\n' && head[i] != '\r' && head[i] != '\t' && head[i] != 0x1e) {
                return true;
            }
        }
        return false;
    }
}
