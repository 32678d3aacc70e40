package tq.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tq.read.Findings;
import tq.source.Problems.Problem;
import tq.trace.TracePart;

/** What one document gave, or what an input gave instead of one. */
final class Found implements Findings {

    private final String place;
    private final List<TracePart> parts = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Long> left = new LinkedHashMap<>();

    /** {@code place} begins the sentences about it: {@code traces.jsonl:7}. */
    Found(String place) {
        this.place = place;
    }

    /** Nothing but a problem, in a whole sentence. */
    static Found only(Problems.Kind kind, String message) {
        Found found = new Found("");
        found.problems.add(new Problem(kind, message));
        return found;
    }

    @Override
    public void part(TracePart part) {
        parts.add(part);
    }

    @Override
    public void loss(String sentence) {
        problem(Problems.Kind.WARNING, sentence);
    }

    @Override
    public void left(String what, long count) {
        left.merge(what, count, Long::sum);
    }

    void problem(Problems.Kind kind, String sentence) {
        problems.add(new Problem(kind, place + ": " + sentence));
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
