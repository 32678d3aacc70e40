package tq.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** The command, called within the process. */
final class Calls {

    private static final long STACK_BYTES = 512L << 20;

    private Calls() {
    }

    /** What a call left behind. */
    record Call(int status, String out, String err) {
    }

    /** Without a terminal, with nothing on standard input. */
    static Call tq(String... words) {
        return call("", Optional.empty(), words);
    }

    /** With that text on standard input. */
    static Call piped(String input, String... words) {
        return call(input, Optional.empty(), words);
    }

    /** On a terminal of that many columns. */
    static Call onTerminal(int columns, String... words) {
        return call("", Optional.of(columns), words);
    }

    /** On a thread with the stack that the command gives itself. */
    private static Call call(String input, Optional<Integer> width, String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), out, new PrintStream(err, true, StandardCharsets.UTF_8), width,
                width.isPresent());
        int[] status = {Integer.MIN_VALUE};
        Thread thread = new Thread(null, () -> status[0] = Main.run(words, console, Map.of("LANG", "en_US.UTF-8")), "tq", STACK_BYTES);
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return new Call(status[0], out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
