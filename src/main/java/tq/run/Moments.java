package tq.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.POJONode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tq.schema.FieldRef;

/**
 * When the members of a set were, trace by trace, to be asked of each row in little time. A time is
 * {@code [trace, from, to, position, extent]}, see {@link FieldRef#TIME}. No row stands in time to itself.
 */
final class Moments {

    private static final long NONE = Long.MIN_VALUE;

    /** From, to, and which span it is, -1 for something else; an edge that is not known is {@link #NONE}. */
    private record Stretch(long from, long to, long span) {

        static Stretch of(JsonNode row) {
            JsonNode time = row.get(FieldRef.TIME);
            return new Stretch(nanos(time.get(1)), nanos(time.get(2)), time.get(3).asLong(-1));
        }

        private static long nanos(JsonNode edge) {
            return edge.isNumber() ? edge.longValue() : NONE;
        }

        boolean isWhole() {
            return from != NONE && to != NONE;
        }

        boolean is(Stretch other) {
            return span >= 0 && span == other.span;
        }
    }

    private final Map<Long, OfTrace> byTrace = new HashMap<>();

    private Moments() {
    }

    /** The times of a set of rows. */
    static JsonNode of(JsonNode set) {
        Map<Long, List<Stretch>> stretches = new HashMap<>();
        set.forEach(row -> stretches.computeIfAbsent(trace(row), trace -> new ArrayList<>()).add(Stretch.of(row)));
        Moments moments = new Moments();
        stretches.forEach((trace, list) -> moments.byTrace.put(trace, new OfTrace(list)));
        return new POJONode(moments);
    }

    private static long trace(JsonNode row) {
        return row.get(FieldRef.TIME).get(0).longValue();
    }

    /** Whether a row stands so to a member of its trace; {@code edge} is first, last, or empty for any member. */
    static boolean holds(String relation, JsonNode row, JsonNode moments, String edge) {
        OfTrace others = ((Moments) ((POJONode) moments).getPojo()).byTrace.get(trace(row));
        return others != null && others.holds(relation, Stretch.of(row), edge);
    }

    /** Whether the first of two stands so to the second. */
    static boolean stands(String relation, JsonNode a, JsonNode b) {
        return stands(relation, Stretch.of(a), Stretch.of(b));
    }

    private static boolean stands(String relation, Stretch a, Stretch b) {
        return switch (relation) {
            case "before" -> a.to != NONE && b.from != NONE && a.to <= b.from;
            case "after" -> stands("before", b, a);
            case "during" -> a.isWhole() && b.isWhole() && b.from <= a.from && a.to <= b.to;
            default -> a.isWhole() && b.isWhole() && Math.max(a.from, b.from) < Math.min(a.to, b.to);
        };
    }

    /** The members of one trace in the orders that questions need; each is made when first asked for. */
    private static final class OfTrace {

        private final Stretch[] byStart;
        private final Stretch[] byEnd;
        private Stretch[] latestEnds;
        private Stretch[] nextLatest;
        private long[] starts;
        private long[] begins;
        private long[] ends;
        private Map<Long, Integer> members;

        OfTrace(List<Stretch> all) {
            byStart = all.stream().filter(stretch -> stretch.from != NONE).sorted(Comparator.comparingLong(Stretch::from)).toArray(Stretch[]::new);
            byEnd = all.stream().filter(stretch -> stretch.to != NONE).sorted(Comparator.comparingLong(Stretch::to)).toArray(Stretch[]::new);
        }

        boolean holds(String relation, Stretch own, String edge) {
            Stretch[] order = relation.equals("after") ? byEnd : byStart;
            if (order.length == 0) {
                return false;
            }
            if (!edge.isEmpty()) {
                Stretch chosen = edge.equals("first") ? order[0] : order[order.length - 1];
                return !chosen.is(own) && stands(relation, own, chosen);
            }
            return switch (relation) {
                case "before" -> nearest(relation, own, order, order.length - 1, -1);
                case "after" -> nearest(relation, own, order, 0, 1);
                case "during" -> isDuring(own);
                default -> overlaps(own);
            };
        }

        /** If any member will do, the outermost does, or the next where that is the row itself. */
        private static boolean nearest(String relation, Stretch own, Stretch[] order, int outermost, int inwards) {
            int at = outermost;
            while (at >= 0 && at < order.length && order[at].is(own)) {
                at += inwards;
            }
            return at >= 0 && at < order.length && stands(relation, own, order[at]);
        }

        /** Of the members that begin no later than the row, one ends no earlier. */
        private boolean isDuring(Stretch own) {
            if (latestEnds == null) {
                rankEnds();
            }
            int begun = count(starts, own.from, true);
            if (begun == 0 || !own.isWhole()) {
                return false;
            }
            Stretch latest = latestEnds[begun - 1].is(own) ? nextLatest[begun - 1] : latestEnds[begun - 1];
            return latest != null && stands("during", own, latest);
        }

        /** For each beginning of the list by start, the member that ends last, and the next but it. */
        private void rankEnds() {
            latestEnds = new Stretch[byStart.length];
            nextLatest = new Stretch[byStart.length];
            starts = Arrays.stream(byStart).mapToLong(Stretch::from).toArray();
            for (int i = 0; i < byStart.length; i++) {
                Stretch last = i == 0 ? null : latestEnds[i - 1];
                Stretch next = i == 0 ? null : nextLatest[i - 1];
                Stretch one = byStart[i];
                boolean known = last != null && one.is(last);
                boolean later = !known && (last == null || one.to > last.to);
                latestEnds[i] = later ? one : last;
                nextLatest[i] = later ? last : !known && (next == null || one.to > next.to) ? one : next;
            }
        }

        /** Of the members that take time, those that have begun before the row's end and have not ended by its start. */
        private boolean overlaps(Stretch own) {
            if (ends == null) {
                sortEdges();
            }
            if (!own.isWhole() || own.from >= own.to) {
                return false;
            }
            long overlapping = count(begins, own.to, false) - count(ends, own.from, true);
            return overlapping > (own.span < 0 ? 0 : members.getOrDefault(own.span, 0));
        }

        private void sortEdges() {
            Stretch[] all = Arrays.stream(byStart).filter(stretch -> stretch.isWhole() && stretch.from < stretch.to).toArray(Stretch[]::new);
            begins = Arrays.stream(all).mapToLong(Stretch::from).sorted().toArray();
            ends = Arrays.stream(all).mapToLong(Stretch::to).sorted().toArray();
            members = new HashMap<>();
            Arrays.stream(all).forEach(stretch -> members.merge(stretch.span, 1, Integer::sum));
        }

        /** How many of the sorted numbers are below a limit, or at it. */
        private static int count(long[] sorted, long limit, boolean at) {
            int low = 0;
            int high = sorted.length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (sorted[middle] < limit || at && sorted[middle] == limit) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }
    }
}
