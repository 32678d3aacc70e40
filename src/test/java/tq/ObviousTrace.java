package tq;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A small random trace, and what tree and time mean of it, said as slowly and plainly as can be: by climbing from parent to
 * parent and by looking at every millisecond. Circles of parents are cut above the span that comes first in the file.
 */
final class ObviousTrace {

    /** No time. */
    static final int NONE = -1;

    /** A span; times in milliseconds. The parent is a position, {@link #NONE} for a root, or 100 and more for one that is not there. */
    record Node(int parent, String type, boolean failed, int start, int end) {
    }

    final String name;
    final List<Node> nodes;

    ObviousTrace(String name, List<Node> nodes) {
        this.name = name;
        this.nodes = nodes;
    }

    /** With several roots, orphans, circles, overlaps, children outside their parents, zero and missing times. */
    static ObviousTrace random(String name, SplittableRandom random, int most) {
        int size = random.nextInt(1, most + 1);
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            int kind = random.nextInt(24);
            int parent = i == 0 || kind == 0 ? NONE : kind < 3 ? 100 + random.nextInt(2) : kind == 3 ? random.nextInt(size) : random.nextInt(Math.max(0, i - 4), i);
            int start = random.nextInt(20) == 0 ? NONE : random.nextInt(30);
            int end = start == NONE || random.nextInt(15) == 0 ? NONE : start + (random.nextInt(5) == 0 ? 0 : random.nextInt(20));
            nodes.add(new Node(parent, random.nextInt(3) == 0 ? "AGENT" : random.nextBoolean() ? "TOOL" : "LLM", random.nextInt(4) == 0, start, end));
        }
        return new ObviousTrace(name, nodes);
    }

    String id(int node) {
        return name + "s" + node;
    }

    /** As MLflow V3 writes it; {@code shift} milliseconds later. */
    String json(List<Integer> order, long shift) {
        List<String> spans = new ArrayList<>();
        for (int i : order) {
            Node node = nodes.get(i);
            spans.add("{\"span_id\": \"" + id(i) + "\", \"parent_span_id\": " + (node.parent == NONE ? "null" : "\"" + id(node.parent) + "\"") + ", \"name\": \"n" + i
                    + "\", \"start_time_unix_nano\": " + nanos(node.start, shift) + ", \"end_time_unix_nano\": " + nanos(node.end, shift)
                    + ", \"status\": {\"code\": \"" + (node.failed ? "STATUS_CODE_ERROR" : "STATUS_CODE_OK") + "\"}"
                    + ", \"attributes\": {\"mlflow.spanType\": \"\\\"" + node.type + "\\\"\"}}");
        }
        return "{\"info\": {\"trace_id\": \"tr-" + name + "\"}, \"data\": {\"spans\": [" + String.join(", ", spans) + "]}}";
    }

    String json() {
        return json(IntStream.range(0, nodes.size()).boxed().toList(), 0);
    }

    private static String nanos(int millis, long shift) {
        return millis == NONE ? "null" : (1_700_000_000_000L + shift + millis) + "000000";
    }

    int parent(int node) {
        int parent = nodes.get(node).parent;
        if (parent == NONE || parent >= nodes.size()) {
            return NONE;
        }
        Set<Integer> circle = new LinkedHashSet<>();
        int at = node;
        while (at != NONE && at < nodes.size() && circle.add(at)) {
            at = nodes.get(at).parent;
        }
        boolean first = at == node && circle.stream().allMatch(other -> other >= node);
        return first ? NONE : parent;
    }

    List<Integer> ancestors(int node) {
        List<Integer> above = new ArrayList<>();
        for (int at = parent(node); at != NONE; at = parent(at)) {
            above.add(at);
        }
        return above;
    }

    List<Integer> kin(String kin, int node) {
        List<Integer> found = new ArrayList<>();
        for (int other = 0; other < nodes.size(); other++) {
            boolean is = other != node && switch (kin) {
                case "parent" -> parent(node) == other;
                case "children" -> parent(other) == node;
                case "ancestors" -> ancestors(node).contains(other);
                case "descendants" -> ancestors(other).contains(node);
                default -> areSiblings(node, other);
            };
            if (is) {
                found.add(other);
            }
        }
        return found;
    }

    boolean areSiblings(int a, int b) {
        int parent = nodes.get(a).parent;
        boolean cut = parent < nodes.size() && (parent(a) == NONE || parent(b) == NONE);
        return a != b && parent != NONE && !cut && parent == nodes.get(b).parent;
    }

    String path(int node) {
        String path = "n" + node;
        for (int above : ancestors(node)) {
            path = "n" + above + " > " + path;
        }
        return path;
    }

    int root(int node) {
        List<Integer> above = ancestors(node);
        return above.isEmpty() ? node : above.get(above.size() - 1);
    }

    boolean isWhole(int node) {
        return nodes.get(node).start != NONE && nodes.get(node).end != NONE;
    }

    private boolean covers(int node, int millisecond) {
        return isWhole(node) && nodes.get(node).start <= millisecond && millisecond < nodes.get(node).end;
    }

    /** Milliseconds of the span in which no child runs; null without a duration. */
    Integer self(int node) {
        if (!isWhole(node)) {
            return null;
        }
        int self = 0;
        for (int at = nodes.get(node).start; at < nodes.get(node).end; at++) {
            int now = at;
            self += kin("children", node).stream().noneMatch(child -> covers(child, now)) ? 1 : 0;
        }
        return self;
    }

    /** The siblings in the order of their starts, those without one last. */
    private List<Integer> family(int node) {
        List<Integer> family = new ArrayList<>(kin("siblings", node));
        family.add(node);
        family.sort(Comparator.<Integer>comparingInt(other -> nodes.get(other).start == NONE ? Integer.MAX_VALUE : nodes.get(other).start).thenComparingInt(other -> other));
        return family;
    }

    int index(int node) {
        return family(node).indexOf(node);
    }

    Integer gap(int node) {
        int latest = NONE;
        for (int other : family(node).subList(0, index(node))) {
            latest = Math.max(latest, nodes.get(other).end);
        }
        return latest == NONE || nodes.get(node).start == NONE ? null : Math.max(0, nodes.get(node).start - latest);
    }

    /** Whether a stands so to b. */
    boolean stands(String relation, int a, int b) {
        Node one = nodes.get(a);
        Node other = nodes.get(b);
        return a != b && switch (relation) {
            case "inside" -> ancestors(a).contains(b);
            case "containing" -> ancestors(b).contains(a);
            case "child of" -> parent(a) == b;
            case "parent of" -> parent(b) == a;
            case "sibling of" -> areSiblings(a, b);
            case "before" -> one.end != NONE && other.start != NONE && one.end <= other.start;
            case "after" -> stands("before", b, a);
            case "during" -> isWhole(a) && isWhole(b) && other.start <= one.start && one.end <= other.end;
            default -> isWhole(a) && isWhole(b) && Math.max(one.start, other.start) < Math.min(one.end, other.end);
        };
    }

    /** The one of a set that begins first or last, for {@code after} that ends first or last; NONE where none has that edge. */
    int edge(String relation, String edge, List<Integer> set) {
        int chosen = NONE;
        for (int each : set) {
            int time = relation.equals("after") ? nodes.get(each).end : nodes.get(each).start;
            int best = chosen == NONE ? NONE : relation.equals("after") ? nodes.get(chosen).end : nodes.get(chosen).start;
            if (time != NONE && (chosen == NONE || (edge.equals("first") ? time < best : time >= best))) {
                chosen = each;
            }
        }
        return chosen;
    }

    int firstStart() {
        return nodes.stream().mapToInt(Node::start).filter(start -> start != NONE).min().orElse(NONE);
    }

    /** Milliseconds from the first start to the last end, or NONE. */
    int extent() {
        int last = nodes.stream().mapToInt(Node::end).max().orElse(NONE);
        return last == NONE || firstStart() == NONE ? NONE : last - firstStart();
    }

    /** Milliseconds in which one of the set runs. */
    int covered(List<Integer> set) {
        int covered = 0;
        for (int at = 0; at < 100; at++) {
            int now = at;
            covered += set.stream().anyMatch(each -> covers(each, now)) ? 1 : 0;
        }
        return covered;
    }

    /** Milliseconds for which each span on the critical path holds it, parents before children, children by start. */
    Map<Integer, Integer> criticalPath() {
        Map<Integer, Integer> times = new LinkedHashMap<>();
        int root = IntStream.range(0, nodes.size()).filter(node -> nodes.get(node).parent == NONE).findFirst()
                .orElseGet(() -> IntStream.range(0, nodes.size()).filter(node -> nodes.get(node).parent >= nodes.size()).findFirst().orElse(NONE));
        if (root != NONE && isWhole(root)) {
            hold(root, nodes.get(root).start, nodes.get(root).end, times);
        }
        return times;
    }

    private void hold(int node, int from, int to, Map<Integer, Integer> times) {
        Map<Integer, int[]> taken = new LinkedHashMap<>();
        List<Integer> left = new ArrayList<>(kin("children", node));
        left.removeIf(child -> !isWhole(child));
        int own = 0;
        int reached = to;
        while (true) {
            int last = NONE;
            for (int child : left) {
                int end = nodes.get(child).end;
                if (end <= reached && end >= from && (last == NONE || end > nodes.get(last).end)) {
                    last = child;
                }
            }
            if (last == NONE) {
                break;
            }
            left.remove((Integer) last);
            own += reached - nodes.get(last).end;
            reached = Math.max(from, nodes.get(last).start);
            taken.put(last, new int[] {reached, nodes.get(last).end});
        }
        times.put(node, own + reached - from);
        List<Integer> inOrder = new ArrayList<>(taken.keySet());
        inOrder.sort(Comparator.<Integer>comparingInt(child -> nodes.get(child).start).thenComparingInt(child -> child));
        inOrder.forEach(child -> hold(child, taken.get(child)[0], taken.get(child)[1], times));
    }

    @Override
    public String toString() {
        return json();
    }
}
