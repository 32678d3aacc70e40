package tq.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tq.text.TerminalText;

/**
 * Where a run reads and writes.
 *
 * @param out results
 * @param err everything else
 * @param width the columns of the terminal that shows the results; empty where none does
 * @param interactive whether standard input is a terminal
 */
record Console(InputStream in, OutputStream out, PrintStream err, Optional<Integer> width, boolean interactive) {

    /** The process's own. What the launcher found out of terminals comes in system properties. */
    static Console ofProcess() {
        Optional<Integer> width = Optional.empty();
        String columns = System.getProperty("tq.columns", "");
        if (!columns.isEmpty()) {
            int number = columns.chars().allMatch(Character::isDigit) && columns.length() < 6 ? Integer.parseInt(columns) : 0;
            width = Optional.of(number == 0 ? 80 : number);
        }
        return new Console(new FileInputStream(FileDescriptor.in), new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8), width, System.getProperty("tq.stdin") != null);
    }

    /** A message of tq's own, harmless whatever it quotes: {@code tq: trace.json: there is no such file}. */
    void tell(String message) {
        err.println("tq: " + TerminalText.lines(message));
    }

    void print(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
