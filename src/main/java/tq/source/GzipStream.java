package tq.source;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * Expands gzip data (RFC 1952), all members of it. Java's own stream takes a pipe that is slow for one that has ended, and then
 * leaves out the members that follow; and it leaves out in silence what is no member.
 */
final class GzipStream extends InputStream {

    private static final int HAS_CHECKSUM = 2;
    private static final int HAS_EXTRA = 4;
    private static final int HAS_NAME = 8;
    private static final int HAS_COMMENT = 16;

    private final InputStream in;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 checksum = new CRC32();
    private final byte[] buffer = new byte[1 << 16];
    private int from;
    private int to;
    private boolean inMember;
    private boolean first = true;

    GzipStream(InputStream in) {
        this.in = in;
    }

    /** As {@link InputStream}; throws {@link EOFException} where the data breaks off, {@link ZipException} where it is damaged. */
    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        while (inMember || begin()) {
            int count = inflate(target, offset, length);
            if (count > 0) {
                checksum.update(target, offset, count);
                return count;
            }
            if (inflater.finished()) {
                from = to - inflater.getRemaining();
                end();
            } else if (inflater.needsDictionary()) {
                throw new ZipException("needs a dictionary");
            } else if (!fill()) {
                throw new EOFException();
            } else {
                inflater.setInput(buffer, from, to - from);
            }
        }
        return -1;
    }

    private int inflate(byte[] target, int offset, int length) throws IOException {
        try {
            return inflater.inflate(target, offset, length);
        } catch (DataFormatException e) {
            throw new ZipException(e.getMessage());
        }
    }

    /** Reads the head of the next member; false where there is none. Zeros that fill up a block count as nothing. */
    private boolean begin() throws IOException {
        int magic = first ? next() : nextOrEnd();
        while (!first && magic == 0) {
            magic = nextOrEnd();
        }
        if (magic < 0) {
            return false;
        }
        first = false;
        if (magic != 0x1f || next() != 0x8b || next() != 8) {
            throw new ZipException("something else follows");
        }
        int flags = next();
        skip(6);
        if ((flags & HAS_EXTRA) != 0) {
            skip(next() | next() << 8);
        }
        skipText((flags & HAS_NAME) != 0);
        skipText((flags & HAS_COMMENT) != 0);
        skip((flags & HAS_CHECKSUM) != 0 ? 2 : 0);
        inflater.reset();
        inflater.setInput(buffer, from, to - from);
        checksum.reset();
        inMember = true;
        return true;
    }

    /** Checks what stands behind a member: checksum and size. */
    private void end() throws IOException {
        long wanted = number();
        long size = number();
        if (wanted != checksum.getValue() || size != (inflater.getBytesWritten() & 0xffffffffL)) {
            throw new ZipException("wrong checksum");
        }
        inMember = false;
    }

    private long number() throws IOException {
        return next() | next() << 8 | next() << 16 | (long) next() << 24;
    }

    private void skip(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            next();
        }
    }

    private void skipText(boolean there) throws IOException {
        while (there && next() != 0) {
            continue;
        }
    }

    private int next() throws IOException {
        int next = nextOrEnd();
        if (next < 0) {
            throw new EOFException();
        }
        return next;
    }

    private int nextOrEnd() throws IOException {
        return from < to || fill() ? buffer[from++] & 0xff : -1;
    }

    private boolean fill() throws IOException {
        from = 0;
        to = Math.max(0, in.read(buffer, 0, buffer.length));
        return to > 0;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }
}
