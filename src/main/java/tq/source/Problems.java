package tq.source;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What went wrong with inputs: each costs only itself, is told once, and raises the exit status at the end. */
public final class Problems {

    /** How bad it is. */
    public enum Kind {
        /** A file that is not there, can't be opened, is empty or holds no trace. */
        UNREADABLE,
        /** Text that is no JSON. */
        BROKEN,
        /** Read all the same, with a loss. */
        WARNING
    }

    /** One problem, as a sentence that begins with the place. */
    public record Problem(Kind kind, String message) {
    }

    private final List<Problem> problems = new ArrayList<>();
    private final Consumer<Problem> listener;

    /** Takes what is to be told of each problem at once. */
    public Problems(Consumer<Problem> listener) {
        this.listener = listener;
    }

    void add(Problem problem) {
        problems.add(problem);
        listener.accept(problem);
    }

    /** Whether there was one of that kind. */
    public boolean has(Kind kind) {
        return problems.stream().anyMatch(problem -> problem.kind() == kind);
    }
}
