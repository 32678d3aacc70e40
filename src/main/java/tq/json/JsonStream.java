package tq.json;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads the documents of a stream one at a time: JSON lines, documents on many lines, several on one line, with RS (0x1e) or a byte
 * order mark before them. Memory is flat: the longest document and a buffer of 1 MiB. A document is given as soon as it is complete, is
 * read once however it arrives, and stays valid. For one thread.
 *
 * <p>After a {@link JsonSyntaxException} the next call goes on at the next line that begins at its very first byte with what a value or
 * RS begins with, counted from the line on which the broken text began. So only the broken line of JSON lines is lost, even one with a
 * bracket or quote left open, and the indented lines of a broken document on many lines are not taken for documents.
 */
public final class JsonStream implements Closeable {
    private static final int BUFFER = 1 << 20;
    private static final int LARGEST_FIRST = 32 << 20;
    private static final byte RECORD_SEPARATOR = 0x1e;

    private final InputStream in;
    private final String name;
    private final JsonLimits limits;
    private final Scanner scanner;
    private final long size;

    private byte[] buffer;
    private int from;
    private int to;
    private boolean ended;
    private boolean broken;

    /** Of the stream, before {@code buffer[0]}: all bytes, and the characters of the last line. */
    private long bytesBefore;
    private long charactersBefore;
    private long line = 1;

    /** A large document just handed out, on whose last line the next one may stand; counted only if a column is asked for. */
    private byte[] lineBefore;
    private int lineBeforeEnd;

    /**
     * @param in is read in large pieces, so it needs no buffer of its own
     * @param name what messages call the stream, for example the file's name; may be empty
     */
    public JsonStream(InputStream in, String name, JsonLimits limits) {
        this(in, name, limits, 0);
    }

    /** The same for a stream whose size is known, or else is 0, so that one document of a file is read without a move and a small file takes little. */
    public JsonStream(InputStream in, String name, JsonLimits limits, long size) {
        this.in = in;
        this.name = name;
        this.limits = limits;
        this.scanner = new Scanner(limits, 1 << 10);
        this.size = size;
        this.buffer = new byte[(int) Math.min(size > 0 && size < LARGEST_FIRST ? size + 1 : BUFFER, limits.maxDocumentBytes())];
    }

    /**
     * The next document, or empty at the end of the stream.
     *
     * @throws JsonSyntaxException if what comes next is no JSON or beyond a limit; {@code {} x} gives the object first. The place counts
     *     from the beginning of the stream. More may be read afterwards.
     */
    public Optional<JsonDocument> next() throws IOException {
        if (broken) {
            skipBrokenText();
        }
        if (!findDocument()) {
            return Optional.empty();
        }
        scanner.begin();
        int outcome = scanner.scan(buffer, from, to, ended);
        while (outcome == Scanner.MORE) {
            fill();
            outcome = scanner.scan(buffer, from, to, ended);
        }
        if (outcome == Scanner.FAILED) {
            throw failure(scanner.problem(), from + scanner.position());
        }
        return Optional.of(take());
    }

    /** Bytes read from the stream so far; 0 at the end means that it was empty. */
    public long bytesRead() {
        return bytesBefore + to;
    }

    /** Bytes that were read and not yet handed out. */
    public long pending() {
        return to - from;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private boolean findDocument() throws IOException {
        for (;;) {
            for (; from < to; from++) {
                byte c = buffer[from];
                if (c == '\n') {
                    line++;
                    lineBefore = null;
                } else if (c != ' ' && c != '\r' && c != '\t' && c != RECORD_SEPARATOR) {
                    break;
                }
            }
            if (from < to && buffer[from] != (byte) 0xef) {
                return true;
            }
            if (to - from >= 3 || ended) {
                if (!JsonDocument.hasByteOrderMark(buffer, from, to)) {
                    return from < to;
                }
                from += 3;
            } else {
                fill();
            }
        }
    }

    /** Hands out a copy, which is cheap for the lines of a file; a document that fills most of the buffer gets the buffer itself. */
    private JsonDocument take() {
        int start = from;
        int length = scanner.position();
        long startLine = line;
        long offset = bytesBefore + start;
        from += length;
        line += scanner.lines();
        if (length < buffer.length / 2) {
            byte[] copy = Arrays.copyOfRange(buffer, start, from);
            return new JsonDocument(scanner, copy, 0, limits, offset, startLine);
        }
        byte[] taken = buffer;
        buffer = new byte[Math.max(to - from, Math.min(roomForRest(), limits.maxDocumentBytes()))];
        System.arraycopy(taken, from, buffer, 0, to - from);
        lineBefore = taken;
        lineBeforeEnd = from;
        bytesBefore += from;
        to -= from;
        from = 0;
        return new JsonDocument(scanner, taken, start, limits, offset, startLine);
    }

    /** As much as may still come, up to the usual buffer; of a file that has grown, it grows too. */
    private int roomForRest() {
        return size == 0 ? BUFFER : (int) Math.max(64, Math.min(BUFFER, size + 1 - bytesBefore - from));
    }

    /** Reads what is to be had into the free part of the buffer, after making room if there is none. */
    private void fill() throws IOException {
        if (to == buffer.length) {
            moveTo(from > 0 ? buffer : larger());
        }
        int count = in.read(buffer, to, buffer.length - to);
        if (count < 0) {
            ended = true;
        } else {
            to += count;
        }
    }

    private byte[] larger() {
        int most = limits.maxDocumentBytes();
        if (buffer.length >= most) {
            throw failure("document longer than " + most + " bytes", from);
        }
        long rest = size + 1 - bytesBefore - from;
        boolean all = size > 0 && rest > buffer.length && rest <= 4L * buffer.length;
        return new byte[(int) Math.min(most, all ? rest : 2L * buffer.length)];
    }

    /** Moves the bytes that are not done with to the beginning of {@code target}, which may be the buffer itself. */
    private void moveTo(byte[] target) {
        long characters = charactersBefore(from);
        System.arraycopy(buffer, from, target, 0, to - from);
        buffer = target;
        bytesBefore += from;
        charactersBefore = characters;
        to -= from;
        from = 0;
    }

    /** Characters between the beginning of the line and {@code buffer[end]}. */
    private long charactersBefore(int end) {
        if (lineBefore != null) {
            byte[] before = lineBefore;
            lineBefore = null;
            charactersBefore = charactersBefore(before, lineBeforeEnd, charactersBefore);
        }
        return charactersBefore(buffer, end, charactersBefore);
    }

    private static long charactersBefore(byte[] buffer, int end, long before) {
        int lineStart = end;
        while (lineStart > 0 && buffer[lineStart - 1] != '\n') {
            lineStart--;
        }
        return (lineStart == 0 ? before : 0) + JsonPosition.characters(buffer, lineStart, end);
    }

    private JsonSyntaxException failure(String problem, int at) {
        broken = true;
        long lines = line;
        for (int i = from; i < at; i++) {
            if (buffer[i] == '\n') {
                lines++;
            }
        }
        return new JsonSyntaxException(name, problem, bytesBefore + at, new JsonPosition(lines, 1 + charactersBefore(at)));
    }

    private void skipBrokenText() throws IOException {
        broken = false;
        boolean lineBegins = false;
        for (;;) {
            if (from == to) {
                if (ended) {
                    return;
                }
                fill();
                continue;
            }
            byte c = buffer[from];
            if (lineBegins && (JsonDocument.mayBegin(c) || c == RECORD_SEPARATOR)) {
                return;
            }
            lineBegins = c == '\n';
            if (lineBegins) {
                line++;
            }
            from++;
        }
    }
}
