package tq.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Waits until files change. */
final class Watch {

    private static final long EVERY_MILLIS = 250;

    private final List<String> words;
    private List<String> seen;

    /** From now on. */
    Watch(List<String> words) {
        this.words = words;
        this.seen = stamps();
    }

    /** Returns once something has changed and stays as it is for a moment, so that a file is not read while it is written. */
    void await() throws InterruptedException {
        List<String> now = seen;
        while (now.equals(seen)) {
            Thread.sleep(EVERY_MILLIS);
            now = stamps();
        }
        while (!now.equals(seen)) {
            seen = now;
            Thread.sleep(EVERY_MILLIS);
            now = stamps();
        }
    }

    /** What tells that a file is another: its size and when it was written; of a folder all files in it and below. */
    private List<String> stamps() {
        List<String> stamps = new ArrayList<>();
        for (String word : words) {
            int star = word.indexOf('*');
            int end = star < 0 ? word.length() : word.lastIndexOf('/', star) + 1;
            try (Stream<Path> files = Files.walk(Path.of(end == 0 ? "." : word.substring(0, end)))) {
                files.filter(Files::isRegularFile).sorted().forEach(file -> stamps.add(stamp(file)));
            } catch (IOException | InvalidPathException e) {
                stamps.add(word); // not there at the moment
            }
        }
        return stamps;
    }

    private static String stamp(Path file) {
        try {
            return file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file);
        } catch (IOException e) {
            return file.toString();
        }
    }
}
