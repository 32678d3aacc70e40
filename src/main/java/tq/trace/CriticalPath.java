package tq.trace;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The spans that a trace waited for: from the end of its root back to its start, always the child that ended last before
 * the point reached, and the span itself for what is left. The times that the spans hold the path add up to the root's
 * duration.
 */
final class CriticalPath {

    /** A span on the path, and the nanoseconds for which it holds it. */
    record Stretch(Span span, long time) {
    }

    /** A span to be looked into, between two points of time. */
    private record Window(int span, long from, long to) {
    }

    private CriticalPath() {
    }

    /** The path of a trace, parents before children, children by start; empty where the root has no start or end. */
    static List<Stretch> of(Trace trace) {
        Optional<Span> root = trace.top().filter(span -> span.duration() != Times.NONE);
        if (root.isEmpty()) {
            return List.of();
        }
        Tree tree = trace.tree();
        List<Stretch> path = new ArrayList<>();
        Deque<Window> waiting = new ArrayDeque<>();
        waiting.push(new Window(root.get().position(), root.get().start(), root.get().end()));
        while (!waiting.isEmpty()) {
            Window window = waiting.pop();
            path.add(new Stretch(trace.spans().get(window.span()), stretch(trace, tree, window, waiting)));
        }
        path.sort(Comparator.comparingInt(stretch -> tree.enter(stretch.span().position())));
        return path;
    }

    /** The time that is the span's own; its children on the path go to {@code waiting}. */
    private static long stretch(Trace trace, Tree tree, Window window, Deque<Window> waiting) {
        long own = 0;
        long reached = window.to();
        for (Span child : lastFirst(trace, tree.children(window.span()))) {
            if (child.end() > reached || child.end() < window.from()) {
                continue;
            }
            own += reached - child.end();
            reached = Math.max(child.start(), window.from());
            waiting.push(new Window(child.position(), reached, child.end()));
        }
        return own + reached - window.from();
    }

    /** The children that ended, the last to end first; of those that ended together the first in the file first. */
    private static List<Span> lastFirst(Trace trace, int[] children) {
        return Arrays.stream(children).sorted().mapToObj(trace.spans()::get).filter(span -> span.duration() != Times.NONE && span.duration() >= 0)
                .sorted(Comparator.comparingLong(Span::end).reversed()).toList();
    }
}
