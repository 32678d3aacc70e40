package tq.repl;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;

/** Programs that the user has chosen in the environment, on the same terminal. */
final class Programs {

    private Programs() {
    }

    /** A pager reads a text. */
    static void feed(String command, String text, Terminal terminal) throws IOException, InterruptedException {
        terminal.flush();
        Process process = new ProcessBuilder("sh", "-c", command).redirectOutput(ProcessBuilder.Redirect.INHERIT).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // it was left before it had read all
        }
        process.waitFor();
    }

    /** The text as it is after an editor; empty where there is none, or it failed. */
    static Optional<String> edit(String text, Map<String, String> environment, Terminal terminal) throws IOException, InterruptedException {
        String editor = environment.getOrDefault("VISUAL", environment.getOrDefault("EDITOR", "vi"));
        Path file = Files.createTempFile("tq", ".tq", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Attributes before = terminal.getAttributes();
        try {
            Files.writeString(file, text);
            terminal.flush();
            int status = new ProcessBuilder("sh", "-c", editor + " \"$1\"", "sh", file.toString()).inheritIO().start().waitFor();
            return status == 0 ? Optional.of(Files.readString(file).strip()) : Optional.empty();
        } finally {
            terminal.setAttributes(before);
            Files.deleteIfExists(file);
        }
    }
}
