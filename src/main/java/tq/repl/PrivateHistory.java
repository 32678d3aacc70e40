package tq.repl;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jline.reader.impl.history.DefaultHistory;
import tq.text.TerminalText;

/** Entries of this session and earlier ones, in a file that only its owner reads; without those that look like secrets. */
final class PrivateHistory extends DefaultHistory {

    private static final Pattern SECRET = Pattern.compile("(?i)token\\s*[=:]|secret|password|passwd|authorization|api[-_ ]?key|bearer|credential"
            + "|\\bsk-[A-Za-z0-9_-]{16,}|\\bgh[pousr]_[A-Za-z0-9]{20,}|\\bAKIA[0-9A-Z]{16}\\b|\\beyJ[A-Za-z0-9_-]{20,}\\.|://[^/\\s:]+:[^@\\s]+@");

    @Override
    public void add(Instant time, String line) {
        if (!line.isBlank() && !SECRET.matcher(line).find()) {
            super.add(time, line);
        }
    }

    /** What a terminal would obey is kept as an escape, which means the same in a text: JLine shows entries as they are. */
    @Override
    protected void internalAdd(Instant time, String line, boolean checkDuplicates) {
        super.internalAdd(time, TerminalText.lines(line), checkDuplicates);
    }

    /** Makes the file, readable for no one else; false where that can't be. */
    static boolean prepare(Path file) {
        try {
            Files.createDirectories(file.getParent(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (FileAlreadyExistsException e) {
            return restrict(file);
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
        return true;
    }

    private static boolean restrict(Path file) {
        try {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            return true;
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
