package tq.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tq.read.base.Findings;
import tq.source.Problems.Problem;
import tq.trace.TracePart;

/** What one document gave, or what an input gave instead of one. */
final class Found implements Findings {

    private final String place;
    private final List<TracePart> parts = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Long> left = new LinkedHashMap<>();
    private boolean foreign;
    private long bytes;

    /** {@code place} begins the sentences about it: {@code traces.jsonl:7}. */
    Found(String place) {
        this.place = place;
    }

    /** Nothing but a problem, in a whole sentence. */
    static Found only(Problems.Kind kind, String message) {
        Found found = new Found("");
        found.problem(kind, message);
        return found;
    }

    /** The same of an input that holds no trace at all. */
    static Found nothing(String message) {
        Found found = new Found("");
        found.foreign(message);
        return found;
    }

    /** It is something else than a trace, in a whole sentence: in a folder, where it may be by chance, nothing is wrong with that. */
    void foreign(String message) {
        problem(Problems.Kind.UNREADABLE, message);
        foreign = parts.isEmpty();
    }

    @Override
    public void part(TracePart part) {
        parts.add(part);
    }

    @Override
    public void loss(String sentence) {
        problem(Problems.Kind.WARNING, place + ": " + sentence);
    }

    @Override
    public void left(String what, long count) {
        left.merge(what, count, Long::sum);
    }

    /** A whole sentence. */
    void problem(Problems.Kind kind, String message) {
        problems.add(new Problem(kind, message));
    }

    /** Whether what was read is of another kind altogether. */
    boolean isForeign() {
        return foreign;
    }

    /** It was made of a document of so many bytes. */
    void size(long size) {
        bytes = size;
    }

    /** About how many bytes of the document belong to each part. */
    long bytesOfEach() {
        return parts.isEmpty() ? 0 : bytes / parts.size();
    }

    /** Whether it is a document that could be read, though there may be no trace in it. */
    boolean isRead() {
        return problems.stream().allMatch(problem -> problem.kind() == Problems.Kind.WARNING);
    }

    List<TracePart> parts() {
        return parts;
    }

    List<Problem> problems() {
        return problems;
    }

    Map<String, Long> left() {
        return left;
    }
}
