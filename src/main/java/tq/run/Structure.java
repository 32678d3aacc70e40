package tq.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tq.schema.FieldRef;

/**
 * How sets of rows stand to all spans, from the rows' places in their trees, in time that grows with the number of rows. A
 * place is {@code [trace, position, family, enter, leave]}, see {@link FieldRef#PLACE}.
 */
final class Structure {

    private static final int POSITION = 1;
    private static final int FAMILY = 2;
    private static final int ENTER = 3;
    private static final int LEAVE = 4;

    private Structure() {
    }

    /** For every span of every trace, or for every trace, a number; by the trace, then the span's position. */
    private record Counts(Map<Long, long[]> bySpan, Map<Long, Long> byTrace) {
    }

    /** All spans of a run and, once they are wanted, where they stand; several sets of a query, and several queries, ask for the same. */
    static final class Spans {

        private final JsonNode rows;
        private Map<Long, Places> places;

        Spans(JsonNode rows) {
            this.rows = rows;
        }

        private Map<Long, Places> places() {
            if (places == null) {
                places = Structure.places(rows);
            }
            return places;
        }
    }

    /** The spans of one trace by position, each with its place. */
    private record Places(int[] family, int[] enter, int[] leave) {
    }

    private static Map<Long, Places> places(JsonNode spans) {
        Map<Long, List<JsonNode>> byTrace = new HashMap<>();
        for (JsonNode span : spans) {
            JsonNode place = place(span);
            byTrace.computeIfAbsent(place.get(0).longValue(), trace -> new ArrayList<>()).add(place);
        }
        Map<Long, Places> places = new HashMap<>();
        byTrace.forEach((trace, list) -> {
            Places all = new Places(new int[list.size()], new int[list.size()], new int[list.size()]);
            for (JsonNode place : list) {
                int position = place.get(POSITION).intValue();
                all.family[position] = place.get(FAMILY).isNull() ? -1 : place.get(FAMILY).intValue();
                all.enter[position] = place.get(ENTER).intValue();
                all.leave[position] = place.get(LEAVE).intValue();
            }
            places.put(trace, all);
        });
        return places;
    }

    private static JsonNode place(JsonNode row) {
        return row.get(FieldRef.PLACE);
    }

    /** What a kind of kin makes of how often each span is in the set. */
    private interface Kin {
        long[] count(Places places, long[] own);
    }

    /** The numbers of members among each span's children, ancestors …; {@code kin} is the word before {@code _counts}. */
    static JsonNode counts(String kin, JsonNode set, Spans spans) {
        Kin of = switch (kin) {
            case "parent" -> Structure::ofParent;
            case "children" -> Structure::ofChildren;
            case "ancestor" -> Structure::ofAncestors;
            case "descendant" -> Structure::ofDescendants;
            case "sibling" -> Structure::ofSiblings;
            default -> (places, own) -> own;
        };
        Map<Long, Places> all = spans.places();
        Map<Long, long[]> bySpan = new HashMap<>();
        all.forEach((trace, places) -> bySpan.put(trace, new long[places.family.length]));
        for (JsonNode row : set) {
            JsonNode place = place(row);
            if (place.size() > POSITION) {
                bySpan.get(place.get(0).longValue())[place.get(POSITION).intValue()]++;
            }
        }
        all.forEach((trace, places) -> bySpan.compute(trace, (key, own) -> of.count(places, own)));
        return new POJONode(new Counts(bySpan, Map.of()));
    }

    private static long[] ofParent(Places places, long[] own) {
        long[] counts = new long[own.length];
        for (int i = 0; i < own.length; i++) {
            counts[i] = places.family[i] < 0 ? 0 : own[places.family[i]];
        }
        return counts;
    }

    private static long[] ofChildren(Places places, long[] own) {
        long[] counts = new long[own.length];
        for (int i = 0; i < own.length; i++) {
            if (places.family[i] >= 0) {
                counts[places.family[i]] += own[i];
            }
        }
        return counts;
    }

    private static long[] ofSiblings(Places places, long[] own) {
        Map<Integer, Long> families = new HashMap<>();
        for (int i = 0; i < own.length; i++) {
            families.merge(places.family[i], own[i], Long::sum);
        }
        long[] counts = new long[own.length];
        for (int i = 0; i < own.length; i++) {
            counts[i] = places.family[i] == -1 ? 0 : families.get(places.family[i]) - own[i];
        }
        return counts;
    }

    private static long[] ofAncestors(Places places, long[] own) {
        int[] tour = tour(places);
        long[] counts = new long[own.length];
        long open = 0;
        for (int step : tour) {
            if (step >= 0) {
                counts[step] = open;
                open += own[step];
            } else {
                open -= own[-1 - step];
            }
        }
        return counts;
    }

    private static long[] ofDescendants(Places places, long[] own) {
        int[] tour = tour(places);
        long[] counts = new long[own.length];
        long met = 0;
        for (int step : tour) {
            if (step >= 0) {
                met += own[step];
                counts[step] = -met;
            } else {
                counts[-1 - step] += met;
            }
        }
        return counts;
    }

    /** The steps of the walk round the tree: a position where a span is entered, -1 less it where it is left. */
    private static int[] tour(Places places) {
        int[] tour = new int[2 * places.enter.length];
        for (int i = 0; i < places.enter.length; i++) {
            tour[places.enter[i]] = i;
            tour[places.leave[i]] = -1 - i;
        }
        return tour;
    }

    /** How many members each trace has. */
    static JsonNode traceCounts(JsonNode set) {
        Map<Long, Long> counts = new HashMap<>();
        set.forEach(row -> counts.merge(place(row).get(0).longValue(), 1L, Long::sum));
        return new POJONode(new Counts(Map.of(), counts));
    }

