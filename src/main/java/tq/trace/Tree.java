package tq.trace;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How the spans of a trace stand to each other, built once in a few walks over all of them. Spans go by their position in the
 * file. A span without a parent that is there is a top. Parent ids that run in a circle are cut above the span of the circle
 * that comes first in the file, so that this is always a forest; children stand in the order of their starts.
 */
public final class Tree {

    /** No span. */
    public static final int NONE = -1;

    private final List<Span> spans;
    private final int[] up;
    /** The parent's position, or for spans that miss one parent a number below -1 that they share, or NONE. */
    private final int[] family;
    /** All spans by start, those without one last. */
    private final int[] byStart;
    private final int[] child;
    private final int[] sibling;
    private final int[] enter;
    private final int[] leave;
    private final int[] depth;
    private final int[] top;

    private Tree(List<Span> spans) {
        int size = spans.size();
        this.spans = spans;
        this.up = new int[size];
        this.family = new int[size];
        this.byStart = byStart(spans);
        this.child = new int[size + 1]; // the first child of each, and at the end the first top
        this.sibling = new int[size]; // the next child of the same parent
        this.enter = new int[size];
        this.leave = new int[size];
        this.depth = new int[size];
        this.top = new int[size];
    }

    static Tree of(List<Span> spans) {
        Tree tree = new Tree(spans);
        tree.findParents();
        tree.cutCircles();
        tree.linkChildren();
        tree.walk();
        return tree;
    }

    private static int[] byStart(List<Span> spans) {
        int[] order = new int[spans.size()];
        boolean sorted = true;
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
            sorted = sorted && spans.get(i).start() != Times.NONE && (i == 0 || spans.get(i - 1).start() <= spans.get(i).start());
        }
        return sorted ? order : IntStream.of(order).boxed().sorted((a, b) -> {
            long first = spans.get(a).start();
            long second = spans.get(b).start();
            return first == Times.NONE || second == Times.NONE ? Boolean.compare(first == Times.NONE, second == Times.NONE) : Long.compare(first, second);
        }).mapToInt(Integer::intValue).toArray();
    }

    private void findParents() {
        Map<String, Integer> positions = new HashMap<>(2 * up.length);
        for (Span span : spans) {
            if (!span.id().isEmpty()) {
                positions.put(span.id(), span.position());
            }
        }
        Map<String, Integer> missing = new HashMap<>();
        for (int i = 0; i < up.length; i++) {
            String parent = spans.get(i).parentId();
            up[i] = parent.isEmpty() ? NONE : positions.getOrDefault(parent, NONE);
            family[i] = up[i] != NONE || parent.isEmpty() ? up[i] : NONE - 1 - missing.computeIfAbsent(parent, id -> missing.size());
        }
    }

    private void cutCircles() {
        int[] climb = new int[up.length]; // the climb, from 1, on which a span was first met
        for (int start = 0; start < up.length; start++) {
            int at = start;
            while (at != NONE && climb[at] == 0) {
                climb[at] = start + 1;
                at = up[at];
            }
            if (at != NONE && climb[at] == start + 1) {
                int first = at;
                for (int next = up[at]; next != at; next = up[next]) {
                    first = Math.min(first, next);
                }
                up[first] = NONE;
                family[first] = NONE;
            }
        }
    }

    private void linkChildren() {
        int none = up.length;
        Arrays.fill(child, none);
        for (int i = none - 1; i >= 0; i--) {
            int span = byStart[i];
            int parent = up[span] == NONE ? none : up[span];
            sibling[span] = child[parent];
            child[parent] = span;
        }
    }

    private void walk() {
        int none = up.length;
        int[] next = child.clone(); // the next child to walk into
        int clock = 0;
        for (int start = child[none]; start != none; start = sibling[start]) {
            top[start] = start;
            enter[start] = clock++;
            int at = start;
            while (at != NONE) {
                int into = next[at];
                if (into == none) {
                    leave[at] = clock++;
                    at = at == start ? NONE : up[at];
                } else {
                    next[at] = sibling[into];
                    depth[into] = depth[at] + 1;
                    top[into] = start;
                    enter[into] = clock++;
                    at = into;
                }
            }
        }
    }

    /** The position of the parent, or {@link #NONE}. */
    public int up(int span) {
        return up[span];
    }

    /** What siblings have in common: their parent's position, or a number below {@link #NONE} for a parent that is not there; {@link #NONE} of a root. */
    public int family(int span) {
        return family[span];
    }

    /** When a walk round the tree comes to the span: one span is below another just if it is entered later and left earlier. */
    public int enter(int span) {
        return enter[span];
    }

    /** When that walk leaves it. */
    public int leave(int span) {
        return leave[span];
    }

    /** How many spans stand above it. */
    public int depth(int span) {
        return depth[span];
    }

    /** The topmost span above it, or itself. */
    public int top(int span) {
        return top[span];
    }

    /** The children by start. */
    int[] children(int span) {
        return childrenFrom(child[span]);
    }

    private int[] childrenFrom(int first) {
        int count = 0;
        for (int each = first; each != up.length; each = sibling[each]) {
            count++;
        }
        int[] children = new int[count];
        int i = 0;
        for (int each = first; each != up.length; each = sibling[each]) {
            children[i++] = each;
        }
        return children;
    }

    /** How many spans are directly below one. */
    public int childCount(int span) {
        int count = 0;
        for (int each = child[span]; each != up.length; each = sibling[each]) {
            count++;
        }
        return count;
    }

    /** The part of the duration that no child covers, in nanoseconds, or {@link Times#NONE} of a span without a duration. */
    public long self(int span) {
        long duration = spans.get(span).duration();
        if (duration == Times.NONE) {
            return Times.NONE;
        }
        long covered = 0;
        long from = spans.get(span).start();
        long end = spans.get(span).end();
        for (int each = child[span]; each != up.length; each = sibling[each]) {
            Span one = spans.get(each);
            if (one.duration() == Times.NONE) {
                continue;
            }
            long begins = Math.max(one.start(), from);
            long ends = Math.min(one.end(), end);
            if (ends > begins) {
                covered += ends - begins;
                from = ends;
            }
        }
        return duration - covered;
    }

    /** What siblings that began before it say of a span: how many there are, and the latest end among them. */
    private record Places(int[] index, long[] latest) {
    }

    private Places places;

    private Places places() {
        if (places != null) {
            return places;
        }
        int size = up.length;
        Places found = new Places(new int[size], new long[size]);
        int[] counts = new int[2 * size + 1]; // by family: a parent's position, or behind those the number of a parent that is not there
        long[] ends = new long[2 * size + 1];
        Arrays.fill(ends, Times.NONE);
        for (int span : byStart) {
            int own = family[span] < NONE ? size - family[span] - 2 : family[span];
            found.latest[span] = own == NONE ? Times.NONE : ends[own];
            if (own != NONE) {
                found.index[span] = counts[own]++;
                ends[own] = Math.max(ends[own], spans.get(span).end());
            }
        }
        places = found;
        return found;
    }

    /** The position among the siblings by start, from 0. */
    public int index(int span) {
        return places().index[span];
    }

    /** From the latest end of the siblings that began earlier to the start, at least 0; {@link Times#NONE} where there are none. */
    public long gap(int span) {
        long latest = places().latest[span];
        long start = spans.get(span).start();
        return latest == Times.NONE || start == Times.NONE ? Times.NONE : Math.max(0, start - latest);
    }
}
