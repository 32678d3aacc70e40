package tq.cli;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tq.code.CodeIndex;
import tq.code.SpanCode;
import tq.run.RunException;
import tq.run.Together;
import tq.source.MemoryException;
import tq.source.Problems;
import tq.source.Tally;
import tq.source.TraceSource;
import tq.trace.CodeOf;
import tq.trace.Trace;

/** The inputs of a run: tells their problems as they come, and knows the exit status that these ask for. */
final class Inputs {

    private final Console console;
    private final boolean quiet;
    private final boolean strict;
    private final Problems problems = new Problems(this::report);
    private final TraceSource source;
    private final Optional<CodeOf> code;
    private boolean tooLarge;

    /** Thrown, after it is told why, where there is nothing more to be had: at the first problem under {@code --strict}, or without memory. */
    static final class Stop extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Files, or standard input where none is named. */
    Inputs(Arguments arguments, Console console, List<String> files) throws UsageException {
        this.console = console;
        this.quiet = arguments.has(Option.QUIET);
        this.strict = arguments.has(Option.STRICT);
        this.source = new TraceSource(files.isEmpty() ? List.of(TraceSource.STDIN) : files, console.in(), arguments.expansionLimit(), problems);
        this.code = code(arguments);
    }

    /** The code in the folder of {@code --source}. */
    static Optional<CodeOf> code(Arguments arguments) throws UsageException {
        Optional<String> folder = arguments.text(Option.SOURCE);
        try {
            return folder.isEmpty() ? Optional.empty() : Optional.of(new SpanCode(CodeIndex.of(Path.of(folder.get()))));
        } catch (IOException | InvalidPathException e) {
            throw new UsageException("--source " + e.getMessage());
        }
    }

    /** Begins to read ahead. */
    void start() {
        source.start();
    }

    /** What was read; complete after {@link #read}. */
    Tally tally() {
        return source.tally();
    }

    /**
     * Hands on all traces. Call {@link #start} first.
     *
     * @throws Stop at the first problem, where that was asked for, and where an input needs more memory than there is
     */
    void read(TraceSource.Receiver receiver) throws RunException, IOException {
        try {
            source.read(new TraceSource.Receiver() {
                @Override
                public boolean add(Trace trace) throws Exception {
                    code.ifPresent(trace::ranCode);
                    return receiver.add(trace);
                }

                @Override
                public void idle() throws Exception {
                    receiver.idle();
                }
            });
        } catch (MemoryException e) {
            console.tell(e.getMessage());
            tooLarge = true;
            throw new Stop();
        } catch (RunException | IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Puts all traces to queries, likewise. */
    void ask(Together together) throws RunException, IOException {
        read(new TraceSource.Receiver() {
            @Override
            public boolean add(Trace trace) throws RunException {
                return together.add(trace);
            }

            @Override
            public void idle() throws RunException {
                together.idle();
            }
        });
        together.idle();
    }

    private void report(Problems.Problem problem) {
        if (problem.kind() != Problems.Kind.WARNING) {
            console.tell(problem.message());
            if (strict) {
                throw new Stop();
            }
        } else if (!quiet) {
            console.tell("note: " + problem.message());
        }
    }

    /** The exit status, as far as the inputs decide it. */
    int status() {
        return tooLarge || problems.has(Problems.Kind.BROKEN) ? ExitCode.FAILURE : problems.has(Problems.Kind.UNREADABLE) ? ExitCode.USAGE : ExitCode.OK;
    }
}
