package tq.cli;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tq.format.Formatter;
import tq.source.TraceSource;
import tq.text.DiagnosticPrinter;
import tq.text.QueryException;
import tq.text.SourceText;
import tq.text.TerminalText;

/** {@code tq fmt}: formats query files in place, or standard input to standard output; {@code --check} only names what is not formatted. */
final class Formatting {

    private final Console console;
    private final boolean check;
    private int status = ExitCode.OK;

    Formatting(Console console, boolean check) {
        this.console = console;
        this.check = check;
    }

    /** Files, folders, {@code -}, or none for standard input; gives the gravest of the statuses that each has. */
    int run(List<String> names) throws UsageException, IOException {
        if (names.isEmpty() && console.interactive()) {
            throw new UsageException("no input: name .tq files or folders, or pipe a query in");
        }
        for (String name : names.isEmpty() ? List.of(TraceSource.STDIN) : names) {
            try {
                for (String file : files(name)) {
                    format(file);
                }
            } catch (UsageException e) {
                told(e);
            }
        }
        console.out().flush();
        return status;
    }

    /** The {@code .tq} files of a folder and of those in it, by name; anything else is itself. */
    private static List<String> files(String name) throws UsageException {
        try {
            if (!Files.isDirectory(Path.of(name))) {
                return List.of(name);
            }
            try (Stream<Path> files = Files.walk(Path.of(name))) {
                return files.filter(file -> file.toString().endsWith(".tq") && Files.isRegularFile(file)).map(Path::toString).sorted().toList();
            }
        } catch (InvalidPathException e) {
            return List.of(name);
        } catch (IOException | UncheckedIOException e) {
            throw new UsageException(name + ": the folder can't be read: " + e.getMessage());
        }
    }

    private void format(String file) throws IOException {
        try {
            SourceText source = file.equals(TraceSource.STDIN) ? standardInput() : Main.read(file);
            done(file, source, Formatter.format(source));
        } catch (UsageException e) {
            told(e);
        } catch (QueryException e) {
            console.err().print((status == ExitCode.QUERY ? "\n" : "") + DiagnosticPrinter.print(e));
            status = ExitCode.QUERY;
        }
    }

    private void told(UsageException problem) {
        console.tell(problem.getMessage());
        status = Math.max(status, ExitCode.USAGE);
    }

    private void done(String file, SourceText source, String formatted) throws UsageException, IOException {
        boolean changes = !formatted.equals(source.text());
        if (check && changes) {
            console.print(TerminalText.oneLine(source.name()) + "\n");
            status = Math.max(status, ExitCode.NEGATIVE);
        } else if (!check && file.equals(TraceSource.STDIN)) {
            console.print(formatted);
        } else if (!check && changes) {
            write(file, formatted);
            console.tell("formatted " + file);
        }
    }

    private static void write(String file, String text) throws UsageException {
        try {
            Files.writeString(Path.of(file), text);
        } catch (IOException e) {
            throw new UsageException(file + ": the query file can't be written: " + e.getMessage());
        }
    }

    private SourceText standardInput() throws UsageException, IOException {
        try {
            StringWriter text = new StringWriter();
            new InputStreamReader(console.in(), StandardCharsets.UTF_8.newDecoder()).transferTo(text);
            return new SourceText("<stdin>", text.toString());
        } catch (CharacterCodingException e) {
            throw new UsageException("<stdin>: is no UTF-8 text");
        }
    }
}
