package tq.source;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tq.trace.TracePart;

/**
 * A look at the inputs before they are read: at the first document of each, where there are several or much. Files that only
 * add to traces (assessments, log records) are to be read first, so that traces need not wait for them; and where much is
 * scattered, the parts of each trace are counted beforehand, so that a trace can go once its last part is there.
 */
final class Survey {

    /** Larger inputs are looked at; little memory asks for it earlier. */
    private static final long MUCH = 64L << 20;
    private static final int SHARE_OF_MEMORY = 8;

    private final InputReader reader;
    private final List<String> adding = new ArrayList<>();
    private final List<String> others = new ArrayList<>();
    private boolean scattered;
    private boolean repeatable = true;
    private long bytes;

    private Survey(InputReader reader) {
        this.reader = reader;
    }

    static Survey of(List<String> files, InputReader reader) throws InterruptedException {
        Survey survey = new Survey(reader);
        for (String file : files) {
            survey.bytes += size(file);
            survey.repeatable &= size(file) > 0;
        }
        for (String file : files) {
            (survey.isMuch() || files.size() > 1 ? survey.look(file) : survey.others).add(file);
        }
        return survey;
    }

    private boolean isMuch() {
        return bytes > Math.min(MUCH, Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY);
    }

    /** Of a file that can be read twice its bytes; else 0. */
    private static long size(String file) {
        try {
            return !file.equals(TraceSource.STDIN) && Files.isRegularFile(Path.of(file)) ? Files.size(Path.of(file)) : 0;
        } catch (IOException | InvalidPathException e) {
            return 0;
        }
    }

    /** The list that a file belongs to. */
    private List<String> look(String file) throws InterruptedException {
        if (size(file) == 0) {
            return others;
        }
        List<TracePart> first = new ArrayList<>();
        reader.read(file, found -> {
            first.addAll(found.parts());
            return false;
        });
        scattered |= first.stream().anyMatch(part -> part.kind() == TracePart.Kind.SCATTERED);
        return !first.isEmpty() && first.stream().allMatch(part -> part.kind() == TracePart.Kind.ADDED) ? adding : others;
    }

    /** The files in the order to read them. */
    List<String> files() {
        List<String> files = new ArrayList<>(adding);
        files.addAll(others);
        return files;
    }

    /** Where each trace ends, where that is worth reading everything twice. */
    Optional<LastParts> lastParts() throws InterruptedException {
        if (!scattered || !repeatable || !isMuch()) {
            return Optional.empty();
        }
        LastParts last = new LastParts();
        long[] number = {0};
        for (String file : files()) {
            reader.read(file, found -> {
                number[0]++;
                found.parts().forEach(part -> last.put(part.id(), number[0]));
                return true;
            });
        }
        return Optional.of(last);
    }
}
