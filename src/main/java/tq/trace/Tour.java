package tq.trace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A walk round the tree of a trace's spans that notes when each is entered and left: one span is below another just
 * if it is entered later and left earlier. Spans that are their own ancestors, which no walk from the top reaches, stand
 * each by itself.
 */
final class Tour {

    private final int[] enter;
    private final int[] leave;

    private Tour(int size) {
        this.enter = new int[size];
        this.leave = new int[size];
        Arrays.fill(enter, -1);
    }

    static Tour of(Trace trace) {
        List<Span> spans = trace.spans();
        Map<String, Integer> positions = new HashMap<>(2 * spans.size());
        for (Span span : spans) {
            if (!span.id().isEmpty()) {
                positions.put(span.id(), span.position());
            }
        }
        List<List<Integer>> children = new ArrayList<>();
        List<Integer> top = new ArrayList<>();
        for (int i = 0; i < spans.size(); i++) {
            children.add(new ArrayList<>(0));
        }
        for (Span span : spans) {
            Integer parent = span.parentId().isEmpty() ? null : positions.get(span.parentId());
            (parent == null ? top : children.get(parent)).add(span.position());
        }
        Tour tour = new Tour(spans.size());
        tour.walk(top, children);
        return tour;
    }

    private void walk(List<Integer> top, List<List<Integer>> children) {
        int clock = 0;
        int[] next = new int[enter.length];
        int[] stack = new int[enter.length + 1];
        for (int start : top) {
            int depth = 0;
            stack[0] = start;
            enter[start] = clock++;
            while (depth >= 0) {
                int at = stack[depth];
                if (next[at] < children.get(at).size()) {
                    int child = children.get(at).get(next[at]++);
                    enter[child] = clock++;
                    stack[++depth] = child;
                } else {
                    leave[at] = clock++;
                    depth--;
                }
            }
        }
        for (int i = 0; i < enter.length; i++) {
            if (enter[i] < 0) {
                enter[i] = clock++;
                leave[i] = clock++;
            }
        }
    }

    int enter(Span span) {
        return enter[span.position()];
    }

    int leave(Span span) {
        return leave[span.position()];
    }

    /** Those of the spans that have none of the others below them, in the order given. */
    List<Span> innermost(Collection<Span> spans) {
        List<Span> ordered = new ArrayList<>(spans);
        ordered.sort(Comparator.comparingInt(this::enter));
        boolean[] outer = new boolean[enter.length];
        for (int i = 0; i + 1 < ordered.size(); i++) {
            outer[ordered.get(i).position()] = enter(ordered.get(i + 1)) < leave(ordered.get(i));
        }
        return spans.stream().filter(span -> !outer[span.position()]).toList();
    }
}
