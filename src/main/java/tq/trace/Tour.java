package tq.trace;

import java.util.Arrays;
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
        int none = spans.size();
        int[] child = new int[none + 1]; // the first child of each, and the first of the top at the end
        int[] sibling = new int[none]; // the next child of the same parent
        Arrays.fill(child, none);
        for (int i = none - 1; i >= 0; i--) {
            String parentId = spans.get(i).parentId();
            int parent = parentId.isEmpty() ? none : positions.getOrDefault(parentId, none);
            sibling[i] = child[parent];
            child[parent] = i;
        }
        Tour tour = new Tour(none);
        tour.walk(child, sibling);
        return tour;
    }

    private void walk(int[] child, int[] sibling) {
        int none = enter.length;
        int clock = 0;
        int[] stack = new int[none + 1];
        for (int start = child[none]; start != none; start = sibling[start]) {
            int depth = 0;
            stack[0] = start;
            enter[start] = clock++;
            while (depth >= 0) {
                int at = stack[depth];
                int next = child[at];
                if (next != none) {
                    child[at] = sibling[next];
                    enter[next] = clock++;
                    stack[++depth] = next;
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
}
