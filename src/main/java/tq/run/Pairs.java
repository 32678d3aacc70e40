package tq.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.thisptr.jackson.jq.exception.JsonQueryException;
import tq.schema.FieldRef;

/**
 * Finds the pairs among the rows of one trace for which a condition holds, each two at most once: the one that began earlier
 * is tried as the first, then the other way round. Only those two are tried that share a key, and where the condition is about
 * overlap or depth only those that touch in time or stand above one another.
 */
final class Pairs {

    /** A key of a row, or whether a condition holds of a pair. */
    interface Question {
        /** Null for no answer. */
        JsonNode of(JsonNode row) throws JsonQueryException;
    }

    private record Two(int a, int b) {
    }

    private final String first;
    private final String second;
    private final List<JsonNode> rows = new ArrayList<>();
    private final List<Equality.Key> firstKeys = new ArrayList<>();
    private final List<Equality.Key> secondKeys = new ArrayList<>();
    private final List<Two> candidates = new ArrayList<>();

    Pairs(String first, String second, JsonNode rows, Question firstKey, Question secondKey) throws JsonQueryException {
        this.first = first;
        this.second = second;
        for (JsonNode row : rows) {
            this.rows.add(row);
            firstKeys.add(key(firstKey.of(row)));
            secondKeys.add(key(secondKey.of(row)));
        }
    }

    private static Equality.Key key(JsonNode key) {
        return key == null ? null : new Equality.Key(key);
    }

    /** The pairs in the order of the first, then of the second; {@code nearness} is empty, overlapping or within. */
    List<JsonNode> find(String nearness, Question condition) throws JsonQueryException {
        switch (nearness) {
            case "overlapping" -> overlapping();
            case "within" -> within();
            default -> {
                return sharing(condition);
            }
        }
        List<JsonNode> found = new ArrayList<>();
        for (Two two : candidates) {
            test(two.a, two.b, condition, found);
        }
        return found;
    }

    private void test(int a, int b, Question condition, List<JsonNode> found) throws JsonQueryException {
        Stop.check();
        JsonNode pair = pair(a, b);
        if (condition.of(pair).booleanValue() && (isEarlier(a, b) || !condition.of(pair(b, a)).booleanValue())) {
            found.add(pair);
        }
    }

    private JsonNode pair(int a, int b) {
        ObjectNode pair = JsonNodeFactory.instance.objectNode();
        pair.set(first, rows.get(a));
        pair.set(second, rows.get(b));
        return pair;
    }

    private boolean isEarlier(int one, int other) {
        JsonNode a = edge(one, 1);
        JsonNode b = edge(other, 1);
        if (!a.isNumber() || !b.isNumber()) {
            return a.isNumber() != b.isNumber() ? a.isNumber() : one < other;
        }
        return a.longValue() != b.longValue() ? a.longValue() < b.longValue() : one < other;
    }

    private JsonNode edge(int row, int at) {
        return rows.get(row).get(FieldRef.TIME).get(at);
    }

    private static Map<Equality.Key, List<Integer>> byKey(List<Equality.Key> keys) {
        Map<Equality.Key, List<Integer>> byKey = new HashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            if (keys.get(i) != null) {
                byKey.computeIfAbsent(keys.get(i), key -> new ArrayList<>()).add(i);
            }
        }
        return byKey;
    }

    /** There may be as many as the square of the rows, so none is kept that is not found. */
    private List<JsonNode> sharing(Question condition) throws JsonQueryException {
        List<JsonNode> found = new ArrayList<>();
        Map<Equality.Key, List<Integer>> seconds = byKey(secondKeys);
        for (int a = 0; a < rows.size(); a++) {
            for (int b : firstKeys.get(a) == null ? List.<Integer>of() : seconds.getOrDefault(firstKeys.get(a), List.of())) {
                if (a != b) {
                    test(a, b, condition, found);
                }
            }
        }
        return found;
    }

    /** Of two that touch, the later begins while the other lasts. */
    private void overlapping() {
        touching(byKey(secondKeys), firstKeys, 0, (own, other) -> candidates.add(new Two(own, other)));
        touching(byKey(firstKeys), secondKeys, 1, (own, other) -> candidates.add(new Two(other, own)));
        inOrder();
    }

    private interface Found {
        void add(int own, int other);
    }

    private void touching(Map<Equality.Key, List<Integer>> others, List<Equality.Key> keys, int after, Found found) {
        Map<Equality.Key, int[]> sorted = new HashMap<>();
        others.forEach((key, list) -> sorted.put(key, list.stream().filter(this::isTimed).sorted(Comparator.comparingLong(row -> edge(row, 1).longValue())).mapToInt(Integer::intValue).toArray()));
        for (int own = 0; own < rows.size(); own++) {
            int[] group = keys.get(own) == null || !isTimed(own) ? new int[0] : sorted.getOrDefault(keys.get(own), new int[0]);
            long from = isTimed(own) ? edge(own, 1).longValue() + after : 0;
            for (int i = firstFrom(group, from); i < group.length && edge(group[i], 1).longValue() <= edge(own, 2).longValue(); i++) {
                if (group[i] != own) {
                    found.add(own, group[i]);
                }
            }
        }
    }

    private boolean isTimed(int row) {
        return edge(row, 1).isNumber() && edge(row, 2).isNumber();
    }

    private int firstFrom(int[] group, long from) {
        int low = 0;
        int high = group.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (edge(group[middle], 1).longValue() < from) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private void inOrder() {
        candidates.sort(Comparator.comparingInt(Two::a).thenComparingInt(Two::b));
    }

    /** Each with those above it. */
    private void within() {
        int[] order = new int[rows.size()];
        Arrays.setAll(order, i -> i);
        int[] tour = Arrays.stream(order).boxed().sorted(Comparator.comparingInt(row -> place(row, 3))).mapToInt(Integer::intValue).toArray();
        above(tour, secondKeys, firstKeys, (low, high) -> candidates.add(new Two(low, high)));
        above(tour, firstKeys, secondKeys, (low, high) -> candidates.add(new Two(high, low)));
        inOrder();
    }

    private int place(int row, int at) {
        return rows.get(row).get(FieldRef.PLACE).get(at).intValue();
    }

    /** From each low row up through those of the high rows that stand above it. */
    private void above(int[] tour, List<Equality.Key> highs, List<Equality.Key> lows, Found found) {
        int[] next = new int[rows.size()]; // the nearest high row above
        int top = -1;
        for (int row : tour) {
            while (top >= 0 && place(top, 4) < place(row, 3)) {
                top = next[top];
            }
            next[row] = top;
            for (int high = top; lows.get(row) != null && high >= 0; high = next[high]) {
                if (lows.get(row).equals(highs.get(high))) {
                    found.add(row, high);
                }
            }
            top = highs.get(row) == null ? top : row;
        }
    }
}
