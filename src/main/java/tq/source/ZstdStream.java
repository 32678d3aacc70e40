package tq.source;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import com.github.luben.zstd.util.Native;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Expands zstd data, all frames of it, by a native library. In a class of its own, so that the library is loaded only for such data. */
final class ZstdStream extends ZstdInputStreamNoFinalizer {

    /** Of a call that meets damaged data the library drops what it has expanded, so it is asked for little at a time. */
    private static final int PIECE = 1 << 14;

    private ZstdStream(InputStream in) throws IOException {
        super(in);
    }

    /**
     * Opens data.
     *
     * @throws InputException where the library can't be loaded
     */
    static InputStream of(InputStream in) throws IOException {
        try {
            load();
            return new ZstdStream(in);
        } catch (LinkageError e) {
            throw new InputException(Problems.Kind.UNREADABLE, "is compressed with zstd, whose library can't be loaded here; expand it first: zstd -dc FILE | tq …");
        }
    }

    /** The library unpacks a file to load it, and would remove it only at an orderly exit. */
    private static synchronized void load() throws IOException {
        if (Native.isLoaded()) {
            return;
        }
        Path folder = Files.createTempDirectory("tq-zstd");
        try {
            System.setProperty("ZstdTempFolder", folder.toString());
            Native.load();
        } finally {
            System.clearProperty("ZstdTempFolder");
            remove(folder);
        }
    }

    /** A system that keeps files in use keeps them. */
    private static void remove(Path folder) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            folder.toFile().deleteOnExit();
        }
    }

    @Override
    public synchronized int read(byte[] target, int offset, int length) throws IOException {
        return super.read(target, offset, Math.min(length, PIECE));
    }
}
