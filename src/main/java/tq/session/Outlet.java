package tq.session;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import tq.text.TerminalText;

/** Where results go: to the screen, or to the end of a file. */
final class Outlet {

    private Optional<Path> file = Optional.empty();

    boolean isOpen() {
        return file.isPresent();
    }

    /** Results go to a file from now on, which must not be there yet; empty for the screen. */
    void to(Optional<Path> next) throws IOException {
        if (next.isPresent()) {
            Files.createFile(next.get());
        }
        file = next;
    }

    /** Adds to the file, and says so. */
    String write(String text) throws IOException {
        Files.writeString(file.orElseThrow(), text, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
        return "written to " + TerminalText.oneLine(file.get().toString()) + "\n";
    }
}
