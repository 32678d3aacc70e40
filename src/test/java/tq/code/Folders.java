package tq.code;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Folders of code made for one test, and places as short text. */
final class Folders {

    private Folders() {
    }

    static Path put(Path folder, String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    /** The index of a folder with one file. */
    static CodeIndex index(Path folder, String name, String text) throws IOException {
        put(folder, name, text);
        return CodeIndex.of(folder);
    }

    /** {@code shop.py:3 issue, shop.py:9}. */
    static String text(List<CodePlace> places) {
        return places.stream().map(place -> (place + " " + place.function()).strip()).collect(Collectors.joining(", "));
    }
}
