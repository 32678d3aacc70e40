package tq.cli;

/** Exit statuses of the command. */
final class ExitCode {

    static final int OK = 0;
    /** With {@code --exit-status}: the last result was false, null, or there was none. With {@code fmt --check}: a file is not formatted. */
    static final int NEGATIVE = 1;
    /** Wrong usage, or an input that can't be read. */
    static final int USAGE = 2;
    /** The query does not compile. */
    static final int QUERY = 3;
    /** A run-time error, or broken JSON. */
    static final int FAILURE = 5;
    /** The reader of the output went away, as the shell tells it of other programs. */
    static final int PIPE = 141;

    private ExitCode() {
    }
}
