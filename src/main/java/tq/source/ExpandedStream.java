package tq.source;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/** The text of compressed data: says what is wrong with the data in a user's words, and stops at the limit. */
final class ExpandedStream extends FilterInputStream {

    private final String method;
    private final Counted data;
    private final ExpansionLimit limit;
    private long expanded;

    /** Counts the bytes that are taken from a stream, and knows whether that failed. */
    private static final class Counted extends FilterInputStream {
        private long count;
        private boolean failed;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            failed = true;
            int read = super.read(target, offset, length);
            failed = false;
            count += Math.max(0, read);
            return read;
        }

        /** Of a named pipe Java 17 can't tell, and fails. */
        @Override
        public int available() {
            return 0;
        }
    }

    private ExpandedStream(InputStream text, String method, Counted data, ExpansionLimit limit) {
        super(text);
        this.method = method;
        this.data = data;
        this.limit = limit;
    }

    static InputStream gzip(InputStream in, ExpansionLimit limit) {
        Counted data = new Counted(in);
        return new ExpandedStream(new GzipStream(data), "gzip", data, limit);
    }

    static InputStream zstd(InputStream in, ExpansionLimit limit) throws IOException {
        Counted data = new Counted(in);
        return new ExpandedStream(ZstdStream.of(data), "zstd", data, limit);
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count;
        try {
            count = super.read(target, offset, length);
        } catch (EOFException e) {
            throw broken("breaks off");
        } catch (IOException e) {
            if (data.failed) {
                throw e;
            }
            String reason = String.valueOf(e.getMessage());
            throw reason.contains("too much memory")
                    ? new InputException(Problems.Kind.UNREADABLE, "is zstd data with a very long window; expand it first: zstd -dc --long=31 FILE | tq …")
                    : broken(reason.startsWith("Truncated") ? "breaks off" : "is damaged (" + reason.toLowerCase(Locale.ROOT) + ")");
        }
        expanded += Math.max(0, count);
        if (limit.forbids(expanded, data.count)) {
            throw new InputException(Problems.Kind.UNREADABLE, String.format(Locale.ROOT,
                    "its %,d bytes of %s data hold more than %,d bytes of text; what follows is left out. If it is to be trusted, allow more: --max-expanded %dG",
                    data.count, method, expanded - count, 2 + 2 * (expanded >> 30)));
        }
        return count;
    }

    private InputException broken(String how) {
        return new InputException(Problems.Kind.BROKEN, String.format(Locale.ROOT,
                "its %s data %s after %,d bytes of text; what stands before that is read. Copy or download the file again (%s -t tests one)", method, how, expanded, method));
    }
}