    /** How many of the sessions each trace is of. */
    static JsonNode sessionTraceCounts(JsonNode sessions) {
        Map<Long, Long> counts = new HashMap<>();
        sessions.forEach(row -> place(row).forEach(trace -> counts.merge(trace.longValue(), 1L, Long::sum)));
        return new POJONode(new Counts(Map.of(), counts));
    }

    /** The number of a row's span. */
    static JsonNode countIn(JsonNode row, JsonNode counts) {
        JsonNode place = place(row);
        long[] ofTrace = place == null || place.size() <= POSITION ? null : of(counts).bySpan.get(place.get(0).longValue());
        return JsonNodeFactory.instance.numberNode(ofTrace == null ? 0 : ofTrace[place.get(POSITION).intValue()]);
    }

    /** The number of a row's trace. */
    static JsonNode traceCountIn(JsonNode row, JsonNode counts) {
        return JsonNodeFactory.instance.numberNode(of(counts).byTrace.getOrDefault(place(row).get(0).longValue(), 0L));
    }

    /** The number of all traces of a session. */
    static JsonNode sessionCountIn(JsonNode session, JsonNode counts) {
        long sum = 0;
        for (JsonNode trace : place(session)) {
            sum += of(counts).byTrace.getOrDefault(trace.longValue(), 0L);
        }
        return JsonNodeFactory.instance.numberNode(sum);
    }

    private static Counts of(JsonNode counts) {
        return (Counts) ((POJONode) counts).getPojo();
    }

    /** Whether the first of two stands so to the second in the tree. */
    static boolean stands(String relation, JsonNode a, JsonNode b) {
        JsonNode one = place(a);
        JsonNode other = place(b);
        return switch (relation) {
            case "child" -> one.get(FAMILY).equals(other.get(POSITION));
            case "parent" -> other.get(FAMILY).equals(one.get(POSITION));
            case "sibling" -> !one.get(FAMILY).isNull() && one.get(FAMILY).equals(other.get(FAMILY)) && !one.get(POSITION).equals(other.get(POSITION));
            case "inside" -> one.get(ENTER).intValue() > other.get(ENTER).intValue() && one.get(LEAVE).intValue() < other.get(LEAVE).intValue();
            default -> stands("inside", b, a);
        };
    }

    /** The rows on the critical path, parents before children. */
    static JsonNode criticalPath(JsonNode spans) {
        List<JsonNode> path = new ArrayList<>();
        spans.forEach(span -> {
            if (span.has(FieldRef.PATH_TIME)) {
                path.add(span);
            }
        });
        path.sort(Comparator.comparingInt(span -> place(span).get(ENTER).intValue()));
        return JsonNodeFactory.instance.arrayNode().addAll(path);
    }

    /** The rows trace by trace in the order of the tree, each with how many of the others it stands below. */
    static JsonNode treeRows(JsonNode rows) {
        Map<Long, List<JsonNode>> byTrace = new LinkedHashMap<>();
        rows.forEach(row -> byTrace.computeIfAbsent(place(row).get(0).longValue(), trace -> new ArrayList<>()).add(row));
        ArrayNode drawn = JsonNodeFactory.instance.arrayNode();
        for (List<JsonNode> ofTrace : byTrace.values()) {
            ofTrace.sort(Comparator.comparingInt(row -> place(row).get(ENTER).intValue()));
            int[] leaves = new int[ofTrace.size()];
            int depth = 0;
            for (JsonNode row : ofTrace) {
                int enter = place(row).get(ENTER).intValue();
                while (depth > 0 && leaves[depth - 1] < enter) {
                    depth--;
                }
                ObjectNode copy = JsonNodeFactory.instance.objectNode();
                copy.setAll((ObjectNode) row);
                drawn.add(copy.put("depth in tree", depth));
                leaves[depth++] = place(row).get(LEAVE).intValue();
            }
        }
        return drawn;
    }

    /** What of their traces' extents the times cover, in percent; null where that is nothing at all. A time is as in {@link FieldRef#TIME}. */
    static JsonNode coverage(JsonNode times) {
        Map<Long, List<long[]>> byTrace = new HashMap<>();
        Map<Long, Long> extents = new HashMap<>();
        for (JsonNode time : times) {
            long trace = time.get(0).longValue();
            extents.put(trace, time.get(4).asLong());
            if (time.get(1).isNumber() && time.get(2).isNumber()) {
                byTrace.computeIfAbsent(trace, key -> new ArrayList<>()).add(new long[] {time.get(1).longValue(), time.get(2).longValue()});
            }
        }
        long extent = extents.values().stream().mapToLong(Long::longValue).sum();
        if (extent == 0) {
            return NullNode.getInstance();
        }
        long covered = byTrace.values().stream().mapToLong(Structure::union).sum();
        double percent = 100.0 * covered / extent;
        return percent == Math.rint(percent) ? JsonNodeFactory.instance.numberNode((long) percent) : JsonNodeFactory.instance.numberNode(percent);
    }

    private static long union(List<long[]> intervals) {
        long[][] sorted = intervals.toArray(new long[0][]);
        Arrays.sort(sorted, Comparator.comparingLong(interval -> interval[0]));
        long covered = 0;
        long reached = Long.MIN_VALUE;
        for (long[] interval : sorted) {
            long from = Math.max(interval[0], reached);
            covered += Math.max(0, interval[1] - from);
            reached = Math.max(reached, Math.max(interval[0], interval[1]));
        }
        return covered;
    }
}
